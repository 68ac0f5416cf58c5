import { screenCardNumbers, screenDeep } from '../../../shared/card-number-screen.ts';
import { lineTotal, type SaleLine, totalOf } from '../../../shared/catalogue.ts';
import { type Answer, done, type Refusal, refused } from '../../../shared/failures.ts';
import { type Currency, currencies, isCurrency, isMinorAmount } from '../../../shared/money.ts';
import type { Order } from '../../../shared/order.ts';
import { claimOf, isOpenPayment, type Payment } from '../../../shared/payment.ts';
import type { NewOrder } from '../till.ts';

export type OrderTerms = Pick<
  Order,
  'amount' | 'currency' | 'receipt' | 'notes' | 'lines' | 'captureMode' | 'placeId' | 'customer'
>;

const receiptLength = 40;
const notePairs = 15;
const noteLength = 256;
const customerLength = 120;

/** Checks what a caller wants ordered and screens its free text (razorpay-wire.md section 5, X8). */
export function acceptOrder(input: NewOrder): Answer<OrderTerms> {
  if (!isMinorAmount(input.amount)) return refused({ type: 'amount_invalid' });
  if (!isCurrency(input.currency)) return refused({ type: 'currency_unknown' });
  const { minimum } = currencies[input.currency];
  if (input.amount < minimum) return refused({ type: 'amount_too_small', minimum });
  const receipt = input.receipt ?? null;
  if (receipt !== null && receipt.length > receiptLength) {
    return refused({ type: 'receipt_too_long' });
  }
  const notes = input.notes ?? {};
  if (!areNotes(notes)) return refused({ type: 'notes_invalid' });
  const { customer, lines = [] } = input;
  if (customer && Object.values(customer).some((text) => text.length > customerLength)) {
    return refused({ type: 'customer_invalid' });
  }
  if (!lines.every(isWhole)) return refused({ type: 'discount_invalid' });
  if (lines.length > 0 && totalOf(lines) !== input.amount) {
    return refused({ type: 'amount_invalid' });
  }
  return done({
    amount: input.amount,
    currency: input.currency,
    receipt: receipt === null ? null : screenCardNumbers(receipt),
    notes: screenDeep(notes),
    lines: screenDeep(lines),
    captureMode: input.captureMode ?? 'automatic',
    placeId: null,
    ...(customer ? { customer: screenDeep(customer) } : {}),
  });
}

/** A discount takes something off a line and leaves something of it. */
function isWhole(line: SaleLine): boolean {
  const { discount = 0 } = line;
  return discount === 0 || (isMinorAmount(discount) && lineTotal(line) > 0);
}

/** At most 15 pairs, each name and value at most 256 characters. */
export function areNotes(notes: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(notes);
  return (
    pairs.length <= notePairs &&
    pairs.every((pair) => pair.every((text) => text.length <= noteLength))
  );
}

export type AttemptVerdict =
  | { readonly type: 'allowed' }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** An earlier attempt may still take the money. */
  | { readonly type: 'unresolved'; readonly payment: Payment };

/** Whether another attempt may start for exactly this amount, in minor units (X8, X9, promise 4). */
export function judgeAttempt(
  order: Order,
  payments: readonly Payment[],
  amount: number,
  currency: string,
): AttemptVerdict {
  if (order.status === 'paid' || order.status === 'closed') {
    return refusedAttempt({ type: 'order_already_paid' });
  }
  if (currency !== order.currency) {
    return refusedAttempt({ type: 'currency_mismatch', currency: order.currency });
  }
  const amountDue = order.amount - order.amountPaid;
  if (amount !== amountDue) return refusedAttempt({ type: 'amount_mismatch', amountDue });
  const payment = payments.find(isUnsettled);
  return payment ? { type: 'unresolved', payment } : { type: 'allowed' };
}

/**
 * Whether a part of what is due may be taken, in minor units. What another payment may still take is not
 * there to be taken: two together never come to more than the order (promise 4).
 */
export function judgePart(
  order: Order,
  payments: readonly Payment[],
  amount: number,
): AttemptVerdict {
  if (order.status === 'paid' || order.status === 'closed') {
    return refusedAttempt({ type: 'order_already_paid' });
  }
  if (!isMinorAmount(amount) || amount === 0) return refusedAttempt({ type: 'amount_invalid' });
  const rest = unclaimed(order, payments);
  if (amount <= rest) return { type: 'allowed' };
  const payment = payments.find(isUnsettled);
  return payment && amount <= order.amount - order.amountPaid
    ? { type: 'unresolved', payment }
    : refusedAttempt({ type: 'order_amount_exceeded', amountDue: rest });
}

/** What no payment has taken or may yet take of an order, in minor units; never negative. */
export function unclaimed(order: Order, payments: readonly Payment[]): number {
  const claimed = payments.reduce((sum, payment) => sum + claimOf(payment), 0);
  return Math.max(0, order.amount - claimed);
}

function isUnsettled(payment: Payment): boolean {
  return isOpenPayment(payment) || payment.state === 'authorised';
}

function refusedAttempt(refusal: Refusal): AttemptVerdict {
  return { type: 'refused', refusal };
}

/**
 * The order as its payments make it: attempted as soon as one of them has reached a terminal's screen,
 * paid when enough is captured, and then for good.
 */
export function settleOrder(order: Order, payments: readonly Payment[]): Order {
  const attempts = payments.filter(
    ({ state }) => state !== 'draft' && state !== 'requested',
  ).length;
  const amountPaid = sumCaptured(payments, order.currency);
  const isPaid = order.status === 'paid' || amountPaid >= order.amount;
  const status = isPaid ? 'paid' : attempts > 0 ? 'attempted' : 'created';
  return { ...order, attempts, amountPaid, status: order.status === 'closed' ? 'closed' : status };
}

/** Whether payments have left an order as it was. */
export function isSettledAlike(before: Order, after: Order): boolean {
  return (
    before.status === after.status &&
    before.attempts === after.attempts &&
    before.amountPaid === after.amountPaid
  );
}

/** Throws RangeError when a payment is in another currency than its order (promise 9). */
function sumCaptured(payments: readonly Payment[], currency: Currency): number {
  return payments.reduce((sum, payment) => {
    if (payment.currency !== currency) {
      throw new RangeError(`Cannot add ${payment.currency} to an order in ${currency}`);
    }
    return sum + payment.capturedAmount;
  }, 0);
}
