import type { PaymentFailureCode } from './failures.ts';
import type { Currency } from './money.ts';
import type { CaptureMode } from './order.ts';

/**
 * One attempt to pay (domain.md, States). `in_doubt` means that money may have moved and nobody has
 * said so yet: it is left only with evidence, never by waiting.
 */
export type PaymentState =
  | 'draft'
  | 'requested'
  | 'presented'
  | 'authorising'
  | 'authorised'
  | 'captured'
  | 'declined'
  | 'failed'
  | 'cancelled'
  | 'expired'
  | 'voided'
  | 'in_doubt';

export type PaymentMethod = 'upi' | 'card' | 'netbanking' | 'wallet' | 'cash' | 'external';

/**
 * What the customer and the terminal are doing, finer than the state and only for the screen:
 * `sending` is requested; `card` and `qr` are presented; `pin` and `bank` are authorising; `confirming`
 * is authorising with the approval on disk and the terminal's closing word still to come.
 */
export type PaymentStage = 'sending' | 'card' | 'qr' | 'pin' | 'bank' | 'confirming';

/** What kind of transaction a terminal speaks of. */
export type TransactionKind =
  | 'sale'
  | 'reversal'
  | 'refund'
  | 'reservation'
  | 'booking'
  | 'release';

/** What a terminal said of one transaction. Card numbers never get this far: only the last four. */
export interface TerminalReceipt {
  /**
   * Names this transaction among all of its terminal's (for ZVT: terminal id, trace, receipt, date and
   * time). Two answers with the same mark speak of the same transaction.
   */
  readonly mark: string;
  /** Absent: a sale, or a terminal that does not say. */
  readonly kind?: TransactionKind;
  readonly amount: number | null;
  readonly currency: Currency | null;
  readonly method: PaymentMethod;
  /** Paid by a code that apps of banks and card networks read alike; absent: not, or nobody says so. */
  readonly qr?: 'bharat_qr';
  readonly card: { readonly network: string; readonly last4: string | null } | null;
  readonly upi: { readonly vpa: string | null } | null;
  /** Retrieval reference number or UTR, when the terminal gave one. */
  readonly rrn: string | null;
  readonly approvalCode: string | null;
  readonly terminalId: string | null;
  readonly trace: string | null;
  readonly receiptNumber: string | null;
  readonly text: string | null;
}

/**
 * What a terminal without a printer wanted printed, word for word and screened for card numbers. What it
 * does not name as the merchant's is for the customer.
 */
export interface TerminalSlip {
  readonly copy: 'customer' | 'merchant';
  readonly text: string;
}

/** Why a payment is known to have ended as it did (promise 5). */
export type Evidence =
  | {
      readonly type: 'terminal';
      /** The frame by name, as the flight recorder writes it ("status information"). */
      readonly frame: string;
      readonly resultCode: string | null;
      readonly receipt: TerminalReceipt | null;
    }
  /** The command provably never left the till. */
  | { readonly type: 'not_sent'; readonly reason: string }
  | { readonly type: 'person'; readonly staffId: string; readonly reference: string }
  /** Banknotes and coins, counted by whoever took them; minor units. */
  | { readonly type: 'cash'; readonly tendered: number; readonly change: number }
  | { readonly type: 'upstream'; readonly reference: string };

export interface PaymentFailure {
  readonly code: PaymentFailureCode;
  /** The terminal's or the bank's own words, screened for card numbers. */
  readonly reason: string | null;
  readonly by: 'customer' | 'merchant' | 'provider' | 'till';
}

export type DoubtReason =
  | 'no_answer'
  | 'line_lost'
  | 'interrupted'
  | 'amount_differs'
  | 'contradiction'
  | 'cancel_unanswered'
  /** A code was shown, and nobody has said whether the money arrived. */
  | 'unconfirmed'
  /** A person said that nothing was paid, and then the terminal spoke of an approval for exactly it. */
  | 'verdict_contradicted';

/** A person's reference for a code that was shown and brought no money. */
export const nothingArrived = 'nothing_arrived';

/** A person's references for a payment that brought no money: how they know it. */
export const notPaidReasons = ['slip_declined', 'not_on_terminal', 'not_debited'] as const;

export type NotPaidReason = (typeof notPaidReasons)[number];

/** Amounts in minor units of `currency`, times in milliseconds since 1970. */
export interface Payment {
  readonly id: string;
  readonly orderId: string;
  readonly terminalId: string | null;
  readonly placeId: string | null;
  readonly amount: number;
  readonly currency: Currency;
  readonly captureMode: CaptureMode;
  /** The method the customer used; before the terminal has said so, the one the cashier asked for. */
  readonly method: PaymentMethod;
  readonly description: string | null;
  readonly state: PaymentState;
  readonly stage: PaymentStage | null;
  /** Set from the moment a cancel was sent until the terminal says how the payment ended. */
  readonly cancelRequestedBy: 'customer' | 'merchant' | 'till' | null;
  readonly authorisedAmount: number;
  readonly capturedAmount: number;
  readonly refundedAmount: number;
  /** The terminal's approval. On disk before it is acknowledged, and kept through a doubt. */
  readonly approval: TerminalReceipt | null;
  readonly failure: PaymentFailure | null;
  readonly doubt: { readonly reason: DoubtReason; readonly since: number } | null;
  readonly evidence: Evidence | null;
  /**
   * The mark of the terminal's last transaction when this one was sent; null when it had none. A last
   * result with this same mark proves that the terminal has recorded nothing since.
   */
  readonly markBefore: string | null;
  /**
   * The text of the UPI code that this till showed by itself. Such a payment has no terminal, and only a
   * person can say whether the money arrived.
   */
  readonly upiText?: string;
  /** Where its terminal leaves the printing to this till, as soon as they have come. */
  readonly slips?: readonly TerminalSlip[];
  /** The terminal was asked for such a code instead of its own; absent: it chooses. */
  readonly qr?: 'bharat_qr';
  /** A caller's own words about it. */
  readonly notes?: Readonly<Record<string, string>>;
  /** When its terminal handed it in for settlement; from then on it is refunded, not reversed. */
  readonly settledAt?: number;
  readonly createdAt: number;
  /** When it entered its present state or stage: deadlines count from here. */
  readonly changedAt: number;
}

/** How often a terminal was asked about a payment in doubt since the program started; never stored. */
export interface DoubtAsked {
  readonly times: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
  /**
   * What it said last: `none` that it remembers no transaction, `other` one that does not settle this
   * payment, `busy` that it is at work, `silent` nothing. `not_yet`: it knows nothing of this one, whose
   * request may still be on its way.
   */
  readonly said: 'none' | 'other' | 'busy' | 'silent' | 'not_yet';
  /** With `not_yet`: from when on it is believed, in milliseconds since 1970. */
  readonly until?: number;
}

/** The states in which a payment occupies its terminal: no other may start there (promise 4). */
export const openPaymentStates = ['requested', 'presented', 'authorising', 'in_doubt'] as const;

export function isOpenPayment(payment: Pick<Payment, 'state'>): boolean {
  return (openPaymentStates as readonly PaymentState[]).includes(payment.state);
}

/** What a payment takes, or may yet take, of its order, in minor units (promise 4). */
export function claimOf(payment: Payment): number {
  if (isOpenPayment(payment)) return payment.amount;
  return payment.state === 'authorised' ? payment.authorisedAmount : payment.capturedAmount;
}
