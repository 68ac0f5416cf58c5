import type { CapturedBytes } from './captured-bytes.ts';
import { leadingBytes } from './hex-bytes.ts';

const sentMarks =
  /^(?:-*>+|=>|(?:tx|out|sent|send|till|ecr|pos|host|write|w)(?![a-z0-9]))[\s:\])>]*/i;
const receivedMarks =
  /^(?:<+[-=]*|(?:rx|in|recv|received|receive|terminal|pt|pinpad|read|r)(?![a-z0-9]))[\s:\])>]*/i;
/** A date, a time, or both, as programs write them in front of a line. */
const timeMark =
  /^[[(]?((?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)[\])]?[\s:|-]*/i;

/** One line, one piece: `> 06 01 0A …`, `RX: 80 00 00`, `12:00:01.250 [TX] 060100`, or bare bytes. */
export function readHexLines(lines: readonly string[]): readonly CapturedBytes[] {
  return lines.flatMap((line) => {
    const { at, rest } = withoutTime(line.trim());
    const { direction, rest: hex } = withoutMark(rest.replace(/^[[(]/, ''));
    const { bytes, rest: left } = leadingBytes(hex);
    // A line of words that begins like a number is no line of bytes.
    if (bytes.length === 0 || /^[\s]*[0-9a-z]/i.test(left)) return [];
    return [{ direction, at, bytes: Uint8Array.from(bytes) }];
  });
}

function withoutTime(line: string): { readonly at: number | null; readonly rest: string } {
  const [all = '', time] = timeMark.exec(line) ?? [];
  if (time === undefined) return { at: null, rest: line };
  return { at: timeOf(time), rest: line.slice(all.length) };
}

/** A time without a date is one of no day: only the distances count. */
function timeOf(text: string): number | null {
  const normal = text.replace(',', '.').replace(' ', 'T');
  const full = /^\d{4}-/.test(normal) ? normal : `1970-01-01T${normal}`;
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(full) ? full : `${full}Z`);
  return Number.isNaN(at) ? null : at;
}

function withoutMark(text: string): {
  readonly direction: CapturedBytes['direction'];
  readonly rest: string;
} {
  const sent = sentMarks.exec(text)?.[0];
  if (sent) return { direction: 'sent', rest: text.slice(sent.length) };
  const received = receivedMarks.exec(text)?.[0];
  if (received) return { direction: 'received', rest: text.slice(received.length) };
  return { direction: 'unknown', rest: text };
}
