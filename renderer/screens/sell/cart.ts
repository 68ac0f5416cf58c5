import { type Item, totalOf } from '../../../shared/catalogue.ts';
import type { CartLine } from '../../../shared/ipc.ts';
import { largestMinor } from './amount-entry.ts';

/**
 * The goods of the sale so far. Each item has one line, and the last line is the one added last: the
 * keys act on it.
 */
export type Cart = readonly CartGoods[];

export interface CartGoods {
  readonly item: Item;
  readonly quantity: number;
}

/** The cart after a wish, or why it stays as it is. */
export type CartChange =
  | { readonly type: 'changed'; readonly cart: Cart }
  | { readonly type: 'refused'; readonly why: CartRefusal };

export type CartRefusal = 'quantity_least' | 'quantity_largest' | 'lines_most' | 'sale_overflow';

export const emptyCart: Cart = [];

/** What the main process takes (shared/ipc.ts): at most so many of one item. */
export const largestQuantity = 9_999;

/** It takes 200 lines; one is kept for an amount that is typed. */
export const mostGoods = 199;

/** One more of an item. Its line becomes the last one, where it is seen. */
export function addItem(cart: Cart, item: Item): CartChange {
  const before = cart.find((goods) => goods.item.id === item.id);
  if (!before && cart.length === mostGoods) return { type: 'refused', why: 'lines_most' };
  const others = cart.filter((goods) => goods !== before);
  return accept(cart, [...others, { item, quantity: (before?.quantity ?? 0) + 1 }]);
}

/** More or less of an item that is in the cart, in its place. None of it is not a quantity. */
export function changeQuantity(cart: Cart, itemId: string, by: number): CartChange {
  return accept(
    cart,
    cart.map((goods) =>
      goods.item.id === itemId ? { ...goods, quantity: goods.quantity + by } : goods,
    ),
  );
}

export function removeItem(cart: Cart, itemId: string): Cart {
  return cart.filter(({ item }) => item.id !== itemId);
}

/** The same goods at the prices of a catalogue that was told afresh. */
export function repriced(cart: Cart, catalogue: readonly Item[]): Cart {
  return cart.map((goods) => ({
    ...goods,
    item: catalogue.find(({ id }) => id === goods.item.id) ?? goods.item,
  }));
}

/** What goods and typed amount come to, in minor units; undefined past the largest sale. */
export function saleTotal(cart: Cart, typed: number): number | undefined {
  const goods = totalOf(
    cart.map(({ item, quantity }) => ({ name: item.name, quantity, unitAmount: item.price })),
  );
  if (goods === undefined) return undefined;
  const total = goods + typed;
  return total > largestMinor() ? undefined : total;
}

/** What to ask the main process for: the goods, then the typed amount when there is one. */
export function cartLines(cart: Cart, typed: number): CartLine[] {
  const goods = cart.map(
    ({ item, quantity }): CartLine => ({ type: 'item', itemId: item.id, quantity }),
  );
  return typed === 0 ? goods : [...goods, { type: 'amount', amount: typed }];
}

/** How many pieces there are, of whatever item. */
export function pieceCount(cart: Cart): number {
  return cart.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** A smaller cart is always taken, or a cart that new prices made too dear could not be mended. */
function accept(before: Cart, after: Cart): CartChange {
  if (after.some(({ quantity }) => quantity < 1)) return { type: 'refused', why: 'quantity_least' };
  if (after.some(({ quantity }) => quantity > largestQuantity)) {
    return { type: 'refused', why: 'quantity_largest' };
  }
  const isMore = pieceCount(after) > pieceCount(before);
  if (isMore && saleTotal(after, 0) === undefined) return { type: 'refused', why: 'sale_overflow' };
  return { type: 'changed', cart: after };
}
