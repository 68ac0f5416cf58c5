import type { Refund } from '../../../shared/refund.ts';
import type {
  PayEnd,
  TerminalManners,
  TerminalOutcome,
  TerminalStage,
} from '../../terminals/terminal.ts';
import type { DeadlineName } from '../payments/deadline-policy.ts';
import type { HeardLast } from '../payments/doubt-policy.ts';

/** Everything that can happen to a refund, whoever it comes from. */
export type RefundEvent =
  /** Somebody who may has let it through; `staffId` is null for a program with the right to refund. */
  | { readonly type: 'approve'; readonly staffId: string | null }
  /** Set going the way it is to go. `handedOut`: whoever asked gives the banknotes at once. */
  | { readonly type: 'send'; readonly handedOut: boolean }
  | { readonly type: 'stage'; readonly stage: TerminalStage }
  | { readonly type: 'outcome'; readonly outcome: TerminalOutcome }
  | { readonly type: 'ended'; readonly end: PayEnd }
  /** The terminal is to stop waiting for the customer. */
  | { readonly type: 'stop'; readonly by: 'merchant' | 'till' }
  | { readonly type: 'cancel' }
  /** `stoppedBy`: who can stop what runs at its terminal; absent: the till. */
  | {
      readonly type: 'deadline';
      readonly name: DeadlineName;
      readonly stoppedBy?: TerminalManners['stoppedBy'];
    }
  /** Found open at start: the till crashed or lost power while it ran. */
  | { readonly type: 'interrupted' }
  | ({ readonly type: 'last_result' } & HeardLast)
  | {
      readonly type: 'settled';
      readonly verdict: 'refunded' | 'not_refunded';
      readonly staffId: string;
      readonly reference: string;
    };

/** What is to be done once the new state is on disk. */
export type RefundEffect = 'send' | 'abort' | 'ask';

export interface RefundStep {
  readonly refund: Refund;
  readonly effects: readonly RefundEffect[];
}

export function step(refund: Refund, effects: readonly RefundEffect[] = []): RefundStep {
  return { refund, effects };
}
