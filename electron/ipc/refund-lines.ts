import type { RefundLine } from '../../shared/money-line.ts';
import type { Refund } from '../../shared/refund.ts';
import type { Till } from '../till/till.ts';

/** A refund with what it belongs to; undefined where the book has only half of it. */
export function refundLine(till: Till, refund: Refund): RefundLine | undefined {
  const payment = till.payments.find(refund.paymentId);
  const seq = till.orders.find(refund.orderId)?.seq;
  if (!payment || seq === undefined) return undefined;
  const asked = refund.state === 'in_doubt' ? till.refunds.asked(refund.id) : undefined;
  return { type: 'refund', seq, payment, refund, ...(asked && { asked }) };
}

/** Those that somebody has still to see the end of, oldest first. */
export function openRefundLines(till: Till): readonly RefundLine[] {
  return till.refunds.open().flatMap((refund) => refundLine(till, refund) ?? []);
}
