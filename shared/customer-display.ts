import type { Currency } from './money.ts';

/** What the display that faces the customer shows: their own sale, and nothing else of the shop. */
export interface CustomerDisplayState {
  readonly store: { readonly name: string; readonly locale: string };
  readonly view: CustomerView;
}

/** Amounts in minor units of `currency`. */
export type CustomerView =
  | { readonly type: 'welcome' }
  /** What the sale comes to so far, or what is still to be paid of it. */
  | { readonly type: 'total'; readonly amount: number; readonly currency: Currency }
  /** A code that customers scan with their own phone; what it says is for UPI apps to read. */
  | {
      readonly type: 'scan';
      readonly amount: number;
      readonly currency: Currency;
      readonly upiText: string;
    }
  | {
      readonly type: 'paid';
      readonly amount: number;
      readonly currency: Currency;
      /** What the customer gets back of their cash. */
      readonly change: number;
    };
