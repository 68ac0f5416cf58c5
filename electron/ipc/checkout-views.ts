import type { Activity } from '../../shared/activity.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CheckoutView } from '../../shared/ipc.ts';
import type { Change } from '../../shared/journal.ts';
import { isOpenPayment, type Payment } from '../../shared/payment.ts';
import { isOnScreen, screenTime } from '../till/checkouts/activity-policy.ts';
import type { Till } from '../till/till.ts';
import { viewCheckout } from './view-checkout.ts';

/**
 * Which checkouts the windows of this till show. What a cashier has put out of the way is kept in memory
 * alone: loading a window again does not bring it back, starting the program again does.
 */
export interface CheckoutViews {
  of(payment: Payment): CheckoutView | null;
  /**
   * What a window shows first: a payment that runs or is in doubt and was not put aside, else one that a
   * crash interrupted and nobody has looked at, else the last result while it is on the screen.
   */
  current(): CheckoutView | null;
  /** In doubt, or interrupted and not yet looked at; oldest first. */
  unresolved(): readonly CheckoutView[];
  putAside(paymentId: string): void;
  /** Somebody has seen the end of a payment that no terminal showed. */
  leave(paymentId: string): void;
  /** Takes notice of what was committed. */
  notice(changes: readonly Change[]): void;
  /** Called after putAside and leave, and when a code has been shown elsewhere. Gives back a function that stops it. */
  onChange(listener: () => void): () => void;
}

/** `startedAt`: when this program started; what is older and open was interrupted. */
export function createCheckoutViews(options: {
  readonly till: Till;
  readonly clock: Clock;
  readonly startedAt: number;
}): CheckoutViews {
  const { till, clock, startedAt } = options;
  const { checkouts, orders, terminals } = till;
  const aside = new Set<string>();
  const listeners = new Set<() => void>();
  /** The newest payment without a terminal that somebody has still to see the end of. */
  let unseen: string | null = null;

  function of(payment: Payment): CheckoutView | null {
    const order = orders.find(payment.orderId);
    if (!order) return null;
    const activity = checkouts.activityOfPayment(payment.id) ?? null;
    return viewCheckout({
      ...{ order, payment, activity },
      payments: orders.payments(order.id),
      recovered: isRecovered(activity, payment),
      asked: payment.state === 'in_doubt' ? (checkouts.asked(payment.id) ?? null) : null,
      aside: isAside(payment),
      codeAt: till.codes.placeOf(payment.id),
      stoppedBy: payment.terminalId === null ? 'till' : terminals.stoppedBy(payment.terminalId),
    });
  }

  function current(): CheckoutView | null {
    const open = checkouts.open().findLast((payment) => !isAside(payment));
    if (open) return of(open);
    const now = clock.now();
    const ended = lastPayments().filter((payment) => !isOpenPayment(payment));
    const waiting = ended.filter(
      (payment) => isRecovered(activityOf(payment), payment) || isShown(payment, now),
    );
    const first = waiting.find((payment) => isRecovered(activityOf(payment), payment));
    const newest = waiting.toSorted((left, right) => left.changedAt - right.changedAt).at(-1);
    const shown = first ?? newest;
    return shown ? of(shown) : null;
  }

  function unresolved(): readonly CheckoutView[] {
    const doubts = checkouts.open().filter(({ state }) => state === 'in_doubt');
    const interrupted = lastPayments().filter(
      (payment) => !isOpenPayment(payment) && isRecovered(activityOf(payment), payment),
    );
    return [...doubts, ...interrupted]
      .toSorted((left, right) => left.createdAt - right.createdAt)
      .flatMap((payment) => of(payment) ?? []);
  }

  /** The last payment of each terminal, and the last without one. */
  function lastPayments(): readonly Payment[] {
    const ids = terminals.list().map(({ terminal }) => checkouts.last(terminal.id)?.paymentId);
    return [...ids, unseen].flatMap((id) => (id && checkouts.payment(id)) || []);
  }

  function activityOf(payment: Payment): Activity | null {
    return checkouts.activityOfPayment(payment.id) ?? null;
  }

  function isAside(payment: Payment): boolean {
    return aside.has(payment.id) && payment.state === 'in_doubt';
  }

  function isShown(payment: Payment, now: number): boolean {
    if (aside.has(payment.id)) return false;
    const activity = activityOf(payment);
    return activity ? isOnScreen(activity, payment, now) : now - payment.changedAt < screenTime;
  }

  /** Left open by an earlier run of the program, and not yet seen by anybody since. */
  function isRecovered(activity: Activity | null, payment: Payment): boolean {
    if (payment.createdAt >= startedAt || (activity && activity.leftScreenAt !== null))
      return false;
    return isOpenPayment(payment) || payment.changedAt >= startedAt;
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  return {
    of,
    current,
    unresolved,
    putAside(paymentId) {
      aside.add(paymentId);
      tell();
    },
    leave(paymentId) {
      if (unseen === paymentId) unseen = null;
      tell();
    },
    notice(changes) {
      for (const change of changes) {
        if (change.type !== 'payment') continue;
        const { id, terminalId } = change.payment;
        if (terminalId === null) unseen = id;
        // Whatever becomes of it from here on is new to the cashier.
        if (change.because === 'resolved') aside.delete(id);
      }
    },
    onChange(listener) {
      listeners.add(listener);
      const stopFollowing = till.codes.onChange(listener);
      return () => {
        stopFollowing();
        listeners.delete(listener);
      };
    },
  };
}
