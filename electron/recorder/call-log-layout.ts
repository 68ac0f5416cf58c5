import type { CallNote, Recorded } from '../../shared/recording.ts';
import { cleaned, logLine, readLogLine } from './daily-log-layout.ts';

const nobody = '-';
const nothing = '-';

/** Time, door, who, who allowed it, what, outcome, milliseconds and subjects, with a tab between two. */
export function callLogLine(at: number, note: CallNote): string {
  const { from, by, approvedBy, what, outcome, milliseconds, subjects } = note;
  return logLine(at, [
    from,
    cleaned(by ?? nobody),
    cleaned(approvedBy ?? nobody),
    cleaned(what),
    cleaned(outcome),
    Math.round(milliseconds),
    subjects.filter(isId).join(',') || nothing,
  ]);
}

/** The opposite of callLogLine; undefined for what is no whole line. */
export function readCallLogLine(line: string): Recorded<CallNote> | undefined {
  const read = readLogLine(line);
  const [from, by, approvedBy, what, outcome, milliseconds, subjects] = read?.columns ?? [];
  if (!read || (from !== 'window' && from !== 'gateway') || subjects === undefined)
    return undefined;
  if (what === undefined || outcome === undefined || !/^\d+$/.test(milliseconds ?? '')) {
    return undefined;
  }
  return {
    at: read.at,
    from,
    by: personOf(by),
    approvedBy: personOf(approvedBy),
    what,
    outcome,
    milliseconds: Number(milliseconds),
    subjects: subjects === nothing ? [] : subjects.split(','),
  };
}

function personOf(text: string | undefined): string | null {
  return text === undefined || text === nobody ? null : text;
}

/** Ids are written as they are: they carry no digits of anybody's card. */
function isId(text: string): boolean {
  return /^[a-z]{2,6}_[A-Za-z0-9]{14}$/.test(text);
}
