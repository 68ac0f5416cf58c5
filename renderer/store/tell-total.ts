import { totalOnScreen } from './sale-on-screen.ts';
import type { Store } from './store.ts';

/**
 * Tells what the sale comes to so far, each time it changes, for the display that faces the customer.
 * Gives back a function that stops it.
 */
export function tellTotal(store: Store, tell: (total: number) => void): () => void {
  return store.subscribe((state, before) => {
    if (state.cart === before.cart && state.entry === before.entry) return;
    const total = totalOnScreen(state);
    if (total !== totalOnScreen(before)) tell(total);
  });
}
