import type { CartLine } from '../../shared/ipc.ts';
import { entryMinor } from '../screens/sell/amount-entry.ts';
import { cartLines, saleTotal } from '../screens/sell/cart.ts';
import type { Notice } from './entry-slice.ts';
import { registerCurrency } from './register-slice.ts';
import type { WindowStore } from './store.ts';

/** What would be charged now, or why nothing can be. `total` in minor units. */
export type SaleOnScreen =
  | { readonly type: 'ready'; readonly lines: CartLine[]; readonly total: number }
  | { readonly type: 'not_ready'; readonly why: Notice };

export function saleOnScreen(state: WindowStore): SaleOnScreen {
  if (state.entry.overflow) return notReady({ type: 'amount_overflow' });
  const amount = entryMinor(state.entry, registerCurrency(state));
  const lines = cartLines(state.cart, amount);
  if (lines.length === 0) {
    return notReady({ type: state.catalogue.length > 0 ? 'sale_empty' : 'amount_missing' });
  }
  const total = saleTotal(state.cart, amount);
  return total === undefined
    ? notReady({ type: 'sale_overflow' })
    : { type: 'ready', lines, total };
}

function notReady(why: Notice): SaleOnScreen {
  return { type: 'not_ready', why };
}
