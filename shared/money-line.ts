import { type DoubtAsked, isOpenPayment, type Payment } from './payment.ts';
import type { Refund } from './refund.ts';

/** One line of the list of all money: something that came in, or something that went back. */
export type MoneyLine = PaymentLine | RefundLine;

export interface PaymentLine {
  readonly type: 'payment';
  /** The number of its sale. */
  readonly seq: number;
  readonly payment: Payment;
}

export interface RefundLine {
  readonly type: 'refund';
  readonly seq: number;
  readonly payment: Payment;
  readonly refund: Refund;
  /** What its terminal was asked while it is in doubt; absent when nobody has asked, and in lists. */
  readonly asked?: DoubtAsked;
}

/** How a line stands, coarser than its state: what a list is filtered by. */
export const moneyStandings = [
  'paid',
  'authorised',
  'under_way',
  'in_doubt',
  'refunded',
  'failed',
] as const;

export type MoneyStanding = (typeof moneyStandings)[number];

export const moneySorts = ['newest', 'oldest', 'largest'] as const;
export type MoneySort = (typeof moneySorts)[number];

export const moneyKinds = ['all', 'payments', 'refunds'] as const;
export type MoneyKind = (typeof moneyKinds)[number];

export function standingOf(line: MoneyLine): MoneyStanding {
  return line.type === 'payment' ? paymentStanding(line.payment) : refundStanding(line.refund);
}

/** What tells a line from every other one. */
export function lineId(line: MoneyLine): string {
  return line.type === 'payment' ? line.payment.id : line.refund.id;
}

/** Its amount in minor units, and when it began. */
export function subjectOf(line: MoneyLine): Payment | Refund {
  return line.type === 'payment' ? line.payment : line.refund;
}

function paymentStanding(payment: Payment): MoneyStanding {
  const { state, refundedAmount, capturedAmount } = payment;
  if (state === 'in_doubt' || state === 'authorised') return state;
  if (state === 'captured') return refundedAmount >= capturedAmount ? 'refunded' : 'paid';
  return isOpenPayment(payment) || state === 'draft' ? 'under_way' : 'failed';
}

function refundStanding({ state }: Refund): MoneyStanding {
  switch (state) {
    case 'processed':
      return 'refunded';
    case 'in_doubt':
      return 'in_doubt';
    case 'failed':
    case 'cancelled':
      return 'failed';
    default:
      return 'under_way';
  }
}
