/** One message on a terminal's line, by name and length. There is no member for what it said. */
export interface WireNote {
  readonly terminalId: string;
  readonly direction: 'sent' | 'received' | 'dropped';
  readonly name: string;
  readonly length: number;
}

/** How many days of wire log are kept, today included. */
export const keptDays = 14;

const dayLength = 86_400_000;

/** The file of a day, by UTC: `wire-2026-01-05.log`. `at` in milliseconds since 1970. */
export function wireLogName(at: number): string {
  return `wire-${new Date(at).toISOString().slice(0, 10)}.log`;
}

/** Those of the names that are wire logs and older than what is kept at `now`. */
export function expiredWireLogs(names: readonly string[], now: number): readonly string[] {
  const oldest = wireLogName(now - (keptDays - 1) * dayLength);
  return names.filter((name) => /^wire-\d{4}-\d\d-\d\d\.log$/.test(name) && name < oldest);
}

/** Time, terminal, direction, name and length, with a tab between two. */
export function wireLogLine(at: number, note: WireNote): string {
  const { terminalId, direction, name, length } = note;
  const time = new Date(at).toISOString();
  return `${[time, cleaned(terminalId), direction, cleaned(name), length].join('\t')}\n`;
}

/**
 * What a log may hold of a word: nothing that breaks the line, and no row of digits as long as a card
 * number (promise 8), in case a protocol ever puts more into a name than a name.
 */
function cleaned(word: string): string {
  return word
    .replace(/[^\w .:/()+-]/g, '?')
    .replace(/\d(?:[ .-]?\d){11,}/g, '#')
    .slice(0, 60);
}
