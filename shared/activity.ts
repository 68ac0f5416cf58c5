import type { PaymentFailureCode } from './failures.ts';

export type ActivityAction = 'initiate_checkout' | 'close_checkout';

export type ActivityStatus = 'processing' | 'completed' | 'failed';

export type ActivityFailure =
  | { readonly type: 'terminal_absent'; readonly reason: string }
  | { readonly type: 'checkout_not_found' }
  | { readonly type: 'payment'; readonly code: PaymentFailureCode; readonly reason: string | null };

/**
 * Something a caller asked of a terminal. Every checkout is one, also those started at the window, so
 * that each surface can see who keeps a terminal busy.
 */
export interface Activity {
  readonly id: string;
  readonly action: ActivityAction;
  /** As the caller wrote it, or the chosen terminal's id where none was given. */
  readonly deviceId: string;
  readonly terminalId: string;
  readonly orderId: string | null;
  readonly paymentId: string | null;
  /** The initiate_checkout activity that a close was aimed at. */
  readonly closes: string | null;
  readonly status: ActivityStatus;
  readonly failure: ActivityFailure | null;
  /** What the caller sent and expects back unchanged. */
  readonly echo: CheckoutEcho | null;
  readonly notes: Readonly<Record<string, string>> | null;
  /** When the result left the terminal's screen: closed by a caller, or idle for a minute (X16). */
  readonly leftScreenAt: number | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** The members of `initiate_checkout` that are shown again (D5, X6, X15). Amount in minor units. */
export interface CheckoutEcho {
  readonly name: string;
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
  readonly type?: string;
  readonly orderId: string;
  readonly prefill?: {
    readonly name?: string;
    readonly email?: string;
    readonly contact?: string;
    readonly method?: 'upi' | 'card';
  };
}
