import { isEmptyEntry } from '../screens/sell/amount-entry.ts';
import type { Asks } from './asks.ts';
import type { PlaceAsks } from './place-asks.ts';
import type { SaleAsks } from './sale-asks.ts';
import { activeLine } from './sale-slice.ts';
import type { Store } from './store.ts';

/** What is asked about the sale that is being made, from its own screen and from the list of commands. */
export interface SaleDialogs {
  customer(): void;
  /** The line that the keys act on, what is being typed first; says so where there is none. */
  line(first: 'line' | 'discount'): void;
}

export function createSaleDialogs(options: {
  readonly store: Store;
  readonly asks: Asks;
  readonly sale: SaleAsks;
  readonly open: PlaceAsks['open'];
}): SaleDialogs {
  const { store, asks, sale, open } = options;
  return {
    customer: () => open({ type: 'customer' }),
    line(first) {
      if (!isEmptyEntry(store.getState().entry)) sale.plus();
      const line = activeLine(store.getState());
      if (line) open({ type: 'change_line', lineId: line.id, first });
      else asks.notice({ type: 'line_missing' });
    },
  };
}
