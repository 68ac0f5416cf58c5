import type { Recorded, WireNote } from '../../shared/recording.ts';
import { cleaned, logLine, readLogLine } from './daily-log-layout.ts';

const nothing = '-';

/** Time, terminal, direction, name, length, payment and masked content, with a tab between two. */
export function wireLogLine(at: number, note: WireNote): string {
  const { terminalId, direction, name, length, paymentId, masked } = note;
  const columns = [cleaned(terminalId), direction, cleaned(name), length];
  return logLine(at, [...columns, idOr(paymentId), hexOr(masked)]);
}

/** The opposite of wireLogLine; undefined for what is no whole line. Older lines end with the length. */
export function readWireLogLine(line: string): Recorded<WireNote> | undefined {
  const read = readLogLine(line);
  const [terminalId, direction, name, length, payment, masked] = read?.columns ?? [];
  if (!read || terminalId === undefined || name === undefined || !isDirection(direction)) {
    return undefined;
  }
  if (length === undefined || !/^\d+$/.test(length)) return undefined;
  const note = { at: read.at, terminalId, direction, name, length: Number(length) };
  return {
    ...note,
    ...(isKept(payment, idPattern) ? { paymentId: payment } : {}),
    ...(isKept(masked, hexPattern) ? { masked } : {}),
  };
}

/** The terminal's id as it stands in the lines. */
export function terminalInWireLog(terminalId: string): string {
  return cleaned(terminalId);
}

const idPattern = /^[a-z]{2,6}_[A-Za-z0-9]{14}$/;
const hexPattern = /^(?:[0-9a-f]{2})+$/;

function idOr(text: string | undefined): string {
  return isKept(text, idPattern) ? text : nothing;
}

function hexOr(text: string | undefined): string {
  return isKept(text, hexPattern) ? text : nothing;
}

function isKept(text: string | undefined, pattern: RegExp): text is string {
  return text !== undefined && pattern.test(text);
}

function isDirection(text: string | undefined): text is WireNote['direction'] {
  return text === 'sent' || text === 'received' || text === 'dropped' || text === 'lost';
}
