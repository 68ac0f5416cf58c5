import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';

/** A payment found by the end of its bank reference. */
export interface Found {
  readonly order: Order;
  readonly payment: Payment;
  readonly reference: string;
  /** When the money was known to have come; null while nobody knows that. */
  readonly paidAt: number | null;
}

/**
 * Whether a payment's bank reference ends in these digits (N8). What the terminal was told, or what a
 * person read and gave their name for; other numbers that end alike are no proof of money.
 */
export function referenceEnding(about: {
  readonly order: Order;
  readonly payment: Payment;
  readonly digits: string;
}): Found | undefined {
  const { order, payment, digits } = about;
  const { approval, evidence } = payment;
  const typed = evidence?.type === 'person' ? evidence.reference : null;
  const reference = [approval?.rrn ?? null, typed].find((text) => text?.endsWith(digits));
  if (!reference) return undefined;
  const isPaid = payment.state === 'captured' && payment.capturedAmount > payment.refundedAmount;
  return { order, payment, reference, paidAt: isPaid ? payment.changedAt : null };
}
