import { assertNever } from '../../../shared/assert-never.ts';
import type { Refusal } from '../../../shared/failures.ts';
import { isCurrency } from '../../../shared/money.ts';
import {
  amountTooSmall,
  deviceBusy,
  deviceNotFound,
  fieldInvalid,
  fieldRefused,
  orderAlreadyPaid,
  type PosError,
  type Processor,
  proxyOnly,
} from './errors.ts';

/** Why the till refused, as the caller who asked for an order or an activity reads it (X9). */
export function errorOfRefusal(refusal: Refusal, processor: Processor, currency: string): PosError {
  const inside = processor === 'activity' ? 'initiate_checkout.' : '';
  switch (refusal.type) {
    case 'order_not_found':
      return fieldRefused(`${inside}order_id`, 'order_not_found', 'Order not found');
    case 'order_already_paid':
      return orderAlreadyPaid();
    case 'amount_mismatch':
    case 'order_amount_exceeded':
      return fieldRefused(`${inside}amount`, 'amount_mismatch', 'Amount must be the amount due', {
        amount_due: refusal.amountDue,
      });
    case 'currency_mismatch':
      return fieldRefused(
        `${inside}currency`,
        'currency_mismatch',
        'Currency must be that of the order',
        {
          currency: refusal.currency,
        },
      );
    case 'amount_too_small':
      return amountTooSmall(refusal.minimum, isCurrency(currency) ? currency : 'INR');
    case 'amount_invalid':
      return fieldInvalid(processor, `${inside}amount`);
    case 'currency_unknown':
      return fieldInvalid(processor, `${inside}currency`);
    case 'receipt_too_long':
      return fieldInvalid(processor, 'receipt');
    case 'notes_invalid':
      return fieldInvalid(processor, 'notes');
    case 'terminal_busy':
    case 'order_busy':
      return deviceBusy(refusal.activityId, refusal.inDoubt);
    case 'terminal_unknown':
      return refusal.paired === 0 ? proxyOnly(processor) : deviceNotFound();
    case 'terminal_not_local':
      return proxyOnly(processor);
    case 'item_not_found':
    case 'discount_invalid':
    case 'customer_invalid':
    case 'cash_too_little':
    case 'upi_not_set_up':
    case 'upi_needs_rupees':
    case 'bharat_qr_not_offered':
    case 'reference_invalid':
    case 'reference_is_card_number':
    case 'reference_used':
    case 'same_sale_again':
    case 'payment_not_found':
    case 'payment_not_in_doubt':
    case 'payment_not_authorised':
    case 'capture_mismatch':
    case 'refund_not_found':
    case 'refund_too_much':
    case 'refund_meanwhile':
    case 'refunded_fully':
    case 'refund_not_possible':
    case 'refund_sent':
    case 'refund_not_in_doubt':
    case 'upstream_missing':
      // Answers to questions that orders and activities do not ask.
      throw new Error(`The till refused an ${processor} because of ${refusal.type}`);
    default:
      return assertNever(refusal);
  }
}
