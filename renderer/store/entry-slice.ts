import type { Refusal } from '../../shared/failures.ts';
import type { SimulatorAction } from '../../shared/terminal.ts';
import type { NoCancel } from '../screens/pay/pay-keys.ts';
import { type AmountEntry, emptyEntry } from '../screens/sell/amount-entry.ts';
import type { CartRefusal } from '../screens/sell/change-cart.ts';
import type { SplitRefusal } from '../tender/split-plan.ts';
import type { PlaceSlice } from './place-slice.ts';

/** What the cashier types, and what the window has to say about the last thing they asked. */
export interface EntrySlice {
  readonly entry: AmountEntry;
  readonly notice: Notice | null;
  /** What became of the last key on the simulated terminal; apart from what concerns the sale. */
  readonly demoNotice: DemoNotice | null;
}

/** Kept as facts; i18n/notice-words.ts has the sentences. */
export type Notice =
  | { readonly type: 'amount_missing' | 'amount_overflow' | 'malformed' | 'no_answer' }
  | { readonly type: 'held' | 'nothing_held' | 'held_gone' | 'held_missing' }
  | { readonly type: 'locked' | 'not_allowed' | 'cannot_lock' }
  /** Nothing typed and no goods chosen, where there are goods to choose. */
  | { readonly type: 'sale_empty' }
  | { readonly type: SplitRefusal | 'split_unfinished' }
  | { readonly type: 'cash_not_counted' | 'cash_missing' | 'utr_invalid' }
  | { readonly type: CartRefusal | 'quantity_whole' | 'line_missing' }
  | { readonly type: 'sale_cleared' }
  /** A code was scanned that means nothing now. */
  | { readonly type: 'scan_waits' | 'scan_card' | 'scan_elsewhere' }
  | { readonly type: 'fault'; readonly reference: string }
  | { readonly type: 'refusal'; readonly refusal: Refusal }
  | { readonly type: 'cannot_cancel'; readonly why: NoCancel }
  /** Asked, and the outcome is still not known. `at` by the main process's clock. */
  | { readonly type: 'still_unknown' | 'refund_still_unknown'; readonly at: number };

export interface DemoNotice {
  readonly action: SimulatorAction | 'mode' | 'show';
  readonly result: 'not_now' | 'unknown_terminal' | 'not_demo';
}

/** What a screen has to say: a dialog in front of it says it itself. */
export function screenNotice({ notice, dialog }: EntrySlice & PlaceSlice): Notice | null {
  return dialog === null ? notice : null;
}

export const entryAtStart: EntrySlice = { entry: emptyEntry, notice: null, demoNotice: null };
