import type { Money } from '../../../shared/money.ts';
import type { Tag } from './link.ts';
import type { Message } from './message.ts';
import { intermediateStatus } from './terminal-messages.ts';
import type { TerminalRecords } from './terminal-record.ts';

/** What a message of the terminal is to it, and with that what its answer decides. */
export type Meaning = 'progress' | 'result' | 'closing';

export interface Said {
  readonly meaning: Meaning;
  readonly message: Message;
}

/** Where a slip goes, as the till has registered for it. */
export type SlipWay =
  /** The terminal's own printer. */
  | 'here'
  /** Line by line to the till (06 D1), or in one block (06 D3). */
  | 'lines'
  | 'block'
  /** Nowhere: the till makes its own from what it is told. */
  | 'nowhere';

export interface SlipWays {
  readonly payment: SlipWay;
  readonly administration: SlipWay;
}

export interface TerminalState {
  readonly records: TerminalRecords;
  readonly isRegistered: boolean;
  /** Whether the till wants to hear how far a transaction has come. */
  readonly wantsStatuses: boolean;
  /** Where its slips go. */
  readonly slips: SlipWays;
  /**
   * Where the payment in `records.open` stands: for a customer, for the bank, or for the till to hear
   * and acknowledge how it ended.
   */
  readonly payment: 'none' | 'waiting' | 'asking' | 'reporting';
  /** Said one after the other: each must be answered before the next, or answers would be mixed up. */
  readonly toSay: readonly Said[];
  readonly unanswered: Meaning | null;
  readonly approvedAmount: number | null;
}

export type TerminalEvent =
  | {
      readonly type: 'message';
      readonly message: Message;
      readonly now: number;
      /** What the clock on its wall shows then; absent where nobody looks at it. */
      readonly localNow?: number;
    }
  | { readonly type: 'acknowledged' | 'unacknowledged'; readonly tag: Tag }
  | { readonly type: 'deadline'; readonly name: TerminalDeadline }
  | { readonly type: 'line_lost' }
  | { readonly type: 'present' | 'approve'; readonly method: 'card' | 'upi' }
  | { readonly type: 'decline'; readonly resultCode: number }
  | { readonly type: 'cancel' }
  | { readonly type: 'set_approved_amount'; readonly minor: number | null };

export type TerminalDeadline = 'T3' | 'customer';

export type TerminalEffect =
  | { readonly type: 'send'; readonly tag: Tag; readonly message: Message }
  /** Keep the records, before the next effect. */
  | { readonly type: 'save' }
  | { readonly type: 'presented'; readonly amount: Money }
  /** On its own printer. */
  | { readonly type: 'print'; readonly lines: readonly string[] }
  /** On its display, for so long; zero until something else is shown. */
  | {
      readonly type: 'show';
      readonly lines: readonly string[];
      readonly code: Uint8Array | null;
      readonly milliseconds: number;
    }
  | { readonly type: 'arm' | 'disarm'; readonly name: TerminalDeadline };

export interface TerminalStep {
  readonly state: TerminalState;
  readonly effects: readonly TerminalEffect[];
}

export function step(state: TerminalState, ...effects: readonly TerminalEffect[]): TerminalStep {
  return { state, effects };
}

/** One after the other, each from where the last has led. */
export function inOrder(
  state: TerminalState,
  ...moves: readonly ((state: TerminalState) => TerminalStep)[]
): TerminalStep {
  return moves.reduce<TerminalStep>(
    (done, move) => {
      const next = move(done.state);
      return { state: next.state, effects: [...done.effects, ...next.effects] };
    },
    { state, effects: [] },
  );
}

/** An answer to what the till said; it needs none itself. */
export function answer(message: Message): (state: TerminalState) => TerminalStep {
  return (state) => step(state, { type: 'send', tag: 'answer', message });
}

/** Something that the till must answer; it waits for its turn. */
export function say(meaning: Meaning, message: Message): (state: TerminalState) => TerminalStep {
  return (state) => sayNext({ ...state, toSay: [...state.toSay, { meaning, message }] });
}

/** How far it has come, if the till wants to hear that. */
export function sayStatus(status: number): (state: TerminalState) => TerminalStep {
  return (state) =>
    state.wantsStatuses ? say('progress', intermediateStatus(status))(state) : step(state);
}

export function sayNext(state: TerminalState): TerminalStep {
  const [next, ...toSay] = state.toSay;
  if (state.unanswered || !next) return step(state);
  return step(
    { ...state, toSay, unanswered: next.meaning },
    { type: 'send', tag: 'command', message: next.message },
  );
}

/** Forgets what was still to be said, and what was said and not answered. */
export function fallSilent(state: TerminalState): TerminalStep {
  return step({ ...state, toSay: [], unanswered: null }, { type: 'disarm', name: 'T3' });
}
