import { type Currency, currencies } from '../../../shared/money.ts';
import type { Settings } from '../../../shared/settings.ts';

/** What a standing approval is about to let through once more. */
export interface StandingRefund {
  /** In minor units; undefined where nobody can say. */
  readonly amount: number | undefined;
  readonly currency: Currency;
  /** How many refunds it has let through already. */
  readonly spent: number;
}

/**
 * Whether a standing approval is enough for a refund: not for a large one, and not for very many. Beyond
 * the shop's limits somebody types their PIN for each. A limit of 0 is none.
 */
export function mayStand(
  { amount, currency, spent }: StandingRefund,
  limits: Pick<Settings, 'refundLimitAmount' | 'refundLimitCount'>,
): boolean {
  const { refundLimitAmount, refundLimitCount } = limits;
  if (refundLimitCount > 0 && spent >= refundLimitCount) return false;
  if (refundLimitAmount === 0) return true;
  const most = refundLimitAmount * 10 ** currencies[currency].exponent;
  return amount !== undefined && amount <= most;
}
