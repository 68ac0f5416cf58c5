import type { Evidence, Payment } from '../../../shared/payment.ts';
import type {
  PayEnd,
  TerminalManners,
  TerminalOutcome,
  TerminalStage,
} from '../../terminals/terminal.ts';
import type { DeadlineName } from './deadline-policy.ts';
import type { HeardLast } from './doubt-policy.ts';

/** Everything that can happen to a payment, whoever it comes from. */
export type PaymentEvent =
  | { readonly type: 'request' }
  | { readonly type: 'stage'; readonly stage: TerminalStage }
  | { readonly type: 'outcome'; readonly outcome: TerminalOutcome }
  | { readonly type: 'ended'; readonly end: PayEnd }
  | { readonly type: 'cancel'; readonly by: 'merchant' | 'till' }
  /** `stoppedBy`: who can stop what runs at its terminal; absent: the till. */
  | {
      readonly type: 'deadline';
      readonly name: DeadlineName;
      readonly stoppedBy?: TerminalManners['stoppedBy'];
    }
  /** Found open at start: the till crashed or lost power while it ran. */
  | { readonly type: 'interrupted' }
  | ({ readonly type: 'last_result' } & HeardLast)
  /** `amount`: what the slip says, where that is less than was asked; in minor units. */
  | {
      readonly type: 'resolved';
      readonly verdict: 'paid' | 'not_paid';
      readonly staffId: string;
      readonly reference: string;
      readonly amount?: number;
    }
  /** Banknotes and coins on the counter; `tendered` in minor units. */
  | { readonly type: 'cash'; readonly tendered: number }
  | { readonly type: 'capture'; readonly amount: number; readonly evidence: Evidence }
  | { readonly type: 'void'; readonly evidence: Evidence }
  | { readonly type: 'expire'; readonly evidence: Evidence };

/** What is to be done once the new state is on disk. */
export type PaymentEffect = 'send' | 'abort' | 'ask';

export interface PaymentStep {
  readonly payment: Payment;
  readonly effects: readonly PaymentEffect[];
}

export function step(payment: Payment, effects: readonly PaymentEffect[] = []): PaymentStep {
  return { payment, effects };
}
