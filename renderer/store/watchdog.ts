import type { Clock } from '../../shared/clock.ts';
import { isCheckoutRunning } from './checkout-slice.ts';
import type { Store } from './store.ts';

/** A running payment from which nothing has been heard for this long is asked about. */
export const quietFor = 5_000;

/**
 * Sees to it that the window never waits for news that will not come: asks about a running payment when
 * it has been quiet, and tries to find the main process again after losing it. `check` and `load` put
 * what they learn into the store themselves. Gives back a function that stops it.
 */
export function watchQuiet(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly check: () => Promise<void>;
  readonly load: () => Promise<void>;
}): () => void {
  const { store, clock, check, load } = options;
  let stopWaiting: (() => void) | null = null;
  let isAsking = false;

  const unsubscribe = store.subscribe((state, before) => {
    const isNews =
      state.checkoutNews !== before.checkoutNews ||
      state.checkout !== before.checkout ||
      state.contact !== before.contact;
    if (isNews) arm();
  });
  arm();
  return () => {
    unsubscribe();
    stopWaiting?.();
  };

  function arm(): void {
    stopWaiting?.();
    stopWaiting = null;
    const { contact } = store.getState();
    if (isAsking || (contact === 'ok' && !isCheckoutRunning(store.getState()))) return;
    stopWaiting = clock.after(quietFor, 'a sign of life', () => void ask());
  }

  async function ask(): Promise<void> {
    isAsking = true;
    await (store.getState().contact === 'ok' ? check() : load());
    isAsking = false;
    arm();
  }
}
