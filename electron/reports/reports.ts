import { setImmediate as nextTurn } from 'node:timers/promises';
import { assertNever } from '../../shared/assert-never.ts';
import type { Report, ReportPeriod } from '../../shared/report.ts';
import type { Reader, Total } from '../ledger/ledger.ts';
import { daysOf, hourName, monthsOf, readPeriod } from './period-policy.ts';
import { type NamedTotals, shapeReport } from './report-policy.ts';

/** What a day, a month or a year came to. */
export interface Reports {
  /** Null where the calendar has no such day. */
  report(name: ReportPeriod['name']): Promise<Report | null>;
}

export interface ReportDependencies {
  readonly ledger: Pick<Reader, 'totals' | 'openPayments' | 'openRefunds'>;
  /** The shop's calendar: a day's first and last millisecond; undefined when there is no such day. */
  readonly dayOf: (day: string) => Span | undefined;
  /** The hour of the day, 0 to 23, in which this is there. */
  readonly hourOf: (at: number) => number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const hour = 60 * 60_000;

/** Made from sums that the ledger keeps, so that a year with a million sales takes no longer than one. */
export function createReports({ ledger, dayOf, hourOf }: ReportDependencies): Reports {
  return {
    async report(name) {
      const period = readPeriod(name);
      const span = period && spanOf(period);
      if (!period || !span) return null;
      const { steps, hours } = await addedUp(period, span);
      return shapeReport({ period, steps, hours, inDoubt: inDoubtWithin(span) });
    },
  };

  function spanOf({ type, name }: ReportPeriod): Span | undefined {
    if (type === 'day') return dayOf(name);
    const days = (type === 'month' ? [name] : monthsOf(name)).flatMap(daysOf);
    const first = dayOf(days[0] ?? '');
    const last = dayOf(days.findLast((day) => dayOf(day) !== undefined) ?? '');
    return first && last && { from: first.from, to: last.to };
  }

  async function addedUp(
    { type, name }: ReportPeriod,
    span: Span,
  ): Promise<Pick<Parameters<typeof shapeReport>[0], 'steps' | 'hours'>> {
    switch (type) {
      case 'day':
        return { steps: byHour(hourly(span)), hours: [] };
      case 'month': {
        const days = daysOf(name).flatMap((day) => {
          const its = dayOf(day);
          return its ? [{ name: day, totals: hourly(its) }] : [];
        });
        return { steps: days, hours: byHour(days.flatMap(({ totals }) => totals)) };
      }
      case 'year': {
        const steps: NamedTotals[] = [];
        for (const month of monthsOf(name)) {
          const its = spanOf({ type: 'month', name: month });
          if (its) steps.push({ name: month, totals: within(its) });
          // A year at once could hold up a payment's next step.
          await nextTurn();
        }
        return { steps, hours: [] };
      }
      default:
        return assertNever(type);
    }
  }

  function hourly({ from, to }: Span): readonly Total[] {
    return ledger.totals({ from, until: to + 1, step: hour });
  }

  function within({ from, to }: Span): readonly Total[] {
    return ledger.totals({ from, until: to + 1 });
  }

  /** By what the clock on the wall said, also on days on which it is set. */
  function byHour(totals: readonly Total[]): readonly NamedTotals[] {
    const hours = Array.from({ length: 24 }, (): Total[] => []);
    for (const total of totals) hours[hourOf(total.at)]?.push(total);
    return hours.map((its, each) => ({ name: hourName(each), totals: its }));
  }

  function inDoubtWithin({ from, to }: Span): number {
    return [...ledger.openPayments(), ...ledger.openRefunds()].filter(
      ({ state, createdAt }) => state === 'in_doubt' && createdAt >= from && createdAt <= to,
    ).length;
  }
}
