import type { Item } from '../../../shared/catalogue.ts';
import type { HeldCart } from '../../../shared/held-sale.ts';
import { type Cart, emptyCart } from './cart.ts';
import { addAmount, addItem, changeLine } from './change-cart.ts';
import { priceCart } from './price-cart.ts';

/** A sale as it is put away; undefined while there is nothing of it to hold, or too much to price. */
export function heldCartOf(cart: Cart): HeldCart | undefined {
  const { lines, discount, customer, note, receipt } = cart;
  const { total } = priceCart(cart, 0);
  if (lines.length === 0 || total === undefined) return undefined;
  return {
    lines: lines.map((line) =>
      line.type === 'item'
        ? {
            ...{ type: 'item' as const, itemId: line.item.id, quantity: line.quantity },
            ...{ price: line.price, discount: line.discount },
          }
        : { type: 'amount' as const, name: line.name, amount: line.amount },
    ),
    ...{ discount, customer, note, receipt, total },
  };
}

/**
 * The sale again, at the prices of today's catalogue. Goods that are no longer in it are left out and
 * counted: somebody has to look.
 */
export function cartOfHeld(
  held: HeldCart,
  catalogue: readonly Item[],
): { readonly cart: Cart; readonly missing: number } {
  let cart: Cart = emptyCart;
  let missing = 0;
  for (const line of held.lines) {
    if (line.type === 'amount') {
      const change = addAmount(cart, line.amount, line.name);
      if (change.type === 'changed') cart = change.cart;
      else missing += 1;
      continue;
    }
    const item = catalogue.find(({ id }) => id === line.itemId);
    const added = item && addItem(cart, item, line.quantity);
    const own = added?.type === 'changed' ? added.cart.lines.at(-1) : undefined;
    if (added?.type !== 'changed' || own?.type !== 'item') {
      missing += 1;
      continue;
    }
    const change = changeLine(added.cart, { ...own, price: line.price, discount: line.discount });
    cart = change.type === 'changed' ? change.cart : added.cart;
  }
  const { discount, customer, note, receipt } = held;
  return { cart: { ...cart, discount, customer, note, receipt }, missing };
}
