import type { Payment, PaymentStage } from '../../../shared/payment.ts';

/** What a payment waits for; every waiting state has one (ux.md, the table of states). */
export type DeadlineName = PaymentStage | 'cancelling' | 'checkout';

export interface Deadline {
  readonly name: DeadlineName;
  /** Milliseconds since 1970. */
  readonly at: number;
}

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

/** When the present wait is over; `null` for states that wait for nobody, or for evidence. */
export function deadlineOf(payment: Payment): Deadline | null {
  if (payment.stage === null) return null;
  const name: DeadlineName = payment.cancelRequestedBy === null ? payment.stage : 'cancelling';
  const own: Deadline = { name, at: payment.changedAt + milliseconds[name] };
  const whole: Deadline = { name: 'checkout', at: payment.createdAt + milliseconds.checkout };
  return own.at <= whole.at ? own : whole;
}
