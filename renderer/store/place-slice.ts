import type { Capability } from '../../shared/staff.ts';
import type { SellDialog } from './sell-dialog.ts';
import type { TenderDialog } from './tender-slice.ts';

/** Where in the window the person is: the screen behind, and the dialog in front of it. */
export interface PlaceSlice {
  readonly screen: ScreenName;
  readonly dialog: OpenDialog | null;
  /** A step waits for somebody who may; stands in front of whatever dialog there is. */
  readonly approval: readonly Capability[] | null;
}

/** Screens a person goes to. A running payment stands before all of them. */
export type ScreenName =
  | 'sell'
  | 'history'
  | 'payments'
  | 'attention'
  | 'audit'
  | 'gateway'
  | 'goods'
  | 'reports'
  | 'settings'
  | 'settlement'
  | 'staff'
  | 'statement'
  | 'terminals'
  | 'webhooks'
  | 'wire';

/** A dialog and what it is about; the same word names its component in dialogs/dialogs.tsx. */
export type OpenDialog =
  | { readonly type: 'help' }
  | { readonly type: 'palette' }
  | { readonly type: 'check_reference' }
  | { readonly type: 'printer' | 'held' }
  /** `isDuplicate`: it has been handed over before. */
  | { readonly type: 'receipt'; readonly orderId: string; readonly isDuplicate: boolean }
  | { readonly type: 'own_pin' | 'own_shop' }
  /** A person says how a payment in doubt ended. */
  | { readonly type: 'resolve'; readonly paymentId: string }
  /** Money back for this payment. */
  | { readonly type: 'refund'; readonly paymentId: string }
  /** How a refund goes, and what can be done about it. */
  | {
      readonly type: 'refund_progress';
      readonly refundId: string;
      /** Somebody is about to type how it ended. */
      readonly isSettling?: true;
    }
  | SellDialog
  | TenderDialog;

export const placeAtStart: PlaceSlice = { screen: 'sell', dialog: null, approval: null };
