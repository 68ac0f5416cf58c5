import type { Settings } from '../../shared/settings.ts';
import type { Call } from '../ipc.ts';
import { registerChanged } from './register-slice.ts';
import type { Store } from './store.ts';

/** What became of a change; the settings screen has the sentences. */
export type SettingsOutcome = 'kept' | 'invalid' | 'keys_clash' | 'not_allowed' | 'not_kept';

export interface SettingsAsks {
  /** All of these, or none. The settings as they then are come as news. */
  change(changes: Partial<Settings>): Promise<SettingsOutcome>;
}

export function createSettingsAsks(store: Store, call: Call): SettingsAsks {
  return {
    async change(changes) {
      const result = await call('settings.change', { changes });
      if (result.type === 'not_allowed') return 'not_allowed';
      if (result.type !== 'answer') return 'not_kept';
      const { answer } = result;
      if (!answer.ok) return answer.why;
      store.setState((state) => registerChanged(state, { settings: answer.settings }));
      return 'kept';
    },
  };
}
