import type { Activity } from '../../shared/activity.ts';
import type { CheckoutView } from '../../shared/ipc.ts';
import type { Order } from '../../shared/order.ts';
import { type DoubtAsked, isOpenPayment, type Payment } from '../../shared/payment.ts';
import { unclaimed } from '../till/orders/order-policy.ts';
import { deadlineOf } from '../till/payments/deadline-policy.ts';
import type { CodePlace } from '../till/till.ts';

/** One checkout as the pay screen shows it. */
export function viewCheckout(about: {
  readonly order: Order;
  readonly payment: Payment | null;
  readonly payments: readonly Payment[];
  readonly activity: Activity | null;
  readonly recovered: boolean;
  readonly asked: DoubtAsked | null;
  readonly aside: boolean;
  /** Where its code is shown beside this till's own screen. */
  readonly codeAt: CodePlace | null;
  /** By whom the payment can be stopped. */
  readonly stoppedBy: 'till' | 'terminal_only';
}): CheckoutView {
  const { order, payment, payments, activity, recovered, asked, aside, stoppedBy, codeAt } = about;
  const id = activity?.id ?? payment?.id ?? order.id;
  return {
    ...{ id, order, payment, activity, payments, recovered, asked, aside },
    amountDue: unclaimed(order, payments),
    upiText: payment && isOpenPayment(payment) ? (payment.upiText ?? null) : null,
    codeAt: codeAt && { name: codeAt.name, state: codeAt.state },
    cash: payment && cashOf(payment),
    deadline: payment && deadlineOf(payment),
    cancel: payment ? cancelOf(payment, stoppedBy) : 'over',
  };
}

function cashOf({ evidence }: Payment): CheckoutView['cash'] {
  if (evidence?.type !== 'cash') return null;
  return { tendered: evidence.tendered, change: evidence.change };
}

function cancelOf(payment: Payment, stoppedBy: 'till' | 'terminal_only'): CheckoutView['cancel'] {
  if (payment.state === 'in_doubt') return 'in_doubt';
  if (!isOpenPayment(payment)) return 'over';
  if (payment.state === 'authorising') {
    return payment.stage === 'pin' ? 'reading_pin' : 'asking_bank';
  }
  if (payment.cancelRequestedBy !== null) return 'requested';
  return stoppedBy === 'till' ? 'allowed' : 'terminal_only';
}
