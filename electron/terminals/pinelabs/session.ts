import type { LinkRepeats } from '../link-repeats.ts';
import type { ServiceEnd } from '../service.ts';
import type { LastResult, PayEnd, TerminalOutcome, TerminalStage } from '../terminal.ts';
import type { Answer, Request } from './message.ts';
import type { Question } from './outcome.ts';

/** One request, and what its answer is wanted for. */
export type Work =
  | { readonly type: 'hello'; readonly request: Request }
  | {
      readonly type: 'money';
      readonly request: Request;
      readonly question: Question;
      /** What a terminal that has taken it waits for; null where it needs no customer. */
      readonly stage: 'card' | 'qr' | null;
      readonly repeats: LinkRepeats;
    }
  | { readonly type: 'ask'; readonly request: Request }
  | { readonly type: 'serve'; readonly request: Request };

/** What came of it. */
export type WorkEnd =
  | { readonly type: 'opened' }
  | { readonly type: 'open_failed'; readonly reason: string }
  | { readonly type: 'paid'; readonly end: PayEnd }
  | { readonly type: 'asked'; readonly result: LastResult }
  | { readonly type: 'served'; readonly end: ServiceEnd };

/**
 * What the till's side of a connection knows. `acknowledges`: whether this terminal has ever said that it
 * got a message; one that never does is not taken for silent.
 */
export type SessionState =
  | { readonly name: 'fresh' }
  | { readonly name: 'ready'; readonly acknowledges: boolean }
  | Working
  | { readonly name: 'over' };

export interface Working {
  readonly name: 'working';
  readonly work: Work;
  readonly acknowledges: boolean;
  /** Whether a byte of the request may have left the till. */
  readonly hasLeft: boolean;
  /** The terminal has said that it got this request. */
  readonly isTaken: boolean;
}

export type SessionEvent =
  /** The line is open. */
  | { readonly type: 'open' }
  | { readonly type: 'work'; readonly work: Work }
  | { readonly type: 'abort' }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'leaving' }
  | { readonly type: 'acknowledged'; readonly by: 'word' | 'answer' }
  | { readonly type: 'unacknowledged'; readonly why: 'silent' | 'unreadable' }
  | { readonly type: 'deadline' }
  /** Whoever was told something could not keep it: it must not be acknowledged. */
  | { readonly type: 'not_kept' }
  | { readonly type: 'closed'; readonly reason: string };

export type SessionEffect =
  | { readonly type: 'send'; readonly work: Work }
  /** Acknowledges the answer. */
  | { readonly type: 'take' }
  /** The next effect waits until the till has taken this in, and does not come if it cannot. */
  | { readonly type: 'tell_stage'; readonly stage: TerminalStage }
  | { readonly type: 'tell_outcome'; readonly outcome: TerminalOutcome }
  | { readonly type: 'arm'; readonly milliseconds: number }
  | { readonly type: 'disarm' }
  | { readonly type: 'ended'; readonly end: WorkEnd }
  | { readonly type: 'abort_ended'; readonly result: 'nothing_running' | 'not_sent' }
  /** Close the line. Nothing that was said on it can then be taken for something else. */
  | { readonly type: 'hang_up' };

export interface SessionStep {
  readonly state: SessionState;
  readonly effects: readonly SessionEffect[];
}

export function step(state: SessionState, ...effects: readonly SessionEffect[]): SessionStep {
  return { state, effects };
}
