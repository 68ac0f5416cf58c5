import type { Actor } from '../../shared/actor.ts';
import type { Settings, SettingsAnswer } from '../../shared/settings.ts';
import type { IpcHandlers } from './handle.ts';

export interface SettingsFacts {
  readonly settings: () => Settings;
  readonly changeSettings: (changes: Partial<Settings>, actor: Actor) => Promise<SettingsAnswer>;
  /** Who stands at the window. */
  readonly actor: () => Actor;
}

/** The shop's settings, read and changed by whoever may. */
export function settingsHandlers(
  facts: SettingsFacts,
): Pick<IpcHandlers, 'settings.read' | 'settings.change'> {
  const { settings, changeSettings, actor } = facts;
  return {
    'settings.read': () => settings(),
    'settings.change': async ({ changes }) =>
      await changeSettings(changes as Partial<Settings>, actor()),
  };
}
