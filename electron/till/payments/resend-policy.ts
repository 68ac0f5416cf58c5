import type { Payment } from '../../../shared/payment.ts';
import type { LinkRepeats } from '../../terminals/link-repeats.ts';

/**
 * Promise 2: a payment is never sent twice. This file alone decides about sending again, and it says
 * no: the only payment that may be sent is one that has just left `draft`. After a crash, a lost line
 * or silence the terminal is asked instead; another attempt is another payment.
 */
export function maySend(before: Payment, after: Payment): boolean {
  return before.state === 'draft' && after.state === 'requested';
}

/**
 * Below the payment, a serial link repeats single blocks. A payment's block may be repeated when the
 * terminal has said that it could not read it. When it has said nothing it may have begun to charge,
 * so silence ends the attempt (terminals.md section 2).
 */
export const paymentRepeats: LinkRepeats = {
  afterNegativeAcknowledgement: true,
  afterSilence: false,
};
