import type { Activity } from '../../../shared/activity.ts';
import { isOpenPayment, type Payment, type PaymentFailure } from '../../../shared/payment.ts';

/** A result stays on the terminal's screen this long when nobody closes it (X16), in milliseconds. */
export const screenTime = 60_000;

/**
 * A checkout's activity as its payment makes it. In doubt it is still processing: never failed, never
 * completed (domain.md, the table of surfaces).
 */
export function settleActivity(activity: Activity, payment: Payment, at: number): Activity {
  if (activity.status !== 'processing') return reopen(activity, payment, at);
  if (payment.state === 'captured') return { ...activity, status: 'completed', changedAt: at };
  if (isOpenPayment(payment) || payment.state === 'draft' || payment.state === 'authorised') {
    return activity;
  }
  return {
    ...activity,
    status: 'failed',
    failure: { type: 'payment', ...failureOf(payment) },
    changedAt: at,
  };
}

/** What was taken for over is not: the terminal has contradicted a person. */
function reopen(activity: Activity, payment: Payment, at: number): Activity {
  if (!isOpenPayment(payment)) return activity;
  return { ...activity, status: 'processing', failure: null, leftScreenAt: null, changedAt: at };
}

/** A payment that was taken back, or ran out, after the bank had promised it has no failure of its own. */
function failureOf(payment: Payment): Pick<PaymentFailure, 'code' | 'reason'> {
  if (payment.failure) return { code: payment.failure.code, reason: payment.failure.reason };
  return { code: payment.state === 'expired' ? 'TIMEOUT' : 'TRANSACTION_CANCELLED', reason: null };
}

/**
 * A close is done when the checkout it was aimed at is over, however that ended (X17); the checkout has
 * then left the screen. Only the activities that change are given back.
 */
export function settleCloses(
  checkout: Activity,
  closes: readonly Activity[],
  payment: Payment,
  at: number,
): readonly Activity[] {
  if (isOpenPayment(payment)) return [];
  const pending = closes.filter((close) => close.status === 'processing');
  if (pending.length === 0) return [];
  return [
    { ...checkout, leftScreenAt: at },
    ...pending.map((close) => ({ ...close, status: 'completed' as const, changedAt: at })),
  ];
}

/** Whether a close still finds this checkout on the terminal (X16). */
export function isOnScreen(checkout: Activity, payment: Payment | undefined, at: number): boolean {
  if (!payment) return false;
  if (isOpenPayment(payment)) return true;
  return checkout.leftScreenAt === null && at - payment.changedAt < screenTime;
}
