import type { Recorded, WireNote } from '../../shared/recording.ts';
import { cleaned, logLine, readLogLine } from './daily-log-layout.ts';

/** Time, terminal, direction, name and length, with a tab between two. */
export function wireLogLine(at: number, note: WireNote): string {
  const { terminalId, direction, name, length } = note;
  return logLine(at, [cleaned(terminalId), direction, cleaned(name), length]);
}

/** The opposite of wireLogLine; undefined for what is no whole line. */
export function readWireLogLine(line: string): Recorded<WireNote> | undefined {
  const read = readLogLine(line);
  const [terminalId, direction, name, length] = read?.columns ?? [];
  if (!read || terminalId === undefined || name === undefined || !isDirection(direction)) {
    return undefined;
  }
  if (length === undefined || !/^\d+$/.test(length)) return undefined;
  return { at: read.at, terminalId, direction, name, length: Number(length) };
}

/** The terminal's id as it stands in the lines. */
export function terminalInWireLog(terminalId: string): string {
  return cleaned(terminalId);
}

function isDirection(text: string | undefined): text is WireNote['direction'] {
  return text === 'sent' || text === 'received' || text === 'dropped';
}
