import type { RefundObstacle } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import {
  claimsMoney,
  type Refund,
  type RefundAdvice,
  type RefundRoute,
  type RefundWay,
  refundableOf,
} from '../../../shared/refund.ts';
import type { TerminalAbility } from '../../terminals/service.ts';

/** What is known of the payment's terminal; null where it had none or is not in service any more. */
export interface RefundTerminal {
  readonly id: string;
  readonly abilities: readonly TerminalAbility[];
  /** A payment or another refund is at work or in doubt there, or it is being asked about one. */
  readonly isBusy: boolean;
  /** When it was asked to end its day and gave no certain answer; absent where all of that is known. */
  readonly dayAskedAt?: number;
}

const day = 24 * 3_600_000;

/** Banks take a card's money back for half a year, a UPI payment's for 90 days (beyond.md N9). */
const longest = { card: 180 * day, upi: 90 * day } as const;

/**
 * What can be done about giving a payment back: by the way it was paid, a void while its terminal has not
 * settled it, a refund afterwards. `now` in milliseconds since 1970.
 */
export function adviseRefund(
  payment: Payment,
  refunds: readonly Refund[],
  terminal: RefundTerminal | null,
  now: number,
): RefundAdvice {
  const remaining = refundableOf(payment, refunds);
  const claimed = refunds.filter(claimsMoney);
  const sum = (some: readonly Refund[]) => some.reduce((total, { amount }) => total + amount, 0);
  const isUntouched = claimed.length === 0;
  const isReversible = payment.settledAt === undefined && !refunds.some(isRefusedReversal);
  const whole = wayOf(payment, { isAll: isUntouched, isReversible }, terminal, now);
  const part = wayOf(payment, { isAll: false, isReversible }, terminal, now);
  const none = obstacleOf(payment, remaining);
  return {
    paymentId: payment.id,
    captured: payment.capturedAmount,
    refunded: sum(claimed.filter(({ state }) => state === 'processed')),
    underWay: sum(claimed.filter(({ state }) => state !== 'processed')),
    remaining,
    currency: payment.currency,
    whole: none === null && 'route' in whole ? whole : null,
    part: none === null && 'route' in part ? part : null,
    whyNot: none ?? ('why' in whole ? whole.why : null),
    whyNoPart: none ?? ('why' in part ? part.why : null),
    isSettlementUnknown: isSettlementUnknown(payment, terminal),
  };
}

function isSettlementUnknown(payment: Payment, terminal: RefundTerminal | null): boolean {
  const askedAt = terminal?.dayAskedAt;
  return payment.settledAt === undefined && askedAt !== undefined && payment.createdAt <= askedAt;
}

/**
 * The terminal has said that it cannot take this transaction back: it has handed it in already, or does not
 * know it any more. What the bank declines, or what is taken back already, says nothing of the kind.
 */
function isRefusedReversal({ route, state, failure, evidence }: Refund): boolean {
  return (
    route === 'reversal' &&
    state === 'failed' &&
    evidence?.type === 'terminal' &&
    failure?.by === 'provider' &&
    failure.code === 'DEVICE_ERROR'
  );
}

function obstacleOf(payment: Payment, remaining: number): RefundObstacle | null {
  if (payment.state === 'in_doubt') return 'in_doubt';
  if (payment.capturedAmount === 0) return 'not_captured';
  return remaining === 0 ? 'nothing_left' : null;
}

type WayOrWhyNot = RefundWay | { readonly why: RefundObstacle };

function wayOf(
  payment: Payment,
  { isAll, isReversible }: { readonly isAll: boolean; readonly isReversible: boolean },
  terminal: RefundTerminal | null,
  now: number,
): WayOrWhyNot {
  const { method, evidence } = payment;
  if (method === 'cash') return way('drawer', null);
  if (evidence?.type === 'upstream') return { why: 'upstream_missing' };
  if (method === 'netbanking' || method === 'wallet') return { why: 'upstream_missing' };
  if (payment.terminalId === null) return way('person', null);
  const limit = method === 'upi' ? longest.upi : longest.card;
  if (now - payment.createdAt > limit) return { why: 'too_old' };
  if (!terminal) return { why: 'terminal_gone' };
  if (terminal.isBusy) return { why: 'terminal_busy' };
  const can = (ability: TerminalAbility) => terminal.abilities.includes(ability);
  const isOpen = payment.settledAt === undefined;
  // Where it can do nothing else a reversal may be tried again.
  const mayTry = isReversible || (isOpen && !can('refund'));
  const mayReverse = mayTry && payment.approval !== null && can('reversal');
  if (mayReverse && isAll && payment.approval.amount !== null) {
    if (payment.approval.amount === payment.capturedAmount) return way('reversal', terminal.id);
  }
  if (can('refund')) return way('terminal', terminal.id, method === 'card');
  return { why: mayReverse ? 'only_whole_before_settlement' : 'settled' };
}

function way(route: RefundRoute, terminalId: string | null, needsCard = false): RefundWay {
  return { route, terminalId, needsCard, days: days[route] };
}

/** When a customer sees the money. */
const days = {
  reversal: { from: 0, to: 3 },
  terminal: { from: 5, to: 10 },
  drawer: { from: 0, to: 0 },
  upstream: { from: 2, to: 10 },
  person: { from: 0, to: 1 },
} as const satisfies Record<RefundRoute, RefundWay['days']>;

/** A way that somebody chose instead of the advised one. */
export function chosenWay(route: 'drawer' | 'person'): RefundWay {
  return way(route, null);
}
