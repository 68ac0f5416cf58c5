import { assertNever } from '../../../shared/assert-never.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { Payment } from '../../../shared/payment.ts';

/**
 * What the pay screen says, one word per picture; also its `data-state`. The first seven are running:
 * the terminal is at work. The last three wait for evidence.
 */
export const payStatuses = [
  'sending',
  'card',
  'qr',
  'pin',
  'bank',
  'confirming',
  'cancelling',
  'approved',
  'authorised',
  'declined',
  'failed',
  'cancelled',
  'expired',
  'voided',
  'terminal_absent',
  'line_lost',
  'in_doubt',
  'interrupted',
] as const;

export type PayStatus = (typeof payStatuses)[number];

/** How a status feels, for colour and sound; never the only sign of it. */
export type PayTone = 'running' | 'good' | 'bad' | 'still' | 'doubt';

/**
 * What to show for a checkout. One that a restart interrupted is shown as that first, until somebody
 * has looked at it: `lookedAt` is the checkout they did that for.
 */
export function payStatus(checkout: CheckoutView, lookedAt: string | null): PayStatus {
  if (checkout.recovered && lookedAt !== checkout.id) return 'interrupted';
  return outcomeStatus(checkout);
}

/** The same without regard to an interruption. What is not clearly over is still open. */
export function outcomeStatus(checkout: CheckoutView): PayStatus {
  const { payment } = checkout;
  if (!payment) return statusWithoutPayment(checkout);
  const status = paymentStatus(payment);
  const isCancelling = checkout.cancel === 'requested' || payment.cancelRequestedBy !== null;
  // With the approval on disk a cancel has lost the race: the terminal is only closing.
  return isCancelling && isRunning(status) && status !== 'confirming' ? 'cancelling' : status;
}

export function payTone(status: PayStatus): PayTone {
  switch (status) {
    case 'sending':
    case 'card':
    case 'qr':
    case 'pin':
    case 'bank':
    case 'confirming':
    case 'cancelling':
      return 'running';
    case 'approved':
    case 'authorised':
      return 'good';
    case 'declined':
    case 'failed':
    case 'terminal_absent':
      return 'bad';
    case 'cancelled':
    case 'expired':
    case 'voided':
      return 'still';
    case 'line_lost':
    case 'in_doubt':
    case 'interrupted':
      return 'doubt';
    default:
      return assertNever(status);
  }
}

/** The terminal is at work: news is expected soon. */
export function isRunning(status: PayStatus): boolean {
  return payTone(status) === 'running';
}

/** It ended and no money was kept. */
export function isUnpaid(status: PayStatus): boolean {
  return payTone(status) === 'bad' || payTone(status) === 'still';
}

function statusWithoutPayment({ activity }: CheckoutView): PayStatus {
  if (activity?.status !== 'failed') return 'sending';
  return activity.failure?.type === 'terminal_absent' ? 'terminal_absent' : 'failed';
}

function paymentStatus(payment: Payment): PayStatus {
  switch (payment.state) {
    case 'draft':
    case 'requested':
      return 'sending';
    case 'presented':
      return payment.stage === 'qr' ? 'qr' : 'card';
    case 'authorising':
      return payment.stage === 'pin' || payment.stage === 'confirming' ? payment.stage : 'bank';
    case 'captured':
      return 'approved';
    case 'in_doubt':
      return payment.doubt?.reason === 'line_lost' ? 'line_lost' : 'in_doubt';
    case 'authorised':
    case 'declined':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'voided':
      return payment.state;
    default:
      return assertNever(payment.state);
  }
}
