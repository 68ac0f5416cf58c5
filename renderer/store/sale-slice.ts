import type { Item } from '../../shared/catalogue.ts';
import type { WindowState } from '../../shared/ipc.ts';
import { type Cart, emptyCart, repriced } from '../screens/sell/cart.ts';

/** What the shop sells, and the goods of the sale so far. */
export interface SaleSlice {
  readonly catalogue: readonly Item[];
  readonly cart: Cart;
}

export const saleAtStart: SaleSlice = { catalogue: [], cart: emptyCart };

/** Only goods in the till's currency: amounts of two currencies are never added. */
export function catalogueLoaded(slice: SaleSlice, loaded: WindowState): SaleSlice {
  const catalogue = loaded.catalogue.filter(({ currency }) => currency === loaded.store.currency);
  return { catalogue, cart: repriced(slice.cart, catalogue) };
}
