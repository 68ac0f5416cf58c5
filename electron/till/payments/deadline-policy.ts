import type { Payment, PaymentStage } from '../../../shared/payment.ts';

/** What a payment waits for; every waiting state has one (ux.md, the table of states). */
export type DeadlineName = PaymentStage | 'cancelling' | 'checkout';

export interface Deadline {
  readonly name: DeadlineName;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Whatever a terminal is at work on: a payment or a refund. */
export type Waiting = Pick<Payment, 'id' | 'stage' | 'cancelRequestedBy'>;

const milliseconds: Record<DeadlineName, number> = {
  sending: 5_000,
  card: 120_000,
  qr: 300_000,
  pin: 60_000,
  bank: 60_000,
  confirming: 60_000,
  cancelling: 30_000,
  // However often the terminal goes back and forth, a checkout ends or is in doubt after this.
  checkout: 900_000,
};

/**
 * What the payment waits for now and for how long, in milliseconds from the moment it began to; null
 * for states that wait for nobody, or for evidence. The shell counts it by elapsed time, so that a
 * computer whose clock is set neither ends a wait early nor stretches it.
 */
export function waitOf(
  payment: Waiting,
): { readonly name: DeadlineName; readonly milliseconds: number } | null {
  if (payment.stage === null) return null;
  const name: DeadlineName = payment.cancelRequestedBy === null ? payment.stage : 'cancelling';
  return { name, milliseconds: milliseconds[name] };
}

/** How long a checkout may take in all, in milliseconds from the moment it was sent. */
export const wholeCheckout = milliseconds.checkout;

/** The same by the clock on the wall, for people who look at one: when the present wait is over. */
export function deadlineOf(payment: Payment): Deadline | null {
  const wait = waitOf(payment);
  if (!wait) return null;
  const own: Deadline = { name: wait.name, at: payment.changedAt + wait.milliseconds };
  const whole: Deadline = { name: 'checkout', at: payment.createdAt + wholeCheckout };
  return own.at <= whole.at ? own : whole;
}
