import type { Clock } from '../../shared/clock.ts';
import { payStatus } from '../screens/pay/pay-status.ts';
import { registerSettings } from './register-slice.ts';
import type { Store, WindowStore } from './store.ts';

/**
 * Makes room for the next sale by itself after a sale is paid, where the shop wants that. Change stays:
 * it has to be handed over first; so does whatever somebody has opened a dialog about. Gives back a
 * function that stops it.
 */
export function followAutoNext(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly leave: () => Promise<void>;
}): () => void {
  const { store, clock, leave } = options;
  let waiting: { readonly id: string; readonly stop: () => void } | null = null;
  const unsubscribe = store.subscribe((state) => {
    const id = paidId(state);
    if (id === (waiting?.id ?? null)) return;
    waiting?.stop();
    waiting = id === null ? null : { id, stop: wait(id) };
    const seconds = registerSettings(state).autoNextSeconds;
    store.setState({ nextAt: id === null ? null : clock.now() + seconds * 1_000 });
  });
  return () => {
    unsubscribe();
    waiting?.stop();
  };

  function wait(id: string): () => void {
    const seconds = registerSettings(store.getState()).autoNextSeconds;
    return clock.after(seconds * 1_000, 'the next sale', () => {
      if (paidId(store.getState()) === id) void leave();
    });
  }
}

/** The checkout that may make room; null where there is none. */
function paidId(state: WindowStore): string | null {
  const { checkout, lookedAt, dialog } = state;
  if (!checkout || dialog !== null || registerSettings(state).autoNextSeconds === 0) return null;
  return payStatus(checkout, lookedAt) === 'approved' ? checkout.id : null;
}
