import type { Clock } from '../../shared/clock.ts';
import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { Currency, Money } from '../../shared/money.ts';
import type { TransactionKind } from '../../shared/payment.ts';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';
import type { Transport } from '../transports/transport.ts';

/** One transaction in a simulated terminal's own list. Amount in minor units. */
export interface SimulatedTransaction {
  readonly trace: number;
  /** Absent: a sale. */
  readonly kind?: TransactionKind;
  readonly amount: number;
  readonly currency: string;
  readonly method: 'card' | 'upi';
  /** The code that its customer was shown; absent: the terminal's usual one. */
  readonly qr?: 'bharat_qr';
  readonly result: 'approved' | 'declined' | 'cancelled' | 'reversed';
  /** Milliseconds since 1970, by the terminal's clock. */
  readonly at: number;
}

/** One that a simulated terminal is to have behind it, as a day of a shop that never was. */
export interface PastTransaction extends SimulatedTransaction {
  readonly currency: Currency;
  /** Why it brought no money; null: it did. */
  readonly failure: PaymentFailureCode | null;
  /** Which of the terminal's days it was, from 1. */
  readonly batch: number;
}

/**
 * What a terminal keeps through a power cut. `save` returns when it is safe; `load` gives undefined for
 * a terminal fresh from the factory.
 */
export interface TerminalMemory {
  load(): string | undefined;
  save(content: string): void;
}

export interface SimulatedTerminalOptions {
  readonly clock: Clock;
  readonly memory: TerminalMemory;
  /** The till must have the same, where the language can be kept secret. */
  readonly secret?: TerminalSecret | undefined;
  /** Called when a payment starts to wait for a customer, so that a scenario can answer it. */
  readonly presented?: (amount: Money) => void;
  /** Called after whatever `face` shows has changed. */
  readonly changed?: () => void;
}

/** What somebody in front of a simulated terminal sees. */
export interface TerminalFace {
  /** `waiting` for a customer, `asking` the bank, `reporting` to the till how it ended. */
  readonly state: 'idle' | 'waiting' | 'asking' | 'reporting';
  readonly transaction: { readonly kind: TransactionKind; readonly amount: Money } | null;
  /** What the till told it to show; empty when it shows its own words. */
  readonly lines: readonly string[];
  /** The text of a QR code, or a picture of one as PNG bytes. */
  readonly code: string | Uint8Array | null;
  /** Lines that came out of its printer, oldest first; the last hundred. */
  readonly printed: readonly string[];
}

/** What a person in front of a simulated terminal can do. All return false when it is not the time. */
export interface SimulatedTerminal {
  /** Takes the terminal's end of a line; a new one replaces the old, as when a cable is plugged in. */
  attach(transport: Transport): Promise<void>;
  /** The customer holds a card or scans the code; the terminal then asks the bank by itself. */
  present(method: 'card' | 'upi'): boolean;
  /** The customer presents, if that has not happened yet, and the bank answers. */
  approve(method: 'card' | 'upi'): boolean;
  /** `bankCode` is the bank's own (ISO 8583), for languages that carry it. */
  decline(code: PaymentFailureCode, bankCode?: number): boolean;
  /** The customer presses the red key. */
  cancel(): boolean;
  /** While true it reads everything and answers nothing, not even an acknowledgement. */
  setSilent(silent: boolean): void;
  /** The next approval is reported for this amount instead of the asked one. */
  setApprovedAmount(minor: number | null): void;
  /** Everything in progress is lost, the memory stays. The line is dropped. */
  powerOff(): Promise<void>;
  /**
   * It calls the till by itself, on this line to it, and has a slip printed there; false when the till did
   * not take all of it. Absent where its language knows of no such thing.
   */
  call?(transport: Transport): Promise<boolean>;
  face(): TerminalFace;
  /** Its own list, oldest first: the truth that the ledger is compared with. */
  transactions(): readonly SimulatedTransaction[];
}
