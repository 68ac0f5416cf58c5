import type { Money } from '../../../shared/money.ts';
import type { TransactionKind } from '../../../shared/payment.ts';
import type { ServiceCommand, ServiceEnd } from '../service.ts';
import type { LastResult, PayEnd, TerminalOutcome, TerminalStage } from '../terminal.ts';
import type { JsonObject } from './json.ts';
import type { Category, Message, MessageClass } from './message.ts';

/** A request without what the driver adds: who asks, and a number of its own. */
export interface Question {
  readonly category: Category;
  readonly messageClass: MessageClass;
  readonly body: JsonObject;
  /** Set where the till must be able to ask about it later. */
  readonly serviceId?: string;
}

/** Money that is to move, ready to be sent. */
export interface MoneyIntent {
  readonly commandId: string;
  readonly kind: TransactionKind;
  readonly amount: Money;
  readonly isUpi: boolean;
  readonly question: Question & { readonly serviceId: string };
}

/** What the till's side of a connection knows. `over` is never left. */
export type SessionState =
  | { readonly name: 'fresh' | 'logging_in' | 'ready' | 'over' }
  | Paying
  /** `about`: the till's name of the payment that the terminal was asked for; null: its last one. */
  | { readonly name: 'asking'; readonly about: string | null; readonly step: AskingStep }
  | { readonly name: 'serving'; readonly service: ServiceCommand['type'] };

/** What of that name it is asked for: a terminal keeps its reversals apart. */
export type AskingStep = 'payment' | 'reversal' | 'last';

export interface Paying {
  readonly name: 'paying';
  readonly intent: MoneyIntent;
  /** Whether a byte of the request may have left the till. */
  readonly hasLeft: boolean;
  /** `wanted` until the request has left, `under_way` until the abort has. */
  readonly abort: 'none' | 'wanted' | 'under_way' | 'left';
  /** The terminal has said that it is at work on it. */
  readonly isSeen: boolean;
  /** How often it was looked for. */
  readonly looks: number;
}

/** Which exchange something belongs to; of each there is one at a time. */
export type Tag = 'command' | 'look' | 'abort';

export type SessionEvent =
  /** The line is open. */
  | { readonly type: 'open'; readonly now: number }
  | { readonly type: 'begin'; readonly intent: MoneyIntent }
  | { readonly type: 'ask'; readonly about: string | null }
  | {
      readonly type: 'serve';
      readonly service: ServiceCommand['type'];
      readonly question: Question;
    }
  | { readonly type: 'abort' | 'look_again' }
  | { readonly type: 'left'; readonly tag: Tag }
  | { readonly type: 'answered'; readonly tag: Tag; readonly message: Message }
  /** No answer that can be believed. */
  | {
      readonly type: 'failed';
      readonly tag: Tag;
      readonly why: 'line_lost' | 'no_answer';
      readonly reason: string;
    }
  /** Whoever was told something could not keep it. */
  | { readonly type: 'not_kept' }
  | { readonly type: 'closed'; readonly reason: string };

export type SessionEffect =
  | {
      readonly type: 'request';
      readonly tag: Tag;
      readonly question: Question;
      /** A customer takes longer than a machine. */
      readonly patience: 'machine' | 'customer';
    }
  /** The next effect waits until the till has taken this in, and does not come if it cannot. */
  | { readonly type: 'tell_stage'; readonly stage: TerminalStage }
  | { readonly type: 'tell_outcome'; readonly outcome: TerminalOutcome }
  /** `look_again` comes after a pause. */
  | { readonly type: 'pause' }
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

export const ready: SessionState = { name: 'ready' };
export const over: SessionState = { name: 'over' };

export function step(state: SessionState, ...effects: readonly SessionEffect[]): SessionStep {
  return { state, effects };
}
