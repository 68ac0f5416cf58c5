import { assertNever } from '../../../shared/assert-never.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { PayStatus } from './pay-status.ts';

export type PayAction = 'next' | 'retry' | 'back' | 'cancel' | 'check' | 'resolve';

/** Why a cancel is not possible now. */
export type NoCancel = Exclude<CheckoutView['cancel'], 'allowed'>;

/** One key of the pay screen: the same table draws the caps and answers the keyboard. */
export interface PayKey {
  readonly key: 'enter' | 'escape' | 'r';
  readonly action: PayAction;
  /** Shown but not possible; pressing it tells why. */
  readonly unavailable: NoCancel | null;
  readonly isPrimary: boolean;
}

/** The keys for a status, the primary one first. `cancel` as the main process says. */
export function payKeys(status: PayStatus, cancel: CheckoutView['cancel']): readonly PayKey[] {
  switch (status) {
    case 'sending':
    case 'card':
    case 'qr':
    case 'pin':
    case 'bank':
    case 'confirming':
    case 'cancelling':
      return [cancelKey(cancel)];
    case 'approved':
    case 'authorised':
      return [primary('enter', 'next')];
    case 'declined':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'voided':
    case 'terminal_absent':
      return [primary('enter', 'retry'), secondary('escape', 'back')];
    case 'line_lost':
    case 'in_doubt':
      return [primary('r', 'check'), cancelKey(cancel)];
    case 'interrupted':
      return [primary('enter', 'resolve')];
    default:
      return assertNever(status);
  }
}

/** What Esc says where the screen has no key for it: why nothing can be cancelled. */
export function whyNoCancel(cancel: CheckoutView['cancel']): NoCancel {
  return cancel === 'allowed' ? 'over' : cancel;
}

function primary(key: PayKey['key'], action: PayAction): PayKey {
  return { key, action, unavailable: null, isPrimary: true };
}

function secondary(key: PayKey['key'], action: PayAction): PayKey {
  return { key, action, unavailable: null, isPrimary: false };
}

function cancelKey(cancel: CheckoutView['cancel']): PayKey {
  const unavailable = cancel === 'allowed' ? null : cancel;
  return { key: 'escape', action: 'cancel', unavailable, isPrimary: false };
}
