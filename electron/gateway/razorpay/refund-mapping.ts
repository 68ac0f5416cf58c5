import { assertNever } from '../../../shared/assert-never.ts';
import type { Refund } from '../../../shared/refund.ts';
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
    status: statusOf(refund),
    speed_requested: refund.speed,
    speed_processed: speedProcessed(refund),
    ...(refund.state === 'in_doubt' ? { metadata: { in_doubt: true } } : {}),
  };
}

/** A doubt is no end: it stays pending until somebody knows. */
function statusOf({ state }: Refund): RefundEntity['status'] {
  switch (state) {
    case 'processed':
    case 'failed':
      return state;
    case 'cancelled':
      return 'failed';
    case 'requested':
    case 'approved':
    case 'reserved':
    case 'sent':
    case 'pending':
    case 'in_doubt':
      return 'pending';
    default:
      return assertNever(state);
  }
}

/** A reversal and banknotes are there at once; what a bank moves takes its days. */
function speedProcessed({ state, route }: Refund): RefundEntity['speed_processed'] {
  if (state !== 'processed') return null;
  return route === 'reversal' || route === 'drawer' ? 'instant' : 'normal';
}
