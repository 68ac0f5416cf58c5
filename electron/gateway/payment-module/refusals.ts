import { assertNever } from '../../../shared/assert-never.ts';
import type { RefundObstacle, Refusal } from '../../../shared/failures.ts';
import { type Currency, decimalText } from '../../../shared/money.ts';
import type { Trouble } from './outcome.ts';

/**
 * Why the till refused a capture or a refund: `failing` is what the document says of that call, `error`
 * says why. 500 only where the trouble is beyond the caller.
 */
export function troubleOfRefusal(refusal: Refusal, failing: string, currency: Currency): Trouble {
  switch (refusal.type) {
    case 'payment_not_found':
      return { type: 'trouble', status: 404, message: 'Resource not found' };
    case 'payment_not_authorised':
      return caller(failing, 'The payment is not authorised, or captured already');
    case 'capture_mismatch':
      return caller(failing, 'Capture amount must be equal to the amount authorized');
    case 'currency_mismatch':
    case 'currency_unknown':
      return caller(failing, 'The currency must be that of the payment');
    case 'amount_invalid':
      return caller('Invalid input provided', 'The amount is not valid');
    case 'amount_too_small': {
      const least = decimalText({ minor: refusal.minimum, currency });
      return caller(failing, `The amount must be at least ${currency} ${least}`);
    }
    case 'refund_too_much':
      return caller(failing, 'The refund amount provided is greater than amount captured');
    case 'refunded_fully':
      return caller(failing, 'The payment has been fully refunded already');
    case 'refund_not_possible':
      return troubleOfObstacle(refusal.why, failing);
    case 'receipt_too_long':
      return caller('Invalid input provided', 'A receipt is text of at most 40 characters');
    case 'notes_invalid':
      return caller(
        'Invalid input provided',
        'Notes are at most 15 pairs of text of 256 characters',
      );
    case 'terminal_busy':
    case 'order_busy':
      return ours(failing, 'The terminal is busy');
    case 'terminal_unknown':
    case 'terminal_not_local':
      return ours(failing, 'The terminal of this payment is not driven from here');
    case 'upstream_missing':
      return ours(failing, noUpstream);
    default:
      // Answers to questions that this module does not ask.
      throw new Error(`The till refused the payment module because of ${refusal.type}`);
  }
}

function troubleOfObstacle(why: RefundObstacle, failing: string): Trouble {
  switch (why) {
    case 'nothing_left':
      return caller(failing, 'The payment has been fully refunded already');
    case 'not_captured':
      return caller(failing, 'The payment is not captured');
    case 'in_doubt':
      return caller(failing, 'How the payment ended is not known yet');
    case 'too_old':
      return caller(failing, 'The payment is too old to be refunded');
    case 'settled':
      return caller(failing, 'The payment is settled and its terminal cannot refund it');
    case 'only_whole_before_settlement':
      return caller(failing, 'Until it is settled the payment can only be refunded in full');
    case 'terminal_gone':
      return ours(failing, 'The terminal of this payment is not connected');
    case 'terminal_busy':
      return ours(failing, 'The terminal is busy');
    case 'upstream_missing':
      return ours(failing, noUpstream);
    default:
      return assertNever(why);
  }
}

const noUpstream = 'No upstream is configured';

function caller(message: string, error: string): Trouble {
  return { type: 'trouble', status: 400, message, error };
}

function ours(message: string, error: string): Trouble {
  return { type: 'trouble', status: 500, message, error };
}
