/** Days as texts: "2026-01-05", in the computer's calendar. */
export function dayText(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of a day, in milliseconds since 1970: no change of clocks moves it to another day. */
export function noonOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12).getTime();
}

/**
 * A day earlier or later; all days come after today. `today` is the first that is chosen when somebody
 * goes back from all of them.
 */
export function stepDay(day: string | null, by: 1 | -1, today: string): string | null {
  if (day === null) return by < 0 ? today : null;
  if (by > 0 && day >= today) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayText(new Date(year, month - 1, date + by, 12).getTime());
}
