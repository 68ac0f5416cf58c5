import type { Refund } from '../../../shared/refund.ts';
import { refundStatusOf, speedProcessed } from '../payment-statuses.ts';
import type { RefundEntity } from './entities.ts';

/** A refund as the provider's callers know it (razorpay-wire.md, section 5). */
export function refundOf(refund: Refund): RefundEntity {
  const { approval, evidence } = refund;
  const reference = evidence?.type === 'person' ? evidence.reference : undefined;
  return {
    id: refund.id,
    entity: 'refund',
    amount: refund.amount,
    currency: refund.currency,
    payment_id: refund.paymentId,
    notes: refund.notes,
    receipt: refund.receipt,
    acquirer_data: {
      arn: null,
      ...(approval?.rrn ? { rrn: approval.rrn } : {}),
      ...(reference === undefined ? {} : { utr: reference }),
    },
    created_at: Math.floor(refund.createdAt / 1000),
    batch_id: null,
    status: refundStatusOf(refund),
    speed_requested: refund.speed,
    speed_processed: speedProcessed(refund),
    ...(refund.state === 'in_doubt' ? { metadata: { in_doubt: true } } : {}),
  };
}
