import type { Currency } from './money.ts';
import type { TransactionKind } from './payment.ts';

/** What else can be said with an action on a simulated terminal. What an action has no use for is left. */
export interface SimulatorDetails {
  /** How late a late answer comes. */
  readonly seconds?: number;
  /** The UPI address that the customer pays from. */
  readonly address?: string;
}

/** How a simulated terminal gives its next answer; after that it answers as usual again. */
export const answerManners = ['usual', 'late', 'twice', 'other_amount'] as const;
export type AnswerManner = (typeof answerManners)[number];

/** What the last two digits of an amount ask of a simulated customer and their bank. */
export const magicMeanings = [
  'approved',
  'call_issuer',
  'declined',
  'insufficient_funds',
  'wrong_pin',
  'pin_tries_exceeded',
  'late_reply',
  'network_error',
  'malfunction',
  'no_reply',
] as const;
export type MagicMeaning = (typeof magicMeanings)[number];

/** The addresses of the Razorpay documents: the one pays, the other is refused. */
export const goodUpiAddress = 'success@razorpay';
export const failingUpiAddress = 'failure@razorpay';

/** What somebody in front of a simulated terminal sees, and how it stands there. */
export interface PinpadFace {
  readonly terminalId: string;
  readonly name: string;
  /** Its language, as people call it. */
  readonly protocol: string;
  readonly isPlugged: boolean;
  readonly isPowered: boolean;
  /** It reads everything and answers nothing. */
  readonly isSilent: boolean;
  /** It can call the till by itself. */
  readonly canCall: boolean;
  readonly answer: AnswerManner;
  /** `waiting` for a customer, `asking` the bank, `reporting` to the till how it ended. */
  readonly step: 'idle' | 'waiting' | 'asking' | 'reporting';
  /** What the customer has held there; null while nothing has been. */
  readonly presented: 'card' | 'upi' | null;
  /** The running transaction; amounts in minor units. */
  readonly transaction: PinpadTransaction | null;
  /** What the ending of its amount asks for. */
  readonly magic: MagicMeaning | null;
  /** What the till told it to show; empty when it shows its own words. */
  readonly lines: readonly string[];
  readonly code: PinpadCode | null;
  /** What came out of its printer, oldest first. */
  readonly printed: readonly string[];
  /** The newest transaction in its own list, while none runs. */
  readonly last: (PinpadTransaction & { readonly result: PinpadResult }) | null;
}

export interface PinpadTransaction {
  readonly kind: TransactionKind;
  readonly amount: number;
  readonly currency: Currency;
}

/** One in a simulated terminal's own list; `at` by the terminal's clock. */
export interface ListedTransaction extends PinpadTransaction {
  readonly trace: number;
  readonly result: PinpadResult;
  readonly at: number;
}

export type PinpadResult = 'approved' | 'declined' | 'cancelled' | 'reversed';

/** For a phone to read: its text, or a picture of it that the till has sent, as a data address. */
export type PinpadCode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'picture'; readonly address: string };

/** What the window of a simulated terminal shows. */
export interface PinpadState {
  readonly locale: string;
  readonly face: PinpadFace;
}
