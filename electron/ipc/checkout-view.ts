import type { Activity } from '../../shared/activity.ts';
import type { CheckoutView } from '../../shared/ipc.ts';
import type { Order } from '../../shared/order.ts';
import { isOpenPayment, type Payment } from '../../shared/payment.ts';
import { isOnScreen } from '../till/checkouts/activity-policy.ts';
import { deadlineOf } from '../till/payments/deadline-policy.ts';
import type { Till } from '../till/till.ts';

/** One checkout as the pay screen shows it. `startedAt`: when this program started, for `recovered`. */
export function viewCheckout(
  order: Order,
  payment: Payment | null,
  activity: Activity,
  startedAt: number,
): CheckoutView {
  return {
    order,
    payment,
    activity,
    deadline: payment && deadlineOf(payment),
    cancel: payment ? cancelOf(payment) : 'over',
    recovered: payment !== null && isRecovered(activity, payment, startedAt),
  };
}

/**
 * What a window shows first: a payment that runs or is in doubt, else one that a crash interrupted and
 * nobody has looked at, else the last result while it is on the terminal's screen.
 */
export function currentCheckout(till: Till, startedAt: number, now: number): CheckoutView | null {
  const open = till.checkouts.open().at(-1);
  if (open) return viewPayment(till, open, startedAt);
  for (const { terminal } of till.terminals.list()) {
    const activity = till.checkouts.last(terminal.id);
    const payment = activity?.paymentId ? till.checkouts.payment(activity.paymentId) : undefined;
    if (!activity || !payment) continue;
    if (isRecovered(activity, payment, startedAt) || isOnScreen(activity, payment, now)) {
      return viewPayment(till, payment, startedAt);
    }
  }
  return null;
}

export function viewPayment(till: Till, payment: Payment, startedAt: number): CheckoutView | null {
  const activity = till.checkouts.activityOfPayment(payment.id);
  const order = till.orders.find(payment.orderId);
  return activity && order ? viewCheckout(order, payment, activity, startedAt) : null;
}

function cancelOf(payment: Payment): CheckoutView['cancel'] {
  if (payment.state === 'in_doubt') return 'in_doubt';
  if (!isOpenPayment(payment)) return 'over';
  if (payment.state === 'authorising') {
    return payment.stage === 'pin' ? 'reading_pin' : 'asking_bank';
  }
  return payment.cancelRequestedBy === null ? 'allowed' : 'requested';
}

/** Left open by an earlier run of the program, and not yet seen by anybody since. */
function isRecovered(activity: Activity, payment: Payment, startedAt: number): boolean {
  if (payment.createdAt >= startedAt || activity.leftScreenAt !== null) return false;
  return isOpenPayment(payment) || payment.changedAt >= startedAt;
}
