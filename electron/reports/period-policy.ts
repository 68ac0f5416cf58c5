import type { ReportPeriod } from '../../shared/report.ts';

/** The period of this name ("2026-01-05", "2026-01", "2026"); null for anything else. */
export function readPeriod(name: string): ReportPeriod | null {
  if (/^\d{4}-\d\d-\d\d$/.test(name)) return { type: 'day', name };
  if (/^\d{4}-\d\d$/.test(name)) return { type: 'month', name };
  return /^\d{4}$/.test(name) ? { type: 'year', name } : null;
}

/** Every day that a month ("2026-01") may have; whether it has, the calendar knows. */
export function daysOf(month: string): readonly string[] {
  return Array.from({ length: 31 }, (_, place) => `${month}-${twoDigits(place + 1)}`);
}

export function monthsOf(year: string): readonly string[] {
  return Array.from({ length: 12 }, (_, place) => `${year}-${twoDigits(place + 1)}`);
}

/** "09:00" */
export function hourName(hour: number): string {
  return `${twoDigits(hour)}:00`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
