import type { CheckoutView } from '../../shared/ipc.ts';
import type { RefundLine } from '../../shared/money-line.ts';
import type { Story } from '../../shared/story.ts';
import type { CheckoutSlice } from './checkout-slice.ts';
import { type MoneySlice, refundsInDoubt } from './money-slice.ts';

/** Which unresolved payment somebody looks at, and what has been done about it. */
export interface AttentionSlice {
  readonly attention: {
    /** The checkout's id, or the refund's; the oldest where this one is not, or no longer, unresolved. */
    readonly selectedId: string | null;
    readonly story: Story | null;
    /** What somebody has just said, until the next thing is asked. */
    readonly told: { readonly seq: number; readonly verdict: 'paid' | 'not_paid' } | null;
  };
}

export const attentionAtStart: AttentionSlice = {
  attention: { selectedId: null, story: null, told: null },
};

/** The one that is looked at; null when nothing is unresolved. */
export function selectedUnresolved(
  state: AttentionSlice & Pick<CheckoutSlice, 'unresolved'>,
): CheckoutView | null {
  const { unresolved, attention } = state;
  return unresolved.find(({ id }) => id === attention.selectedId) ?? unresolved[0] ?? null;
}

/** The refund that is looked at: where it was chosen, or where nothing else is unresolved. */
export function selectedRefund(
  state: AttentionSlice & Pick<CheckoutSlice, 'unresolved'> & Pick<MoneySlice, 'openRefunds'>,
): RefundLine | null {
  const refunds = refundsInDoubt(state);
  const chosen = refunds.find(({ refund }) => refund.id === state.attention.selectedId);
  return chosen ?? (state.unresolved.length === 0 ? refunds[0] : null) ?? null;
}

/** What a question has brought, in the place where it was. One that is resolved goes with the news. */
export function unresolvedAnswered(
  { unresolved }: Pick<CheckoutSlice, 'unresolved'>,
  view: CheckoutView,
): Pick<CheckoutSlice, 'unresolved'> {
  return { unresolved: unresolved.map((each) => (each.id === view.id ? view : each)) };
}

/** How many payments nobody knows the end of, of whatever day. */
export function doubtCount({ unresolved }: Pick<CheckoutSlice, 'unresolved'>): number {
  return unresolved.filter(({ payment }) => payment?.state === 'in_doubt').length;
}
