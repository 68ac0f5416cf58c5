import type { Money } from '../../shared/money.ts';
import type { TerminalReceipt, TerminalSlip } from '../../shared/payment.ts';
import type { LinkRepeats } from './link-repeats.ts';

/** What a protocol can do beside taking a payment; the words of MoneyCommand and ServiceCommand. */
export type TerminalAbility = MoneyCommand['type'] | ServiceCommand['type'];

/** Money that moves otherwise than by a sale. Amounts in minor units. */
export type MoneyCommand = {
  /** The till's own name for it: a refund's id, say. */
  readonly id: string;
  readonly repeats: LinkRepeats;
} & (
  | {
      /** Takes back one transaction whole, while its terminal still can: mostly until the end of the day. */
      readonly type: 'reversal';
      readonly amount: Money;
      readonly original: TerminalReceipt;
    }
  | {
      /** Money to a customer's card or account. Without `original` the terminal asks for the card. */
      readonly type: 'refund';
      readonly amount: Money;
      readonly original: TerminalReceipt | null;
    }
  /** Holds an amount without taking it. */
  | { readonly type: 'reservation'; readonly amount: Money }
  /** Takes what was held, or a part of it; the rest is set free. */
  | {
      readonly type: 'booking' | 'release';
      readonly amount: Money;
      readonly original: TerminalReceipt;
    }
);

/** What a terminal is asked for that moves no money. */
export type ServiceCommand =
  | { readonly type: 'status' | 'initialisation' | 'log_off' | 'repeat_receipt' }
  /** Whether it reaches its host. */
  | { readonly type: 'diagnosis' }
  /** Hands the day's transactions in for settlement and counts them. */
  | { readonly type: 'end_of_day' }
  | { readonly type: 'print'; readonly lines: readonly string[] }
  /** Shown to the customer for `milliseconds`. */
  | {
      readonly type: 'display_text';
      readonly lines: readonly string[];
      readonly milliseconds: number;
    }
  /** A QR code on the terminal's display; `text` is what it says, such as upi://pay?... */
  | { readonly type: 'display_code'; readonly text: string; readonly milliseconds: number };

/** Counts and sums of one day's batch in one currency, in minor units. */
export interface BatchTotals {
  readonly currency: Money['currency'];
  readonly batchNumber: string | null;
  readonly sales: { readonly count: number; readonly amount: number };
  /** Null where the terminal does not part them from its sales. */
  readonly refunds: { readonly count: number; readonly amount: number } | null;
}

/** What came of a service. Texts of the terminal are screened for card numbers. */
export type ServiceEnd =
  | {
      readonly type: 'done';
      /** What it wanted printed. */
      readonly lines: readonly string[];
      /** Of these lines, where a slip was asked for again, with the mark of the transaction it is about. */
      readonly slips?: readonly TerminalSlip[];
      readonly mark?: string | null;
      /** Its own words about itself, such as its state or software. */
      readonly words: string | null;
      /** Milliseconds since 1970 by the terminal's clock, where it said so. */
      readonly terminalTime: number | null;
      readonly totals: readonly BatchTotals[];
    }
  | { readonly type: 'refused'; readonly resultCode: string; readonly reason: string }
  | { readonly type: 'not_supported' }
  | { readonly type: 'not_sent' | 'no_answer'; readonly reason: string };
