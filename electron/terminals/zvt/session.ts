import type { CardName } from '../../../shared/card-names.ts';
import type { TransactionKind } from '../../../shared/payment.ts';
import type { MoneyCommand, ServiceCommand, ServiceEnd } from '../service.ts';
import type { SlipLines } from '../slips.ts';
import type {
  LastResult,
  PayEnd,
  PaymentCommand,
  TerminalOutcome,
  TerminalStage,
} from '../terminal.ts';
import type { Tag } from './link.ts';
import type { Message } from './message.ts';

/** What the till's side of a connection knows. `over` is never left. */
export type SessionState =
  | { readonly name: 'fresh' }
  | Registering
  | { readonly name: 'ready' }
  | Paying
  | Asking
  | Serving
  | { readonly name: 'over' };

export interface Registering {
  readonly name: 'registering';
  /** The terminal has taken the command (80 00); what comes before that is not its answer. */
  readonly isTaken: boolean;
}

/** The shop's own table of what terminals call cards. */
export interface CardNames {
  readonly cardNames?: readonly CardName[] | undefined;
}

/** A sale, or money that moves otherwise: one dialogue for all of them. */
export interface Transaction extends CardNames {
  /** The till's own name for it. */
  readonly id: string;
  readonly kind: TransactionKind;
  /** Whether its customer is waited for with a QR code rather than for a card. */
  readonly prefersScanning: boolean;
}

export interface Paying {
  readonly name: 'paying';
  readonly transaction: Transaction;
  /** `sent` until the terminal takes the command, `told` from its word on the money. */
  readonly step: 'sent' | 'running' | 'told';
  /** Whether a byte of the command may have left the till. */
  readonly hasLeft: boolean;
  readonly abort: 'none' | 'wanted' | 'sent' | 'answered';
  readonly printed: readonly string[];
  readonly slips: readonly SlipLines[];
  /** What was told, and the message that said so, to know it again. */
  readonly told: { readonly outcome: TerminalOutcome; readonly message: Message } | null;
}

export interface Asking extends CardNames {
  readonly name: 'asking';
  readonly isTaken: boolean;
  readonly printed: readonly string[];
  readonly found: Extract<Message, { type: 'status_information' }> | null;
  /** As for a service. */
  readonly messages: number;
}

export interface Serving {
  readonly name: 'serving';
  readonly service: ServiceCommand['type'];
  /** The terminal's 80 00 is all that it says of such a command. */
  readonly endsWithAnswer: boolean;
  readonly hasLeft: boolean;
  readonly isTaken: boolean;
  readonly printed: readonly string[];
  readonly slips: readonly SlipLines[];
  readonly reports: readonly Extract<Message, { type: 'status_information' }>[];
  /** How many it has said: a service comes to an end. */
  readonly messages: number;
}

export type SessionEvent =
  /** The line is open. */
  | { readonly type: 'open'; readonly slips?: 'till' }
  | ({ readonly type: 'pay'; readonly command: PaymentCommand } & CardNames)
  | ({ readonly type: 'move'; readonly command: MoneyCommand } & CardNames)
  | ({ readonly type: 'ask' } & CardNames)
  | { readonly type: 'serve'; readonly command: ServiceCommand }
  | { readonly type: 'abort' }
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'leaving' | 'acknowledged' | 'unacknowledged'; readonly tag: Tag }
  | { readonly type: 'deadline'; readonly name: 'T3' | 'T4' }
  /** Whoever was told something could not keep it: it must not be acknowledged. */
  | { readonly type: 'not_kept' }
  | { readonly type: 'closed'; readonly reason: string };

export type SessionEffect =
  | { readonly type: 'send'; readonly tag: Tag; readonly message: Message }
  /** The next effect waits until the till has taken this in, and does not come if it cannot. */
  | { readonly type: 'tell_stage'; readonly stage: TerminalStage }
  | { readonly type: 'tell_outcome'; readonly outcome: TerminalOutcome }
  /** One deadline at a time: a new one replaces the old. */
  | { readonly type: 'arm'; readonly name: 'T3' | 'T4' }
  | { readonly type: 'disarm' }
  | { readonly type: 'opened' }
  | { readonly type: 'open_failed'; readonly reason: string }
  | { readonly type: 'pay_ended'; readonly end: PayEnd }
  | { readonly type: 'asked'; readonly result: LastResult }
  | { readonly type: 'served'; readonly end: ServiceEnd }
  | { readonly type: 'abort_ended'; readonly result: 'sent' | 'nothing_running' | 'not_sent' }
  /** Close the line. Nothing that was said on it can then be taken for something else. */
  | { readonly type: 'hang_up' };

export interface SessionStep {
  readonly state: SessionState;
  readonly effects: readonly SessionEffect[];
}

/** Longer than any terminal's list of its settings, line by line. */
export const mostMessages = 3_000;
export const withoutEnd = 'The terminal does not come to an end';

export const ready: SessionState = { name: 'ready' };
export const over: SessionState = { name: 'over' };

export function step(state: SessionState, ...effects: readonly SessionEffect[]): SessionStep {
  return { state, effects };
}

/** 80 00 00 */
export const acknowledge: SessionEffect = {
  type: 'send',
  tag: 'answer',
  message: { type: 'positive', fields: [] },
};
