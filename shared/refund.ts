import type { PaymentFailureCode, RefundObstacle } from './failures.ts';
import type { Currency } from './money.ts';
import type { Evidence, Payment, PaymentStage, TerminalReceipt, TerminalSlip } from './payment.ts';

/**
 * Money on its way back (domain.md, States). Up to `reserved` nothing has left the till and it may be
 * cancelled; `sent` is on disk before a terminal hears of it; `pending` waits for the customer's card,
 * for the terminal's closing word, for the bank or for a person; `in_doubt` is left only with evidence.
 */
export type RefundState =
  | 'requested'
  | 'approved'
  | 'reserved'
  | 'sent'
  | 'pending'
  | 'processed'
  | 'failed'
  | 'cancelled'
  | 'in_doubt';

/**
 * The way the money goes. `reversal`: its terminal takes the whole transaction back. `terminal`: a
 * refund there, mostly with the customer's card. `drawer`: banknotes. `upstream`: whoever took the
 * payment. `person`: somebody pays it back by other means and types the reference.
 */
export type RefundRoute = 'reversal' | 'terminal' | 'drawer' | 'upstream' | 'person';

export type RefundSpeed = 'normal' | 'optimum';

/** Amounts in minor units of `currency`, times in milliseconds since 1970. */
export interface Refund {
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  /** The terminal that gives the money back; null where none does. */
  readonly terminalId: string | null;
  readonly amount: number;
  readonly currency: Currency;
  readonly state: RefundState;
  /** What the terminal and the customer are doing; null where no terminal is at work. */
  readonly stage: PaymentStage | null;
  readonly route: RefundRoute;
  readonly speed: RefundSpeed;
  readonly notes: Readonly<Record<string, string>>;
  /** The caller's own number for it. */
  readonly receipt: string | null;
  /** Who asked for it at a window, and who let it through. */
  readonly requestedBy: string | null;
  readonly approvedBy: string | null;
  /** Set from the moment the terminal was asked to stop until it says how it ended. */
  readonly cancelRequestedBy: 'merchant' | 'till' | null;
  /** The terminal's approval. On disk before it is acknowledged, and kept through a doubt. */
  readonly approval: TerminalReceipt | null;
  readonly failure: RefundFailure | null;
  readonly doubt: { readonly reason: RefundDoubtReason; readonly since: number } | null;
  readonly evidence: Evidence | null;
  /** As of a payment: the mark of the terminal's last transaction when this one was sent. */
  readonly markBefore: string | null;
  /** As of a payment. */
  readonly slips?: readonly TerminalSlip[];
  readonly createdAt: number;
  /** When it entered its present state: deadlines count from here. */
  readonly changedAt: number;
}

export interface RefundFailure {
  readonly code: PaymentFailureCode;
  /** The terminal's or the bank's own words, screened for card numbers. */
  readonly reason: string | null;
  readonly by: 'customer' | 'merchant' | 'provider' | 'till';
}

export type RefundDoubtReason =
  | 'no_answer'
  | 'line_lost'
  | 'interrupted'
  | 'amount_differs'
  | 'contradiction'
  | 'cancel_unanswered';

/** The states in which a refund occupies its terminal: nothing else may start there. */
export const openRefundStates = ['sent', 'pending', 'in_doubt'] as const;

/** Whether money may still move for it; only such a one occupies its terminal. */
export function isOpenRefund({ state }: Pick<Refund, 'state'>): boolean {
  return (openRefundStates as readonly RefundState[]).includes(state);
}

/** Whether it takes, or may yet take, its amount of what was captured (promise 3). */
export function claimsMoney({ state }: Pick<Refund, 'state'>): boolean {
  return state !== 'failed' && state !== 'cancelled';
}

/** What of a payment no refund has taken or may yet take; minor units. */
export function refundableOf(payment: Payment, refunds: readonly Refund[]): number {
  const claimed = refunds.filter(claimsMoney).reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, payment.capturedAmount - claimed);
}

/** What can be done about giving a payment back, and what to tell whoever asks (beyond.md N9). */
export interface RefundAdvice {
  readonly paymentId: string;
  readonly captured: number;
  /** Given back already, and on its way; minor units. */
  readonly refunded: number;
  readonly underWay: number;
  readonly remaining: number;
  readonly currency: Currency;
  /** How the whole of what remains would go, and how a part would; null: not possible, see `whyNot`. */
  readonly whole: RefundWay | null;
  readonly part: RefundWay | null;
  readonly whyNot: RefundObstacle | null;
  readonly whyNoPart: RefundObstacle | null;
  /** Its terminal was asked to end the day, and nobody knows whether it has: it may refuse a reversal. */
  readonly isSettlementUnknown: boolean;
}

export interface RefundWay {
  readonly route: RefundRoute;
  readonly terminalId: string | null;
  /** Whether the customer must be here, with the card. */
  readonly needsCard: boolean;
  /** When the customer sees the money, in days from now. */
  readonly days: { readonly from: number; readonly to: number };
}
