import { assertNever } from '../../shared/assert-never.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';

/** The provider's words for payments and refunds, which two of the published APIs share. */
export type PaymentStatus = 'created' | 'authorized' | 'captured' | 'refunded' | 'failed';
export type RefundStatus = 'pending' | 'processed' | 'failed';

/** domain.md, the table of surfaces: a doubt is never an end. */
export function paymentStatusOf(payment: Payment): PaymentStatus {
  switch (payment.state) {
    case 'draft':
    case 'requested':
    case 'presented':
    case 'authorising':
    case 'in_doubt':
      return 'created';
    case 'authorised':
      return 'authorized';
    case 'captured':
      return partRefunded(payment) === 'full' ? 'refunded' : 'captured';
    case 'declined':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'voided':
      return 'failed';
    default:
      return assertNever(payment.state);
  }
}

/** How much of it has gone back; null for nothing. */
export function partRefunded({
  refundedAmount,
  capturedAmount,
}: Payment): 'full' | 'partial' | null {
  if (refundedAmount === 0) return null;
  return refundedAmount < capturedAmount ? 'partial' : 'full';
}

/** A doubt is no end: it stays pending until somebody knows. */
export function refundStatusOf({ state }: Refund): RefundStatus {
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
export function speedProcessed({ state, route }: Refund): 'normal' | 'instant' | null {
  if (state !== 'processed') return null;
  return route === 'reversal' || route === 'drawer' ? 'instant' : 'normal';
}
