import type { Currency } from '../../shared/money.ts';
import type { CurrencyReport, Report, ReportPeriod, ReportStep, Sum } from '../../shared/report.ts';
import type { Total } from '../ledger/ledger.ts';

/** What the ledger adds up for one step of a period, or for one hour of the day. */
export interface NamedTotals {
  /** As in ReportStep. */
  readonly name: string;
  readonly totals: readonly Total[];
}

/** Puts sums into the shape of a report. `hours` only where those of more days were added up. */
export function shapeReport(told: {
  readonly period: ReportPeriod;
  /** All of the period, in order. */
  readonly steps: readonly NamedTotals[];
  readonly hours: readonly NamedTotals[];
  readonly inDoubt: number;
}): Report {
  const { period, steps, hours, inDoubt } = told;
  const currencies = [...new Set(steps.flatMap(({ totals }) => totals.map(currencyOf)))];
  const reports = currencies.map((currency) => reportOn(currency, period, steps, hours));
  return { period, currencies: reports.toSorted(byCount), inDoubt };
}

function reportOn(
  currency: Currency,
  period: ReportPeriod,
  steps: readonly NamedTotals[],
  hours: readonly NamedTotals[],
): CurrencyReport {
  const all = steps.flatMap(({ totals }) => totals).filter((each) => each.currency === currency);
  const shown = steps.map((step) => stepOf(step, currency));
  const { sales, refunds, declines } = sumsOf(all);
  return {
    currency,
    sales,
    refunds,
    declines,
    average: sales.count === 0 ? null : Math.round(sales.amount / sales.count),
    // A shop is closed for most hours of a day; days without a sale belong to a month's picture.
    steps: period.type === 'day' ? fromFirstToLast(shown) : shown,
    hours: fromFirstToLast(hours.map((hour) => stepOf(hour, currency))),
    methods: grouped(all, ({ of }) => (of.type === 'sale' ? of.method : null))
      .map(([method, sum]) => ({ method, ...sum }))
      .toSorted(byAmount),
    routes: grouped(all, ({ of }) => (of.type === 'refund' ? of.route : null))
      .map(([route, sum]) => ({ route, ...sum }))
      .toSorted(byAmount),
    reasons: grouped(all, ({ of }) => (of.type === 'decline' ? of.code : null))
      .map(([code, sum]) => ({ code, ...sum }))
      .toSorted((left, right) => right.count - left.count),
  };
}

function stepOf({ name, totals }: NamedTotals, currency: Currency): ReportStep {
  return { name, ...sumsOf(totals.filter((each) => each.currency === currency)) };
}

function sumsOf(totals: readonly Total[]): Omit<ReportStep, 'name'> {
  const of = (type: Total['of']['type']) => sum(totals.filter((each) => each.of.type === type));
  return { sales: of('sale'), refunds: of('refund'), declines: of('decline') };
}

function sum(sums: readonly Sum[]): Sum {
  return {
    count: sums.reduce((count, each) => count + each.count, 0),
    amount: sums.reduce((amount, each) => amount + each.amount, 0),
  };
}

function grouped<Word>(
  totals: readonly Total[],
  wordOf: (total: Total) => Word | null,
): readonly (readonly [Word, Sum])[] {
  const groups = new Map<Word, Sum>();
  for (const total of totals) {
    const word = wordOf(total);
    if (word === null) continue;
    groups.set(word, sum([groups.get(word) ?? nothing, total]));
  }
  return [...groups];
}

const nothing: Sum = { count: 0, amount: 0 };

function fromFirstToLast(steps: readonly ReportStep[]): readonly ReportStep[] {
  const first = steps.findIndex(hasAnything);
  return first < 0 ? [] : steps.slice(first, steps.findLastIndex(hasAnything) + 1);
}

function hasAnything({ sales, refunds, declines }: ReportStep): boolean {
  return sales.count + refunds.count + declines.count > 0;
}

function currencyOf({ currency }: Total): Currency {
  return currency;
}

function byAmount(left: Sum, right: Sum): number {
  return right.amount - left.amount;
}

function byCount(left: CurrencyReport, right: CurrencyReport): number {
  return right.sales.count - left.sales.count;
}
