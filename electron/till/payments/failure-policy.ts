import type { PaymentFailureCode } from '../../../shared/failures.ts';
import type { PaymentState } from '../../../shared/payment.ts';

/**
 * The state in which a payment that took no money ends. Out of a doubt there are only declined and
 * cancelled: what happened in between was not seen (domain.md, States).
 */
export function finalStateOf(code: PaymentFailureCode, fromDoubt: boolean): PaymentState {
  switch (code) {
    case 'TRANSACTION_CANCELLED':
      return 'cancelled';
    case 'CARD_DECLINED':
    case 'CARD_READ_ERROR':
    case 'INVALID_PIN':
      return 'declined';
    case 'TIMEOUT':
      return fromDoubt ? 'cancelled' : 'expired';
    default:
      return fromDoubt ? 'declined' : 'failed';
  }
}
