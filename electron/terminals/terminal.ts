import type { CardName } from '../../shared/card-names.ts';
import type { Clock } from '../../shared/clock.ts';
import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { Money } from '../../shared/money.ts';
import type {
  Payment,
  PaymentFailure,
  PaymentMethod,
  TerminalReceipt,
  TerminalSlip,
} from '../../shared/payment.ts';
import type { Terminal } from '../../shared/terminal.ts';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';
import type { Transport } from '../transports/transport.ts';
import type { FrameReader } from './frame-reader.ts';
import type { LinkRepeats } from './link-repeats.ts';
import type { MoneyCommand, ServiceCommand, ServiceEnd, TerminalAbility } from './service.ts';
import type { PastTransaction, SimulatedTerminal, SimulatedTerminalOptions } from './simulation.ts';

/** One payment as a terminal needs it. `amount` in minor units. */
export interface PaymentCommand {
  readonly paymentId: string;
  readonly amount: Money;
  /** What the cashier would like the customer to use; terminals that cannot say so ignore it. */
  readonly preferredMethod: PaymentMethod | null;
  /** With UPI, where the language has it (`offersBharatQr`). */
  readonly qr?: Payment['qr'];
  /** Decided by till/payments/resend-policy.ts, kept by the driver. */
  readonly repeats: LinkRepeats;
}

/** How far the terminal has come; see PaymentStage for the words. */
export type TerminalStage = 'card' | 'qr' | 'pin' | 'bank';

export type TerminalOutcome =
  | { readonly type: 'approved'; readonly frame: string; readonly receipt: TerminalReceipt }
  | {
      readonly type: 'declined' | 'cancelled';
      readonly frame: string;
      readonly resultCode: string | null;
      readonly failure: PaymentFailure;
      readonly receipt: TerminalReceipt | null;
    };

/**
 * What a driver reports about the payment it was given. Calls come in the order of the terminal's own
 * messages and never overlap: the driver waits for each promise before it handles the next message.
 */
export interface PaymentListener {
  stage(stage: TerminalStage): Promise<void>;
  /**
   * The terminal's word on the money. The driver acknowledges it to the terminal only after this
   * promise has resolved, that is, after the result is on disk (terminals.md section 2).
   */
  outcome(outcome: TerminalOutcome): Promise<void>;
}

/**
 * How a call to pay ended for the driver. `finished`: the terminal has closed the transaction and is
 * free again, which after an approval proves that our acknowledgement arrived; `slips` is what it wanted
 * printed, which says nothing about money. `not_sent`: provably no
 * byte of the command left the till. `refused`: the terminal answered that it will not start this
 * payment. `unknown`: the line was lost or the terminal fell silent; only asking can tell.
 */
export type PayEnd =
  | { readonly type: 'finished'; readonly slips?: readonly TerminalSlip[] }
  | {
      readonly type: 'not_sent';
      /** Absent: there was no line to send it down. */
      readonly code?: PaymentFailureCode;
      readonly reason: string;
    }
  | {
      readonly type: 'refused';
      readonly frame: string;
      readonly resultCode: string;
      readonly code: PaymentFailureCode;
      readonly reason: string;
    }
  | { readonly type: 'unknown'; readonly why: 'line_lost' | 'no_answer'; readonly reason: string };

/** The terminal's last transaction, asked for without charging anybody. */
export type LastResult =
  | { readonly type: 'none' }
  | {
      readonly type: 'result';
      /** The receipt's. */
      readonly mark: string;
      /** Another one than approved says that no money was kept. */
      readonly outcome: TerminalOutcome;
      /**
       * The till's own name for it, where the terminal was asked by that name and gave it back. Then it is
       * this payment's, whatever the terminal has done since.
       */
      readonly paymentId?: string;
      /** Asked about one by name, the terminal did not know it and named its last: surely another's. */
      readonly isAnother?: true;
    }
  /** Still busy with a transaction: ask again later. */
  | { readonly type: 'busy' }
  /** No answer, or none that can be understood: nothing is known. */
  | { readonly type: 'unavailable'; readonly reason: string };

/**
 * A connected terminal. One object is one connection; after `closed` it is dead. It takes one command
 * at a time and throws when it is given a second.
 */
export interface TerminalSession {
  /** Opens the line and registers. Rejects with TransportError or TerminalError; then it is dead. */
  open(): Promise<void>;
  /** Sends one payment, once. Never rejects: whatever happens is an end. */
  pay(command: PaymentCommand, listener: PaymentListener): Promise<PayEnd>;
  /**
   * Asks the terminal to stop the running payment. `sent` is not an answer: the payment ends with the
   * outcome that the terminal then reports, which may be an approval that was faster.
   */
  abort(): Promise<'sent' | 'nothing_running' | 'not_sent'>;
  /**
   * Never rejects. `about` is the payment that the till would hear of: terminals that remember their last
   * transaction name that one all the same, the others (`remembers`) know of nothing else.
   */
  lastResult(about?: string): Promise<LastResult>;
  /**
   * Moves money otherwise than by a sale, with the promises of `pay`: the outcome is acknowledged only
   * after the listener has kept it, and an `unknown` end is settled by asking, never by sending again.
   * A command that the protocol does not have (`abilities`) ends `not_sent`.
   */
  move(command: MoneyCommand, listener: PaymentListener): Promise<PayEnd>;
  /** Everything that moves no money. Never rejects. */
  serve(command: ServiceCommand): Promise<ServiceEnd>;
  close(): Promise<void>;
}

/** The terminal answered something else than its protocol allows, or nothing, while registering. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError';
}

export interface SessionDependencies {
  readonly clock: Clock;
  /** Called once when the line has gone, for whatever reason, also after close(). */
  readonly closed: (reason: string) => void;
  /**
   * Every message by name and length, for the wire log. `masked` makes what may be kept of its content
   * (FrameReader.mask), when somebody keeps it; never the content itself.
   */
  readonly frame: FrameListener;
  /** Who speaks to whom, where the language names both in every message. */
  readonly names?: { readonly till: string; readonly terminal: string };
  /** Keeps others out, where the language can; a terminal that has one answers nobody without. */
  readonly secret?: TerminalSecret | undefined;
  /** What the shop says that terminals call cards; counts before a language's own table. */
  readonly cardNames?: readonly CardName[];
  /** Who prints its slips; absent: itself. */
  readonly slips?: Terminal['slips'];
  /** A further, unopened line to the same terminal, for languages that speak on several at once. */
  readonly openTransport?: () => Transport;
}

export type FrameListener = (
  direction: 'sent' | 'received' | 'dropped',
  name: string,
  length: number,
  masked?: () => Uint8Array,
) => void;

/** What a till must know about a language's terminals to treat them rightly. */
export interface TerminalManners {
  /** Who can stop a payment that runs. With `terminal_only`, `abort` ends `not_sent`. */
  readonly stoppedBy: 'till' | 'terminal_only';
  /**
   * What they can be asked for afterwards: their last transaction, or, `named`, one that the till asks for
   * by its own name, and never whether there was none.
   */
  readonly remembers: 'last' | 'named';
  /**
   * How long a request may still reach them after the till has let go of its line, in milliseconds: until
   * then they would begin what they say they know nothing of. 0 where nothing stands that no till heard.
   */
  readonly requestLives: number;
}

/** What a terminal has printed at the till by calling it. Texts are free of card numbers. */
export interface CalledSlip {
  readonly lines: readonly string[];
  /** False when the terminal went in the middle. */
  readonly isWhole: boolean;
}

export interface CallDependencies {
  readonly clock: Clock;
  readonly frame: FrameListener;
  /** Whether there is room for one more slip; without it the terminal is refused. */
  readonly mayPrint: () => boolean;
  /** Resolves when it is on disk; the terminal hears that it was taken only then. */
  readonly slip: (slip: CalledSlip) => Promise<void>;
  /** Called once, when the line has gone. */
  readonly ended: () => void;
}

export interface AnsweredCall {
  hangUp(): Promise<void>;
}

/**
 * Languages whose terminals call the till by themselves, on TCP. Nothing that comes this way moves money
 * or counts as a word about any.
 */
export interface TerminalCalls {
  /** Where terminals expect the till. */
  readonly port: number;
  answer(transport: Transport, dependencies: CallDependencies): AnsweredCall;
}

/** A terminal's language. Adding one is a folder and a line in protocols.ts. */
export interface TerminalProtocol {
  readonly id: string;
  readonly name: string;
  readonly transports: readonly Transport['kind'][];
  /** What its sessions can do beside taking a payment, stopping it and being asked for the last one. */
  readonly abilities: readonly TerminalAbility[];
  /** What its terminals are mostly set to, likeliest first; tried when one is looked for. */
  readonly usual?: { readonly baudRates: readonly number[]; readonly tcpPort: number | null };
  /** The stages its terminals tell of; absent: all. */
  readonly stages?: readonly TerminalStage[];
  /**
   * What its terminals do with an approval that the till could not keep; absent: `taken_back`. Without
   * an acknowledgement it `stands`, and only asking brings it to the till.
   */
  readonly unheardApproval?: 'taken_back' | 'stands';
  /** Absent: the till. */
  readonly stoppedBy?: TerminalManners['stoppedBy'];
  /** Absent: their last transaction. */
  readonly remembers?: TerminalManners['remembers'];
  /** Absent: 0. */
  readonly requestLives?: TerminalManners['requestLives'];
  /** Whether they name the address that a UPI payment came from; absent: they do. */
  readonly upiAddress?: 'told' | 'not_told';
  /** It has a sale by Bharat QR of its own. */
  readonly offersBharatQr?: true;
  /** Its terminals can leave the printing of their slips to the till. */
  readonly givesSlips?: true;
  /** Its messages can be sealed with a key that a terminal and this till share. */
  readonly takesKey?: true;
  /** Nobody has seen this protocol on a real terminal, which is said wherever a person chooses it. */
  readonly isUnconfirmed?: true;
  /** Absent: its terminals never call. */
  readonly calls?: TerminalCalls;
  /** Absent: its messages are known by name and length alone. */
  readonly frames?: FrameReader;
  createSession(transport: Transport, dependencies: SessionDependencies): TerminalSession;
  /** The terminal's side of the same language, for demo and tests. */
  simulateTerminal(options: SimulatedTerminalOptions): SimulatedTerminal;
  /**
   * What such a terminal has in its memory (`TerminalMemory`) with this behind it, oldest first, and the
   * last of these days ended. Absent where its past cannot be made up.
   */
  memoryOfPast?(past: readonly PastTransaction[]): string;
}
