import { type Answer, done, refused } from '../../../shared/failures.ts';
import { currencies } from '../../../shared/money.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { RefundAdvice, RefundWay } from '../../../shared/refund.ts';
import { areNotes } from '../orders/order-policy.ts';
import type { NewRefund } from '../till.ts';
import { chosenWay } from './refund-route-policy.ts';

/** The longest receipt number of a caller, as of an order. */
const longestReceipt = 40;

/** Whether a refund may begin, and how much goes which way; `amount` in minor units. */
export function judgeRefund(
  input: NewRefund,
  payment: Payment,
  advice: RefundAdvice,
): Answer<{ readonly amount: number; readonly way: RefundWay }> {
  const { captured, remaining } = advice;
  if (payment.state === 'in_doubt')
    return refused({ type: 'refund_not_possible', why: 'in_doubt' });
  if (captured === 0) return refused({ type: 'refund_not_possible', why: 'not_captured' });
  if (remaining === 0) return refused({ type: 'refunded_fully' });
  if (input.remaining !== undefined && input.remaining !== remaining) {
    return refused({ type: 'refund_meanwhile', remaining });
  }
  const amount = input.amount ?? remaining;
  if (!Number.isSafeInteger(amount) || amount <= 0) return refused({ type: 'amount_invalid' });
  if (amount > remaining) return refused({ type: 'refund_too_much', remaining });
  const { minimum } = currencies[payment.currency];
  if (amount < minimum && amount < remaining) return refused({ type: 'amount_too_small', minimum });
  if (input.receipt != null && input.receipt.length > longestReceipt) {
    return refused({ type: 'receipt_too_long' });
  }
  if (input.notes !== undefined && !areNotes(input.notes)) {
    return refused({ type: 'notes_invalid' });
  }
  const isWhole = amount === captured;
  const way = input.route ? chosenWay(input.route) : isWhole ? advice.whole : advice.part;
  if (way) return done({ amount, way });
  const why = (isWhole ? advice.whyNot : advice.whyNoPart) ?? 'settled';
  return refused(why === 'upstream_missing' ? { type: why } : { type: 'refund_not_possible', why });
}
