import { assertNever } from '../../../shared/assert-never.ts';
import type { Command } from '../../../shared/commands.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import type { PayStatus } from './pay-status.ts';

export type PayAction =
  | 'next'
  | 'retry'
  | 'back'
  | 'cancel'
  | 'check'
  | 'resolve'
  | 'card'
  | 'upi'
  | 'cash'
  | 'split'
  | 'switch_card'
  | 'switch_upi'
  | 'switch_cash'
  | 'next_part'
  | 'leave_part'
  | 'nothing_arrived'
  | 'aside'
  | 'print'
  | 'type_slip';

/** Why a cancel is not possible now. */
export type NoCancel = Exclude<CheckoutView['cancel'], 'allowed'>;

/** A key of the keyboard by its own name, or by the command that is set on it. */
export type PayKeyName = 'enter' | 'escape' | 'r' | 't' | 'a' | 'p' | TenderCommand;
type TenderCommand = Extract<Command, 'card' | 'upi' | 'cash' | 'split'>;

/** One key of the pay screen: the same table draws the caps and answers the keyboard. */
export interface PayKey {
  readonly key: PayKeyName;
  readonly action: PayAction;
  /** Shown but not possible; pressing it tells why. */
  readonly unavailable: NoCancel | null;
  readonly isPrimary: boolean;
}

/** What the keys depend on besides the status. */
export interface PayKeyFacts {
  /** As the main process says. */
  readonly cancel: CheckoutView['cancel'];
  /** Minor units that no payment has taken, or may yet take. */
  readonly amountDue: number;
  /** Minor units that are paid already, by other payments of the order. */
  readonly amountPaid: number;
}

/** The keys for a status, the primary one first. */
export function payKeys(status: PayStatus, facts: PayKeyFacts): readonly PayKey[] {
  const { cancel, amountDue, amountPaid } = facts;
  switch (status) {
    case 'card':
      return [cancelKey(cancel), ...switchKeys(cancel, ['upi', 'cash'])];
    case 'qr':
      return [cancelKey(cancel), ...switchKeys(cancel, ['card', 'cash'])];
    case 'sending':
    case 'pin':
    case 'bank':
    case 'confirming':
    case 'cancelling':
      return [cancelKey(cancel)];
    case 'switching':
      return [cancelKey(cancel === 'allowed' ? 'requested' : cancel)];
    case 'upi_person':
      return [secondary('escape', 'nothing_arrived')];
    case 'part_paid':
      return amountDue > 0
        ? [primary('enter', 'next_part'), ...otherWays, secondary('escape', 'leave_part')]
        : [primary('enter', 'next')];
    case 'approved':
    case 'change':
    case 'authorised':
      return [primary('enter', 'next'), secondary('p', 'print')];
    case 'declined':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'voided':
    case 'terminal_absent':
      return [
        primary('enter', 'retry'),
        ...otherWays,
        secondary('escape', amountPaid > 0 ? 'leave_part' : 'back'),
      ];
    case 'upi_unconfirmed':
      return [secondary('a', 'aside')];
    case 'line_lost':
    case 'in_doubt':
      return [primary('r', 'check'), secondary('t', 'type_slip'), secondary('a', 'aside')];
    case 'interrupted':
      return [primary('enter', 'resolve')];
    default:
      return assertNever(status);
  }
}

/** The key that was pressed, where the screen has one for it. Esc puts aside, as A does. */
export function findPayKey(keys: readonly PayKey[], pressed: KeyName): PayKey | undefined {
  const name = pressed.type === 'command' ? pressed.command : pressed.type;
  const key = name === 'escape' && !keys.some((each) => each.key === name) ? 'a' : name;
  return keys.find((each) => each.key === key);
}

/** What Esc says where the screen has no key for it: why nothing can be cancelled. */
export function whyNoCancel(cancel: CheckoutView['cancel']): NoCancel {
  return cancel === 'allowed' ? 'over' : cancel;
}

function primary(key: PayKeyName, action: PayAction): PayKey {
  return { key, action, unavailable: null, isPrimary: true };
}

function secondary(key: PayKeyName, action: PayAction): PayKey {
  return { key, action, unavailable: null, isPrimary: false };
}

const otherWays: readonly PayKey[] = (['card', 'upi', 'cash', 'split'] as const).map((way) =>
  secondary(way, way),
);

function switchKeys(
  cancel: CheckoutView['cancel'],
  ways: readonly ('card' | 'upi' | 'cash')[],
): readonly PayKey[] {
  // Another way begins by stopping this one. After the red key all ways are offered.
  if (cancel === 'terminal_only') return [];
  const unavailable = cancel === 'allowed' ? null : cancel;
  return ways.map((way) => ({
    key: way,
    action: `switch_${way}` as const,
    unavailable,
    isPrimary: false,
  }));
}

function cancelKey(cancel: CheckoutView['cancel']): PayKey {
  const unavailable = cancel === 'allowed' ? null : cancel;
  return { key: 'escape', action: 'cancel', unavailable, isPrimary: false };
}
