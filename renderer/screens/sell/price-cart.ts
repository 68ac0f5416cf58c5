import type { IpcRequest, CartLine as RequestLine } from '../../../shared/ipc.ts';
import { largestMinor } from './amount-entry.ts';
import type { Cart, CartLine, GoodsLine } from './cart.ts';
import { discountOf, spread } from './discount.ts';

/** What a cart comes to. Amounts in minor units. */
export interface PricedCart {
  readonly lines: readonly PricedLine[];
  /** Before anything is taken off, the typed amount included. */
  readonly gross: number;
  /** What the discount on the whole sale takes off, if it can be taken off. */
  readonly discount: number;
  readonly total: number;
  /** Why this cannot be charged; the amounts above are then what they would be. */
  readonly problem: 'sale_overflow' | 'discount_too_large' | null;
}

export interface PricedLine {
  readonly line: CartLine;
  /** What one costs. */
  readonly each: number;
  /** Off this line, by its own discount. */
  readonly discount: number;
  /** Off this line, of the discount on the whole sale. */
  readonly share: number;
  /** What it comes to after its own discount, which is what a customer sees on it. */
  readonly net: number;
}

/** `typed` is the amount in the display, which is charged with the goods. */
export function priceCart(cart: Cart, typed: number): PricedCart {
  const priced = cart.lines.map(priceLine);
  const goods = priced.map(({ line, net }) => (line.type === 'item' ? net : 0));
  const off = discountOf(
    cart.discount,
    goods.reduce((sum, net) => sum + net, 0),
  );
  const shares = spread(off, goods);
  const gross = priced.reduce((sum, { net, discount }) => sum + net + discount, typed);
  const net = priced.reduce((sum, line) => sum + line.net, typed);
  const isBeyond = !shares || priced.some((line) => line.discount > 0 && line.net < 1);
  const total = net - (shares ? off : 0);
  return {
    lines: priced.map((line, place) => ({ ...line, share: shares?.[place] ?? 0 })),
    gross,
    discount: shares ? off : 0,
    total,
    problem: isBeyond ? 'discount_too_large' : total > largestMinor() ? 'sale_overflow' : null,
  };
}

/** What to ask the main process for: the lines, the typed amount when there is one, and what goes with it. */
export function requestOf(
  cart: Cart,
  typed: number,
): Pick<IpcRequest<'checkout.start'>, 'lines' | 'customer' | 'notes' | 'receipt'> {
  const { customer, note, receipt } = cart;
  const lines = priceCart(cart, typed).lines.map(requestLine);
  return {
    lines: typed === 0 ? lines : [...lines, { type: 'amount', amount: typed }],
    ...(Object.keys(customer).length > 0 ? { customer } : {}),
    ...(note === '' ? {} : { notes: { note } }),
    ...(receipt === '' ? {} : { receipt }),
  };
}

function requestLine({ line, discount, share }: PricedLine): RequestLine {
  if (line.type === 'amount') {
    return {
      type: 'amount',
      amount: line.amount,
      ...(line.name === null ? {} : { name: line.name }),
    };
  }
  const off = discount + share;
  return {
    ...{ type: 'item', itemId: line.item.id, quantity: line.quantity },
    ...(isOverridden(line) ? { unitAmount: line.price } : {}),
    ...(off > 0 ? { discount: off } : {}),
  };
}

/** Somebody has set another price than the catalogue's. */
export function isOverridden(line: GoodsLine): line is GoodsLine & { readonly price: number } {
  return line.price !== null && line.price !== line.item.price;
}

function priceLine(line: CartLine): Omit<PricedLine, 'share'> {
  if (line.type === 'amount') return { line, each: line.amount, discount: 0, net: line.amount };
  const each = line.price ?? line.item.price;
  const all = each * line.quantity;
  const discount = discountOf(line.discount, all);
  return { line, each, discount, net: all - discount };
}
