import type { PaymentFailureCode } from './failures.ts';
import type { Currency } from './money.ts';
import type { PaymentMethod } from './payment.ts';
import type { RefundRoute } from './refund.ts';

/** What a report is about, in the shop's calendar: "2026-01-05", "2026-01" or "2026". */
export type ReportPeriod =
  | { readonly type: 'day'; readonly name: string }
  | { readonly type: 'month'; readonly name: string }
  | { readonly type: 'year'; readonly name: string };

/** How many, and what they come to in minor units. */
export interface Sum {
  readonly count: number;
  readonly amount: number;
}

/**
 * What was taken, given back and refused in a period. A payment or a refund belongs to the time in which
 * it was begun, whenever its end was told.
 */
export interface Report {
  readonly period: ReportPeriod;
  /** One for each currency with anything in it, most payments first; they are never added. */
  readonly currencies: readonly CurrencyReport[];
  /** Payments and refunds of this period whose end nobody knows yet. */
  readonly inDoubt: number;
}

export interface CurrencyReport {
  readonly currency: Currency;
  readonly sales: Sum;
  readonly refunds: Sum;
  readonly declines: Sum;
  /** Of one captured payment, rounded; null without any. */
  readonly average: number | null;
  /** A day's hours from the first to the last with anything; every day of a month, month of a year. */
  readonly steps: readonly ReportStep[];
  /** A month's payments by the hour of the day ("09:00"), from the first to the last; else empty. */
  readonly hours: readonly ReportStep[];
  /** Most money first. */
  readonly methods: readonly (Sum & { readonly method: PaymentMethod })[];
  readonly routes: readonly (Sum & { readonly route: RefundRoute })[];
  /** Most frequent first. */
  readonly reasons: readonly (Sum & { readonly code: PaymentFailureCode })[];
}

export interface ReportStep {
  /** "09:00", "2026-01-05" or "2026-01". */
  readonly name: string;
  readonly sales: Sum;
  readonly refunds: Sum;
  readonly declines: Sum;
}
