import { assertNever } from '../../shared/assert-never.ts';
import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { Money } from '../../shared/money.ts';
import { failingUpiAddress, type MagicMeaning } from '../../shared/pinpad.ts';
import type { SimulatorAction } from '../../shared/terminal.ts';
import type { TerminalFace } from '../terminals/simulation.ts';
import { magicOf } from './magic-amounts.ts';

/** What a customer and their bank do at a terminal, one thing each. */
export type CustomerEffect =
  /** `any`: by card, and where this transaction takes none, by UPI. */
  | { readonly type: 'present' | 'approve'; readonly method: 'card' | 'upi' | 'any' }
  | { readonly type: 'decline'; readonly code: PaymentFailureCode; readonly bankCode?: number }
  | { readonly type: 'cancel' };

/** What goes on at a terminal when something is done to it. */
export interface Moment {
  readonly step: TerminalFace['state'];
  readonly amount: Money | null;
  /** Whether the ending of the amount means something to the customer; absent: it does. */
  readonly isMagic?: boolean;
}

/** What is done to the terminal, and not at it. */
export type StandAction =
  | 'unplug'
  | 'plug'
  | 'silence'
  | 'power-off'
  | 'power-on'
  | 'call-till'
  | 'late'
  | 'twice'
  | 'other-amount'
  | 'as-usual';

export type CustomerAction = Exclude<SimulatorAction, StandAction | 'pay'>;

/** What this action makes the customer do, or `undefined` when nobody has asked for it yet. */
export function customerActs(
  action: CustomerAction,
  { step }: Moment,
  address: string | undefined,
): readonly CustomerEffect[] | undefined {
  switch (action) {
    case 'present':
    case 'tap':
    case 'insert':
    case 'swipe':
      return [{ type: 'present', method: 'card' }];
    case 'pin-right':
      // A PIN is asked for once there is a card.
      return step === 'asking' ? [{ type: 'approve', method: 'card' }] : undefined;
    case 'approve':
      return [{ type: 'approve', method: 'card' }];
    case 'approve-upi':
      return [{ type: 'approve', method: 'upi' }];
    case 'scan-upi':
      return scanUpi(step, address);
    case 'decline':
      return [{ type: 'decline', code: 'CARD_DECLINED' }];
    case 'call-issuer':
      return [refusalOf('call_issuer')];
    case 'insufficient-funds':
      return [refusalOf('insufficient_funds')];
    case 'wrong-pin':
      return [refusalOf('wrong_pin')];
    case 'pin-tries-exceeded':
      return [refusalOf('pin_tries_exceeded')];
    case 'card-error':
      return [{ type: 'decline', code: 'CARD_READ_ERROR' }];
    case 'timeout':
      return [{ type: 'decline', code: 'TIMEOUT' }];
    case 'network-error':
      return [refusalOf('network_error')];
    case 'malfunction':
      return [refusalOf('malfunction')];
    case 'cancel':
      return [{ type: 'cancel' }];
    default:
      return assertNever(action);
  }
}

/** What the ending of the amount asks for, by card; approved where nobody is asked to pay. */
export function asAmountSays({ step, amount, isMagic = true }: Moment): MagicMeaning {
  const isAsked = step === 'waiting' || step === 'asking';
  return isMagic && isAsked && amount ? magicOf(amount) : 'approved';
}

type Refusing = Exclude<MagicMeaning, 'approved' | 'late_reply' | 'no_reply'>;

/** How a bank says no. Codes as banks count them, where the failure alone does not say enough. */
export function refusalOf(meaning: Refusing): CustomerEffect {
  switch (meaning) {
    case 'call_issuer':
      return { type: 'decline', code: 'CARD_DECLINED', bankCode: 1 };
    case 'declined':
      return { type: 'decline', code: 'CARD_DECLINED', bankCode: 5 };
    case 'insufficient_funds':
      return { type: 'decline', code: 'CARD_DECLINED', bankCode: 51 };
    case 'wrong_pin':
      return { type: 'decline', code: 'INVALID_PIN' };
    case 'pin_tries_exceeded':
      return { type: 'decline', code: 'INVALID_PIN', bankCode: 75 };
    case 'network_error':
      return { type: 'decline', code: 'NETWORK_ERROR' };
    case 'malfunction':
      return { type: 'decline', code: 'DEVICE_MALFUNCTION' };
    default:
      return assertNever(meaning);
  }
}

/** Shown to the customer first, where that has not happened yet: a refusal alone would be a card's. */
function scanUpi(step: Moment['step'], address: string | undefined): readonly CustomerEffect[] {
  if (address?.toLowerCase() !== failingUpiAddress) return [{ type: 'approve', method: 'upi' }];
  const shown: readonly CustomerEffect[] =
    step === 'asking' ? [] : [{ type: 'present', method: 'upi' }];
  return [...shown, { type: 'decline', code: 'CARD_DECLINED' }];
}
