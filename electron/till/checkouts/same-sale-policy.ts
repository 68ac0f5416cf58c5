import type { SaleLine } from '../../../shared/catalogue.ts';
import type { Order } from '../../../shared/order.ts';
import { isOpenPayment, type Payment } from '../../../shared/payment.ts';
import type { Sale, SameSale } from '../till.ts';

/** How long after a sale the same one again is asked about, in milliseconds. */
export const sameSaleMilliseconds = 120_000;

/** A sale that was made before, with its payments. */
export interface EarlierSale {
  readonly order: Order;
  readonly payments: readonly Payment[];
}

/**
 * Whether the same goods for the same amount were paid a moment ago, or may have been: two customers in a
 * row may want the same thing, but so looks a customer who is charged twice. Only sales of the window
 * count; a program beside the till has its own names for its requests. `now`, and `since` when nothing
 * was new to whoever asks, in milliseconds since 1970.
 */
export function findSameSale(
  sale: Sale,
  earlier: readonly EarlierSale[],
  now: number,
  since = 0,
): SameSale | undefined {
  for (const { order, payments } of earlier) {
    if (order.soldBy === undefined || !isSameSale(sale, order)) continue;
    const news = payments.filter(({ changedAt }) => changedAt >= since);
    const unresolved = news.find((each) => isOpenPayment(each) || each.state === 'authorised');
    const paid = news.find((each) => isJustPaid(each, now));
    const payment = unresolved ?? paid;
    if (!payment) continue;
    return {
      type: 'same_sale_again',
      orderId: order.id,
      seq: order.seq,
      paymentId: payment.id,
      state: unresolved ? 'unresolved' : 'paid',
      at: payment.changedAt,
    };
  }
  return undefined;
}

function isJustPaid({ capturedAmount, changedAt }: Payment, now: number): boolean {
  return capturedAmount > 0 && now - changedAt < sameSaleMilliseconds;
}

/** The order in which somebody typed the lines does not matter. */
function isSameSale(left: Sale, right: Sale): boolean {
  if (left.amount !== right.amount || left.currency !== right.currency) return false;
  const wanted = left.lines.map(describe).toSorted();
  const found = right.lines.map(describe).toSorted();
  return wanted.length === found.length && wanted.every((line, place) => line === found[place]);
}

function describe({ name, quantity, unitAmount, itemId, discount = 0 }: SaleLine): string {
  return JSON.stringify([itemId ?? name, quantity, unitAmount, discount]);
}
