import type { Item } from '../../shared/catalogue.ts';
import type { Currency } from '../../shared/money.ts';
import { type Cart, type CartLine, emptyCart, lineOf } from '../screens/sell/cart.ts';
import { repriced } from '../screens/sell/change-cart.ts';

/** What the shop sells, and the sale so far. */
export interface SaleSlice {
  readonly catalogue: readonly Item[];
  readonly cart: Cart;
  /** The line that the keys act on; null for the last one. */
  readonly selectedLine: string | null;
  /** A sale that was cleared a moment ago, until the next one begins. */
  readonly cleared: Cart | null;
}

export const saleAtStart: SaleSlice = {
  catalogue: [],
  cart: emptyCart,
  selectedLine: null,
  cleared: null,
};

/** Only goods in the till's currency: amounts of two currencies are never added. */
export function catalogueLoaded(
  slice: SaleSlice,
  loaded: readonly Item[],
  currency: Currency,
): Pick<SaleSlice, 'catalogue' | 'cart'> {
  const catalogue = loaded.filter((item) => item.currency === currency);
  return { catalogue, cart: repriced(slice.cart, catalogue) };
}

/** The line that the keys act on. */
export function activeLine({ cart, selectedLine }: SaleSlice): CartLine | undefined {
  const selected = selectedLine === null ? undefined : lineOf(cart, selectedLine);
  return selected ?? cart.lines.at(-1);
}
