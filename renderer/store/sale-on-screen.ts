import type { IpcRequest } from '../../shared/ipc.ts';
import { entryMinor } from '../screens/sell/amount-entry.ts';
import { priceCart, requestOf } from '../screens/sell/price-cart.ts';
import type { Notice } from './entry-slice.ts';
import { registerCurrency } from './register-slice.ts';
import type { WindowStore } from './store.ts';

/** What would be charged now, or why nothing can be. `total` in minor units. */
export type SaleOnScreen =
  | { readonly type: 'ready'; readonly request: SaleRequest; readonly total: number }
  | { readonly type: 'not_ready'; readonly why: Notice };

export type SaleRequest = Pick<
  IpcRequest<'checkout.start'>,
  'lines' | 'customer' | 'notes' | 'receipt'
>;

export function saleOnScreen(state: WindowStore): SaleOnScreen {
  if (state.entry.overflow) return notReady({ type: 'amount_overflow' });
  const amount = entryMinor(state.entry, registerCurrency(state));
  if (amount === 0 && state.cart.lines.length === 0) {
    return notReady({ type: state.catalogue.length > 0 ? 'sale_empty' : 'amount_missing' });
  }
  const { total, problem } = priceCart(state.cart, amount);
  return problem
    ? notReady({ type: problem })
    : { type: 'ready', request: requestOf(state.cart, amount), total };
}

/** What the sale comes to so far, in minor units; 0 while nothing can be charged. */
export function totalOnScreen(state: WindowStore): number {
  if (state.entry.overflow) return 0;
  const { total, problem } = priceCart(
    state.cart,
    entryMinor(state.entry, registerCurrency(state)),
  );
  return problem ? 0 : total;
}

function notReady(why: Notice): SaleOnScreen {
  return { type: 'not_ready', why };
}
