import type { Currency } from '../../../shared/money.ts';
import type { RefundAdvice, RefundRoute } from '../../../shared/refund.ts';
import {
  type AmountEntry,
  emptyEntry,
  entryMinor,
  isEmptyEntry,
} from '../../screens/sell/amount-entry.ts';

/** What somebody has said so far about a refund. Nothing typed: all that remains. */
export interface RefundEntry {
  readonly amount: AmountEntry;
  readonly reason: string;
  /** The advised way, or another one. */
  readonly route: ChosenRoute;
}

export const otherRoutes = ['drawer', 'person'] as const;
export type ChosenRoute = 'advised' | (typeof otherRoutes)[number];

export type RefundReading =
  /** Null for all that remains. */
  | { readonly type: 'whole'; readonly minor: number; readonly amount: number | null }
  | { readonly type: 'too_much'; readonly minor: number }
  | { readonly type: 'not_possible'; readonly why: NonNullable<RefundAdvice['whyNot']> };

/** Where the advised way is closed, the other ways are what is left. */
export function refundAtStart({ whole, remaining }: RefundAdvice): RefundEntry {
  return {
    amount: emptyEntry,
    reason: '',
    route: whole === null && remaining > 0 ? 'person' : 'advised',
  };
}

/** What would be given back, or why not: only for the screen, the main process decides again. */
export function readRefund(
  entry: RefundEntry,
  advice: RefundAdvice,
  currency: Currency,
): RefundReading {
  const { remaining, whole, part, whyNot, whyNoPart } = advice;
  const isTyped = !isEmptyEntry(entry.amount);
  const minor = isTyped ? entryMinor(entry.amount, currency) : remaining;
  if (remaining === 0) return { type: 'not_possible', why: whyNot ?? 'nothing_left' };
  if (minor > remaining || minor === 0) return { type: 'too_much', minor };
  const isWhole = minor === remaining;
  if (entry.route === 'advised') {
    if (isWhole && !whole) return { type: 'not_possible', why: whyNot ?? 'nothing_left' };
    if (!isWhole && !part) return { type: 'not_possible', why: whyNoPart ?? 'nothing_left' };
  }
  return { type: 'whole', minor, amount: isWhole ? null : minor };
}

/** The other ways that money of this payment may go: not where nothing may go back at all. */
export function routesFor({ whyNot, whole }: RefundAdvice): readonly ChosenRoute[] {
  const isClosed = whyNot === 'nothing_left' || whyNot === 'not_captured' || whyNot === 'in_doubt';
  if (isClosed) return ['advised'];
  const advised: RefundRoute | null = whole?.route ?? null;
  return ['advised', ...otherRoutes.filter((route) => route !== advised)];
}
