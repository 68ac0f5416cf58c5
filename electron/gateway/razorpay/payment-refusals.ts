import { assertNever } from '../../../shared/assert-never.ts';
import type { RefundObstacle, Refusal } from '../../../shared/failures.ts';
import { type Currency, decimalText } from '../../../shared/money.ts';
import type { Payment } from '../../../shared/payment.ts';
import {
  deviceAway,
  deviceBusy,
  deviceNotFound,
  fieldInvalid,
  notFound,
  type PosError,
  proxyOnly,
  refused,
  upstreamNotConfigured,
} from './errors.ts';

type AboutMoney = 'payment' | 'refund';

/** Why the till refused, as the caller who asked about a payment or a refund reads it. */
export function errorOfPaymentRefusal(
  refusal: Refusal,
  processor: AboutMoney,
  payment: Payment,
): PosError {
  switch (refusal.type) {
    case 'payment_not_found':
      return notFound('payment');
    case 'refund_not_found':
      return notFound('refund');
    case 'payment_not_authorised':
      return payment.capturedAmount > 0 ? capturedAlready : notAuthorised;
    case 'capture_mismatch':
      return refused(
        processor,
        'capture_mismatch',
        'Capture amount must be equal to the amount authorized',
        { authorized: refusal.authorised, currency: refusal.currency },
      );
    case 'currency_mismatch':
    case 'currency_unknown':
      return fieldInvalid(processor, 'currency');
    case 'amount_invalid':
      return fieldInvalid(processor, 'amount');
    case 'amount_too_small':
      return amountBelowMinimum(refusal.minimum, payment.currency);
    case 'refund_too_much':
      return refused(
        'refund',
        'refund_too_much',
        'The refund amount provided is greater than amount captured',
        { refundable: refusal.remaining },
      );
    case 'refunded_fully':
      return refundedFully;
    case 'refund_not_possible':
      return errorOfObstacle(refusal.why);
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
    case 'upstream_missing':
      return upstreamNotConfigured(processor);
    default:
      // Answers to questions that this part of the API does not ask.
      throw new Error(`The till refused a ${processor} because of ${refusal.type}`);
  }
}

/** `minimum` in minor units of `currency`. */
export function amountBelowMinimum(minimum: number, currency: Currency): PosError {
  const least = `${currency} ${decimalText({ minor: minimum, currency })}`;
  return refused('refund', 'amount_too_small', `The amount must be at least ${least}`);
}

/** GET of the card of what was paid otherwise. */
export const noCard = refused('payment', 'not_a_card', 'The payment was not made with a card');

const capturedAlready = refused(
  'payment',
  'captured_already',
  'This payment has already been captured',
);
const notAuthorised = refused(
  'payment',
  'not_authorized',
  'Only payments which have been authorized and not yet captured can be captured',
);
const refundedFully = refused(
  'refund',
  'refunded_fully',
  'The payment has been fully refunded already',
);

function errorOfObstacle(why: RefundObstacle): PosError {
  switch (why) {
    case 'nothing_left':
      return refundedFully;
    case 'not_captured':
      return refused('refund', why, 'The payment status should be captured for a refund');
    case 'in_doubt':
      return refused('refund', why, 'How the payment ended is not known yet', { in_doubt: true });
    case 'too_old':
      return refused('refund', why, 'The payment is too old to be refunded');
    case 'settled':
      return refused('refund', why, 'The payment is settled and its terminal cannot refund it');
    case 'only_whole_before_settlement':
      return refused('refund', why, 'Until it is settled the payment can only be refunded in full');
    case 'terminal_gone':
      return deviceAway();
    case 'terminal_busy':
      return deviceBusy(null, false);
    case 'upstream_missing':
      return upstreamNotConfigured('refund');
    default:
      return assertNever(why);
  }
}
