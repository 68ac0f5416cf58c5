import { assertNever } from '../../../shared/assert-never.ts';
import type { ReportPeriod } from '../../../shared/report.ts';
import type { Words } from '../../i18n/words.ts';
import { noonOf } from '../history/day-steps.ts';

/** "Sat, 21 Nov 2026", "November 2026" or "2026". */
export function periodWords({ type, name }: ReportPeriod, words: Words): string {
  switch (type) {
    case 'day':
      return words.weekday(noonOf(name));
    case 'month':
      return words.month(noonOf(`${name}-01`));
    case 'year':
      return name;
    default:
      return assertNever(type);
  }
}

/** A step of a report in a table: "9:00 am", "Sat, 21 Nov 2026" or "November 2026". */
export function stepWords(name: string, words: Words): string {
  if (name.includes(':')) return words.time(hourAt(name));
  const type = name.length === 7 ? 'month' : 'day';
  return periodWords({ type, name }, words);
}

/** The same below a bar, where there is little room: "9 am", "21" or "Nov". */
export function shortStepWords(name: string, words: Words): string {
  if (name.includes(':')) return words.hour(hourAt(name));
  return name.length === 7
    ? words.shortMonth(noonOf(`${name}-01`))
    : words.count(Number(name.slice(8)));
}

/** On a day on which nobody sets the clock. */
function hourAt(name: string): number {
  return new Date(2026, 0, 5, Number(name.slice(0, 2))).getTime();
}
