import { saleOnScreen } from './sale-on-screen.ts';
import type { Store, WindowStore } from './store.ts';

/**
 * Tells what the sale comes to so far, each time it changes, for the display that faces the customer.
 * Gives back a function that stops it.
 */
export function tellTotal(store: Store, tell: (total: number) => void): () => void {
  return store.subscribe((state, before) => {
    const total = totalSoFar(state);
    if (total !== totalSoFar(before)) tell(total);
  });
}

/** In minor units; 0 while there is nothing, or more than can be charged. */
function totalSoFar(state: WindowStore): number {
  const sale = saleOnScreen(state);
  return sale.type === 'ready' ? sale.total : 0;
}
