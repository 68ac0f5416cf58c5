import type { Refusal } from '../../shared/failures.ts';
import type { Tender } from '../../shared/ipc.ts';
import type { Bill } from '../tender/bill.ts';
import { comingPart, type SplitPart } from '../tender/split-plan.ts';

/** How the cashier and the customer have agreed to pay, as far as it is not asked for yet. */
export interface TenderSlice {
  /** What was asked for last, and for which order; it is asked for again when it brought nothing. */
  readonly sent: { readonly orderId: string; readonly tender: Tender } | null;
  /** The parts of a sale that several people pay; null order until there is one. */
  readonly planned: Planned | null;
  /** The checkout that is to be paid in cash as soon as its terminal has closed it. */
  readonly cashAfter: string | null;
}

export interface Planned {
  readonly orderId: string | null;
  readonly parts: readonly SplitPart[];
  /** What had been paid when it was agreed, in minor units. */
  readonly paidBefore: number;
}

/** The same goods were paid a moment ago, or may have been. */
export type SameSale = Extract<Refusal, { type: 'same_sale_again' }>;

/** Dialogs about how a bill is to be paid. */
export type TenderDialog =
  /** `given`: what was counted before it opened, in minor units. */
  | { readonly type: 'cash'; readonly bill: Bill; readonly given: number }
  | { readonly type: 'place'; readonly bill: Bill; readonly method: 'card' | 'upi' }
  | { readonly type: 'split'; readonly bill: Bill }
  /** The rest of a sale that was left. */
  | { readonly type: 'rest'; readonly bill: Bill; readonly seq: number }
  | {
      readonly type: 'same_sale';
      readonly other: SameSale;
      readonly bill: Bill;
      readonly tender: Tender;
    }
  | { readonly type: 'leave_part' }
  | { readonly type: 'nothing_arrived' };

/** The part that is next of the sale on the screen; null where nothing was agreed, or all is paid. */
export function plannedPart(planned: Planned | null, bill: Bill): SplitPart | null {
  if (!planned || planned.orderId !== bill.orderId) return null;
  return comingPart(planned.parts, bill.paid - planned.paidBefore);
}

export const tenderAtStart: TenderSlice = { sent: null, planned: null, cashAfter: null };
