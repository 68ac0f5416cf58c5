import type { Activity } from '../../shared/activity.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import type { PrintJob } from '../../shared/receipt.ts';
import type { Refund } from '../../shared/refund.ts';
import type { StoryChange, StoryWhat } from '../../shared/story.ts';

/** What a change comes to, seen from the one before it of the same thing; undefined for its first. */
export function whatChanged(before: StoryChange | undefined, after: StoryChange): StoryWhat {
  switch (after.type) {
    case 'order':
      return orderChanged(before?.type === 'order' ? before.order : undefined, after.order);
    case 'payment':
      return paymentChanged(before?.type === 'payment' ? before.payment : undefined, after.payment);
    case 'refund':
      return refundChanged(before?.type === 'refund' ? before.refund : undefined, after.refund);
    case 'activity':
      return activityChanged(
        before?.type === 'activity' ? before.activity : undefined,
        after.activity,
      );
    case 'print_job':
      return printed[after.printJob.state];
    default:
      return assertNever(after);
  }
}

const printed = {
  queued: 'print_asked',
  waiting: 'print_waiting',
  printing: 'print_begun',
  printed: 'print_done',
  uncertain: 'print_uncertain',
  cancelled: 'print_cancelled',
} as const satisfies Record<PrintJob['state'], StoryWhat>;

function orderChanged(before: Order | undefined, after: Order): StoryWhat {
  if (!before) return 'order_made';
  if (after.status === 'paid' && before.status !== 'paid') return 'order_paid';
  if (after.amountPaid !== before.amountPaid) return 'order_part_paid';
  if (after.attempts > before.attempts) return 'order_attempted';
  return isAlike(after.notes, before.notes) ? 'order_changed' : 'order_noted';
}

function paymentChanged(before: Payment | undefined, after: Payment): StoryWhat {
  if (after.refundedAmount !== (before?.refundedAmount ?? 0)) return 'payment_refunded';
  const isAsked = after.cancelRequestedBy !== null && before?.cancelRequestedBy === null;
  const isMoved = before?.state !== after.state || before.stage !== after.stage;
  if (isAsked && !isMoved) return 'payment_cancel_asked';
  const isOtherDoubt = after.doubt?.reason !== before?.doubt?.reason;
  if (isMoved || isOtherDoubt) return paymentStands(after);
  if (after.settledAt !== before.settledAt) return 'payment_settled';
  if (!isAlike(after.notes, before.notes)) return 'payment_noted';
  if (!isAlike(after.slips, before.slips)) return 'payment_slip';
  return isAlike(after.approval, before.approval) ? 'payment_changed' : 'payment_receipt_added';
}

function paymentStands({ state, stage, approval }: Payment): StoryWhat {
  switch (state) {
    case 'draft':
    case 'requested':
      return 'payment_sent';
    case 'presented':
      return stage === 'qr' ? 'payment_qr' : 'payment_card';
    case 'authorising':
      if (stage === 'pin') return 'payment_pin';
      if (stage !== 'confirming') return 'payment_bank';
      // Without an approval the terminal has said no, and has still to close the transaction.
      return approval === null ? 'payment_refusal_told' : 'payment_approved';
    case 'authorised':
    case 'captured':
    case 'declined':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'voided':
    case 'in_doubt':
      return `payment_${state}`;
    default:
      return assertNever(state);
  }
}

function refundChanged(before: Refund | undefined, after: Refund): StoryWhat {
  if (before?.state !== after.state) return `refund_${after.state}`;
  if (after.stage !== before.stage) return refundStands(after);
  if (after.doubt?.reason !== before.doubt?.reason) return 'refund_in_doubt';
  if (after.cancelRequestedBy !== null && before.cancelRequestedBy === null) {
    return 'refund_stop_asked';
  }
  if (!isAlike(after.slips, before.slips)) return 'refund_slip';
  return isAlike(after.notes, before.notes) ? 'refund_changed' : 'refund_noted';
}

/** What the terminal and the customer are doing. */
function refundStands({ stage, approval }: Refund): StoryWhat {
  switch (stage) {
    case 'card':
    case 'qr':
      return 'refund_card';
    case 'pin':
    case 'bank':
      return 'refund_bank';
    case 'confirming':
      return approval === null ? 'refund_refusal_told' : 'refund_confirmed';
    case 'sending':
    case null:
      return 'refund_changed';
    default:
      return assertNever(stage);
  }
}

function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function activityChanged(before: Activity | undefined, after: Activity): StoryWhat {
  const isClose = after.action === 'close_checkout';
  if (before?.status !== after.status) {
    switch (after.status) {
      case 'processing':
        return isClose ? 'close_asked' : 'checkout_begun';
      case 'completed':
        return isClose ? 'close_over' : 'checkout_over';
      case 'failed':
        return isClose ? 'close_failed' : 'checkout_failed';
      default:
        return assertNever(after.status);
    }
  }
  const isLeft = after.leftScreenAt !== null && before.leftScreenAt === null;
  return isLeft ? 'checkout_left' : 'activity_changed';
}
