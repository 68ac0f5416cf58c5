/** How many days of a log are kept, today included. */
export const keptDays = 14;

const dayLength = 86_400_000;

/** The file of a day, by UTC: `wire-2026-01-05.log`. `at` in milliseconds since 1970. */
export function dailyLogName(kind: string, at: number): string {
  return `${kind}-${new Date(at).toISOString().slice(0, 10)}.log`;
}

/**
 * Those of the names that are logs of this kind and older than what is kept at `now`. The newest ones
 * stay, however old they look: a clock that is set a year on by mistake must not delete any story.
 */
export function expiredLogs(
  kind: string,
  names: readonly string[],
  now: number,
): readonly string[] {
  const oldest = dailyLogName(kind, now - (keptDays - 1) * dayLength);
  const pattern = new RegExp(`^${kind}-\\d{4}-\\d\\d-\\d\\d\\.log$`);
  const ours = new Set(names.filter((name) => pattern.test(name)));
  ours.add(dailyLogName(kind, now));
  return [...ours]
    .sort()
    .slice(0, -keptDays)
    .filter((name) => name < oldest);
}

/** The files in which lines of this time still are, oldest first; both ends included. */
export function logNamesBetween(kind: string, from: number, to: number): readonly string[] {
  const first = Math.max(from, to - keptDays * dayLength);
  const days = Math.max(0, Math.ceil((to - first) / dayLength) + 1);
  const names = Array.from({ length: days }, (_, day) =>
    dailyLogName(kind, first + day * dayLength),
  );
  return names.filter((name) => name <= dailyLogName(kind, to));
}

/** A line's columns, with a tab between two; the first is its time. */
export function logLine(at: number, columns: readonly (string | number)[]): string {
  return `${[new Date(at).toISOString(), ...columns].join('\t')}\n`;
}

/** The opposite of logLine; undefined for a line that was cut short by a crash. */
export function readLogLine(
  line: string,
): { readonly at: number; readonly columns: readonly string[] } | undefined {
  const [time = '', ...columns] = line.split('\t');
  const at = Date.parse(time);
  return Number.isNaN(at) ? undefined : { at, columns };
}

/**
 * What a log may hold of a word: nothing that breaks the line, and no row of digits as long as a card
 * number (promise 8), in case more is ever put into a name than a name.
 */
export function cleaned(word: string): string {
  return word
    .replace(/[^\w .:/()+-]/g, '?')
    .replace(/\d(?:[ .-]?\d){11,}/g, '#')
    .slice(0, 60);
}
