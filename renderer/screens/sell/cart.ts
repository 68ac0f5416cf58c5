import type { Item } from '../../../shared/catalogue.ts';
import type { Customer } from '../../../shared/order.ts';
import type { Discount } from './discount.ts';

/** A sale while it is made: its lines in the order in which they were added, and what goes with it. */
export interface Cart {
  readonly lines: readonly CartLine[];
  /** Off all goods together. */
  readonly discount: Discount | null;
  readonly customer: Customer;
  readonly note: string;
  /** What the shop calls this sale on paper. */
  readonly receipt: string;
}

export type CartLine = GoodsLine | AmountLine;

/** Each item has one line. */
export interface GoodsLine {
  readonly type: 'item';
  /** The item's. */
  readonly id: string;
  readonly item: Item;
  readonly quantity: number;
  /** For one, instead of the catalogue's price; null where that holds. */
  readonly price: number | null;
  readonly discount: Discount | null;
}

/** Something that is not in the catalogue, or that nobody looked up. */
export interface AmountLine {
  readonly type: 'amount';
  readonly id: string;
  readonly name: string | null;
  readonly amount: number;
}

export const emptyCart: Cart = { lines: [], discount: null, customer: {}, note: '', receipt: '' };

/** Nothing to charge, nobody to charge it to. */
export function isEmptyCart(cart: Cart): boolean {
  const { lines, customer, note, receipt } = cart;
  return lines.length === 0 && Object.keys(customer).length === 0 && note === '' && receipt === '';
}

/** How many pieces there are, of whatever it is. */
export function pieceCount({ lines }: Cart): number {
  return lines.reduce((sum, line) => sum + (line.type === 'item' ? line.quantity : 1), 0);
}

export function lineOf(cart: Cart, id: string): CartLine | undefined {
  return cart.lines.find((line) => line.id === id);
}
