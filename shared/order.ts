import type { SaleLine } from './catalogue.ts';
import type { Currency } from './money.ts';

/**
 * `created` until the first attempt to pay, `attempted` until enough is captured, then `paid` for good
 * (a refund does not take that back). `closed` is for orders settled another way; the Razorpay surface
 * does not know that word.
 */
export type OrderStatus = 'created' | 'attempted' | 'paid' | 'closed';

/** What the till asks the customer to pay. Amounts in minor units of `currency`. */
export interface Order {
  readonly id: string;
  /** A small number people can read out; also accepted where a surface wants a numeric order id. */
  readonly seq: number;
  readonly amount: number;
  readonly currency: Currency;
  readonly amountPaid: number;
  readonly status: OrderStatus;
  /** How many payments were started for it, failed ones included. */
  readonly attempts: number;
  readonly receipt: string | null;
  readonly notes: Readonly<Record<string, string>>;
  /** What was sold; empty when a caller gave only an amount. They come to `amount`. */
  readonly lines: readonly SaleLine[];
  readonly captureMode: CaptureMode;
  readonly placeId: string | null;
  /** Who buys, where somebody asked. */
  readonly customer?: Customer;
  /** The person at the window; absent for an order of a program beside the till. */
  readonly soldBy?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** What a customer says of themselves; screened for card numbers. */
export interface Customer {
  readonly name?: string;
  /** A telephone number. */
  readonly contact?: string;
  readonly email?: string;
}

/** Whether an authorised payment is captured by itself or waits for a call (decision X55). */
export type CaptureMode = 'automatic' | 'manual';
