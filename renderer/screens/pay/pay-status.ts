import { assertNever } from '../../../shared/assert-never.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { Payment } from '../../../shared/payment.ts';

/**
 * What the pay screen says, one word per picture; also its `data-state`. The first eight are running:
 * the terminal is at work. The next two are open: somebody here has to do something. The last four wait
 * for evidence.
 */
export const payStatuses = [
  'sending',
  'card',
  'qr',
  'pin',
  'bank',
  'confirming',
  'cancelling',
  'switching',
  'upi_person',
  'part_paid',
  'approved',
  'change',
  'authorised',
  'declined',
  'failed',
  'cancelled',
  'expired',
  'voided',
  'terminal_absent',
  'upi_unconfirmed',
  'line_lost',
  'in_doubt',
  'interrupted',
] as const;

export type PayStatus = (typeof payStatuses)[number];

/** How a status feels, for colour and sound; never the only sign of it. */
export type PayTone = 'running' | 'open' | 'good' | 'bad' | 'still' | 'doubt';

/**
 * What to show for a checkout. One that a restart interrupted is shown as that first, until somebody
 * has looked at it: `lookedAt` is the checkout they did that for. `isSwitching`: the cashier has asked
 * for another way to pay, which begins when the terminal has closed this one.
 */
export function payStatus(
  checkout: CheckoutView,
  lookedAt: string | null,
  isSwitching = false,
): PayStatus {
  if (checkout.recovered && lookedAt !== checkout.id) return 'interrupted';
  const status = outcomeStatus(checkout);
  return isSwitching && (isRunning(status) || status === 'cancelled') ? 'switching' : status;
}

/** The same without regard to an interruption. What is not clearly over is still open. */
export function outcomeStatus(checkout: CheckoutView): PayStatus {
  const { payment } = checkout;
  if (!payment) return statusWithoutPayment(checkout);
  const status = paymentStatus(checkout, payment);
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
    case 'switching':
      return 'running';
    case 'upi_person':
    case 'part_paid':
      return 'open';
    case 'approved':
    case 'change':
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
    case 'upi_unconfirmed':
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

function paymentStatus(checkout: CheckoutView, payment: Payment): PayStatus {
  switch (payment.state) {
    case 'draft':
    case 'requested':
      return 'sending';
    case 'presented':
      if (payment.upiText !== undefined) return 'upi_person';
      return payment.stage === 'qr' ? 'qr' : 'card';
    case 'authorising':
      return payment.stage === 'pin' || payment.stage === 'confirming' ? payment.stage : 'bank';
    case 'captured':
      return capturedStatus(checkout);
    case 'in_doubt':
      if (payment.upiText !== undefined) return 'upi_unconfirmed';
      // Whoever has said that it knows nothing yet is plugged in again.
      if (checkout.asked?.said === 'not_yet') return 'in_doubt';
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

/** Paid is a sale that is paid: a part of it is only that. */
function capturedStatus({ order, cash }: CheckoutView): PayStatus {
  if (order.status !== 'paid') return 'part_paid';
  return cash !== null && cash.change > 0 ? 'change' : 'approved';
}
