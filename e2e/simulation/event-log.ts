import { createHash } from 'node:crypto';

/** What happened in a day, line by line, in virtual time. */
export interface EventLog {
  note(text: string): void;
  lines(): readonly string[];
  /** SHA-256 in hexadecimal over all lines: two runs with one digest were the same, byte for byte. */
  digest(): string;
}

/** `elapsed` in milliseconds since the day began. */
export function createEventLog(elapsed: () => number): EventLog {
  const lines: string[] = [];
  return {
    note: (text) => void lines.push(`${String(elapsed()).padStart(9)} ${text}`),
    lines: () => lines,
    digest: () => createHash('sha256').update(lines.join('\n')).digest('hex'),
  };
}
