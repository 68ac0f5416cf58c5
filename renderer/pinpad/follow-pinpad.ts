import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock.ts';
import type { GallaBridge } from '../../shared/ipc.ts';
import type { PinpadState } from '../../shared/pinpad.ts';
import type { Call } from '../ipc.ts';
import type { PinpadKey } from './pinpad-keys.ts';

/** What the window of one simulated terminal shows; `state` is null until the till has told. */
export interface PinpadWindow {
  readonly state: PinpadState | null;
  /** Whether what was pressed last was not what the terminal waits for. */
  readonly isRefused: boolean;
}

export type PinpadStore = StoreApi<PinpadWindow>;

/** How long after a question without an answer the next one is asked. */
export const askAgainAfter = 2_000;

/** Asked for once, told from then on. A push is always newer than the answer. */
export function followPinpad(options: {
  readonly bridge: GallaBridge;
  readonly call: Call;
  readonly clock: Clock;
  readonly terminalId: string;
}): { readonly store: PinpadStore; readonly press: (key: PinpadKey) => Promise<void> } {
  const { bridge, call, clock, terminalId } = options;
  const store: PinpadStore = createStore(() => ({ state: null, isRefused: false }));
  bridge.onPush((push) => {
    if (push.type === 'pinpad' && push.state.face.terminalId === terminalId) {
      store.setState({ state: push.state });
    }
  });
  void load();
  return {
    store,
    async press({ action, details = {} }) {
      const reply = await call('simulator.act', { terminalId, action, ...details });
      store.setState({ isRefused: reply.type !== 'answer' || reply.answer.result !== 'done' });
    },
  };

  async function load(): Promise<void> {
    const reply = await call('pinpad.load', { terminalId });
    if (store.getState().state !== null) return;
    if (reply.type === 'answer') store.setState({ state: reply.answer.state });
    else clock.after(askAgainAfter, 'the till to answer the pinpad', () => void load());
  }
}
