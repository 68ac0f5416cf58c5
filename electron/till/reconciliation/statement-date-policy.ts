/** A day as statements write it, "2026-01-05"; an instant is a day where the shop is. */
export type StatementDate =
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'instant'; readonly at: number };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** What follows a day: hours, minutes, perhaps more; all of it is read past. */
const time = String.raw`(?:[\sT,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?(?:\s*IST)?)?`;
const dayFirst = new RegExp(
  String.raw`^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})${time}$`,
  'i',
);
const monthByName = new RegExp(
  String.raw`^(\d{1,2})[/.\- ]?([a-z]{3})[a-z]*[/.\-, ]{0,2}(\d{4}|\d{2})${time}$`,
  'i',
);
const yearFirst = new RegExp(String.raw`^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})${time}$`, 'i');
const together = /^(20\d{2})(\d{2})(\d{2})$/;
const withZone =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i;
const unixSeconds = /^1\d{9}$/;

/**
 * Days come first (05/01/2026 is the fifth of January) or years; a month in front is not guessed at.
 * Undefined for anything that is no day of the calendar.
 */
export function readStatementDate(text: string): StatementDate | undefined {
  const zoned = withZone.exec(text);
  if (zoned) return instantOf(zoned);
  if (unixSeconds.test(text)) return { type: 'instant', at: Number(text) * 1_000 };
  const day = dayFirst.exec(text);
  if (day) return dayOf(day[3], day[2], day[1]);
  const named = monthByName.exec(text);
  if (named)
    return dayOf(named[3], `${months.indexOf(named[2]?.toLowerCase() ?? '') + 1}`, named[1]);
  const year = yearFirst.exec(text) ?? together.exec(text);
  return year ? dayOf(year[1], year[2], year[3]) : undefined;
}

/** So many days later; earlier for less than none. */
export function daysAfter(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

function dayOf(year = '', month = '', date = ''): StatementDate | undefined {
  const full = year.length === 2 ? `20${year}` : year;
  const day = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? { type: 'day', day } : undefined;
}

function instantOf([, year, month, date, hour, minute, second = '00', zone = 'Z']: RegExpExecArray):
  | StatementDate
  | undefined {
  if (!isDay(`${year}-${month}-${date}`)) return undefined;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(at) ? undefined : { type: 'instant', at };
}

/** Whether the calendar has it: no 31st of February. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
