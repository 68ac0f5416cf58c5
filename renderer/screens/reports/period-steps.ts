import { assertNever } from '../../../shared/assert-never.ts';
import type { ReportPeriod } from '../../../shared/report.ts';

/** The period of a kind that a day ("2026-01-05") lies in. */
export function periodAround(type: ReportPeriod['type'], day: string): ReportPeriod {
  return { type, name: day.slice(0, lengths[type]) };
}

const lengths = { day: 10, month: 7, year: 4 } as const;

/** The next or the previous one of its kind; the same where that would be after today. */
export function stepPeriod(period: ReportPeriod, by: 1 | -1, today: string): ReportPeriod {
  const { type, name } = period;
  const [year = 0, month = 1, date = 1] = name.split('-').map(Number);
  // In UTC, where every day has a noon.
  const moved = {
    day: Date.UTC(year, month - 1, date + by, 12),
    month: Date.UTC(year, month - 1 + by, 1, 12),
    year: Date.UTC(year + by, 0, 1, 12),
  }[type];
  const next = periodAround(type, new Date(moved).toISOString().slice(0, 10));
  return isOver(next, today) ? period : next;
}

export function isLast({ type, name }: ReportPeriod, today: string): boolean {
  return name >= periodAround(type, today).name;
}

/** A day within a period that somebody looks at, to go on with when another kind is chosen. */
export function dayWithin({ type, name }: ReportPeriod, today: string): string {
  if (today.startsWith(name)) return today;
  switch (type) {
    case 'day':
      return name;
    case 'month':
      return `${name}-01`;
    case 'year':
      return `${name}-01-01`;
    default:
      return assertNever(type);
  }
}

function isOver({ type, name }: ReportPeriod, today: string): boolean {
  return name > periodAround(type, today).name;
}
