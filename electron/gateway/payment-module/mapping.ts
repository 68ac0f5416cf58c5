import { failureDescriptions } from '../../../shared/messages/en.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';
import {
  partRefunded,
  paymentStatusOf,
  refundStatusOf,
  speedProcessed,
} from '../payment-statuses.ts';
import type { PaymentEntity, RefundEntity } from './entities.ts';

/** The till's payments as the payment module shows them (domain.md, the table of surfaces). */
export function paymentOf(payment: Payment): PaymentEntity {
  const { approval, failure, capturedAmount } = payment;
  return {
    id: payment.id,
    entity: 'payment',
    amount: payment.amount,
    currency: payment.currency,
    status: paymentStatusOf(payment),
    order_id: payment.orderId,
    method: payment.method,
    captured: capturedAmount > 0,
    email: null,
    contact: null,
    created_at: secondsOf(payment.createdAt),
    description: payment.description,
    card_id: null,
    bank: null,
    wallet: null,
    vpa: approval?.upi?.vpa ?? null,
    fee: null,
    tax: null,
    amount_refunded: payment.refundedAmount,
    refund_status: partRefunded(payment),
    error_code: failure?.code ?? null,
    error_description: failure ? failureDescriptions[failure.code] : null,
    settlement_status: settlementOf(payment),
    ...(payment.state === 'in_doubt' ? { metadata: { in_doubt: true } } : {}),
  };
}

/** A refund, with what was asked as `speed` and the provider's own two words (X26). */
export function refundOf(refund: Refund): RefundEntity {
  return {
    id: refund.id,
    entity: 'refund',
    amount: refund.amount,
    currency: refund.currency,
    payment_id: refund.paymentId,
    status: refundStatusOf(refund),
    speed: refund.speed,
    speed_requested: refund.speed,
    speed_processed: speedProcessed(refund),
    created_at: secondsOf(refund.createdAt),
    notes: refund.notes,
    receipt: refund.receipt,
    acquirer_data: { arn: refund.approval?.rrn ?? null },
    batch_id: null,
    ...(refund.state === 'in_doubt' ? { metadata: { in_doubt: true } } : {}),
  };
}

/** Settled is no status of a payment (X33). Nothing, and banknotes, are settled with nobody. */
function settlementOf({
  capturedAmount,
  method,
  settledAt,
}: Payment): PaymentEntity['settlement_status'] {
  if (capturedAmount === 0 || method === 'cash') return null;
  return settledAt === undefined ? 'unsettled' : 'settled';
}

function secondsOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
