import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock.ts';
import type { CustomerDisplayState } from '../../shared/customer-display.ts';
import type { GallaBridge } from '../../shared/ipc.ts';
import type { Call } from '../ipc.ts';

/** Null until the main process has told for the first time. */
export type DisplayStore = StoreApi<CustomerDisplayState | null>;

/** How long after a question without an answer the next one is asked. */
export const askAgainAfter = 2_000;

/** What the display shows: asked for once, told from then on. A push is always newer than the answer. */
export function followDisplay(options: {
  readonly bridge: GallaBridge;
  readonly call: Call;
  readonly clock: Clock;
}): DisplayStore {
  const { bridge, call, clock } = options;
  const store: DisplayStore = createStore(() => null);
  bridge.onPush((push) => {
    if (push.type === 'customer_display') store.setState(push.state, true);
  });
  void load();
  return store;

  async function load(): Promise<void> {
    const reply = await call('customer_display.load', {});
    if (store.getState() !== null) return;
    if (reply.type === 'answer') store.setState(reply.answer, true);
    else clock.after(askAgainAfter, 'the till to answer the display', () => void load());
  }
}
