import type { Item } from '../../../shared/catalogue.ts';
import { type Cart, type CartLine, type GoodsLine, lineOf } from './cart.ts';
import type { Discount } from './discount.ts';
import { priceCart } from './price-cart.ts';

/** The cart after a wish, or why it stays as it is. */
export type CartChange =
  | { readonly type: 'changed'; readonly cart: Cart }
  | { readonly type: 'refused'; readonly why: CartRefusal };

export type CartRefusal =
  | 'quantity_least'
  | 'quantity_largest'
  | 'quantity_of_amount'
  | 'lines_most'
  | 'sale_overflow'
  | 'discount_too_large';

/** What the main process takes (shared/ipc.ts): at most so many of one item. */
export const largestQuantity = 9_999;

/** It takes 200 lines; one is kept for an amount that is typed. */
export const mostLines = 199;

/** More of an item. Its line becomes the last one, where it is seen. */
export function addItem(cart: Cart, item: Item, quantity = 1): CartChange {
  const before = cart.lines.find((line) => line.type === 'item' && line.id === item.id);
  const line: GoodsLine =
    before?.type === 'item'
      ? { ...before, quantity: before.quantity + quantity }
      : { type: 'item', id: item.id, item, quantity, price: null, discount: null };
  return append(cart, before, line);
}

/** An amount as a line of its own. */
export function addAmount(cart: Cart, amount: number, name: string | null = null): CartChange {
  const numbers = cart.lines.flatMap(({ type, id }) => (type === 'amount' ? [Number(id)] : []));
  const id = String(Math.max(0, ...numbers) + 1);
  return append(cart, undefined, { type: 'amount', id, name, amount });
}

/** More or less of a line, in its place. None of it is not a quantity. */
export function changeQuantity(cart: Cart, id: string, by: number): CartChange {
  const line = lineOf(cart, id);
  if (line?.type === 'amount') return { type: 'refused', why: 'quantity_of_amount' };
  return line ? changeLine(cart, { ...line, quantity: line.quantity + by }) : unchanged(cart);
}

/** The line of this id as it is to be from now on. */
export function changeLine(cart: Cart, line: CartLine): CartChange {
  return accept(cart, {
    ...cart,
    lines: cart.lines.map((each) => (each.id === line.id ? line : each)),
  });
}

/** Without its last line a sale has no discount either; a customer and a note wait for the next line. */
export function removeLine(cart: Cart, id: string): Cart {
  const lines = cart.lines.filter((line) => line.id !== id);
  return { ...cart, lines, discount: lines.length === 0 ? null : cart.discount };
}

/** A line, or none, and what is taken off the whole sale, as both are to be from now on. */
export function revise(cart: Cart, line: CartLine | null, discount: Discount | null): CartChange {
  const lines = cart.lines.map((each) => (each.id === line?.id ? line : each));
  return accept(cart, { ...cart, lines, discount });
}

/** The same sale at the prices of a catalogue that was told afresh. */
export function repriced(cart: Cart, catalogue: readonly Item[]): Cart {
  if (cart.lines.length === 0) return cart;
  const items = new Map(catalogue.map((item) => [item.id, item]));
  return {
    ...cart,
    lines: cart.lines.map((line) =>
      line.type === 'item' ? { ...line, item: items.get(line.id) ?? line.item } : line,
    ),
  };
}

function append(cart: Cart, before: CartLine | undefined, line: CartLine): CartChange {
  if (!before && cart.lines.length >= mostLines) return { type: 'refused', why: 'lines_most' };
  return accept(cart, {
    ...cart,
    lines: [...cart.lines.filter((each) => each !== before), line],
  });
}

/** A smaller cart is always taken, or a cart that new prices made too dear could not be mended. */
function accept(before: Cart, after: Cart): CartChange {
  const goods = after.lines.filter((line) => line.type === 'item');
  if (goods.some(({ quantity }) => quantity < 1)) return { type: 'refused', why: 'quantity_least' };
  if (goods.some(({ quantity }) => quantity > largestQuantity)) {
    return { type: 'refused', why: 'quantity_largest' };
  }
  const { problem, gross } = priceCart(after, 0);
  const isLess = problem === 'sale_overflow' && gross < priceCart(before, 0).gross;
  if (problem && !isLess) return { type: 'refused', why: problem };
  return { type: 'changed', cart: after };
}

function unchanged(cart: Cart): CartChange {
  return { type: 'changed', cart };
}
