import type { Apdu } from './apdu.ts';
import { contentOf } from './bmp.ts';
import { toHex } from './bytes.ts';
import { control } from './codes.ts';
import {
  meaningOfBmp,
  meaningOfTag,
  type PartMeaning,
  part,
  password,
  unread,
} from './frame-guide.ts';
import { greatestDepth, isConstructed, readBerLength, readTag } from './tlv.ts';

/** A piece of a message's data with one meaning, from `start` to before `end`. */
export interface FramePart extends PartMeaning {
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

/**
 * All of a message's data but the numbers and lengths that hold it together. What has no known place or
 * cannot be read is a part, too: a hidden one.
 */
export function partsOf({ control: code, data }: Apdu): readonly FramePart[] {
  const head = headOf(code, data);
  if (!head) return data.length === 0 ? [] : [{ ...unread, mark: '', start: 0, end: data.length }];
  return [...head, ...fieldParts(data, head.at(-1)?.end ?? 0)];
}

const textContainer = 0x06;
const passwordLength = 3;

/** Commands that begin with a password; in some it may be left out together with all that follows. */
const withPassword: ReadonlySet<number> = new Set([
  control.statusEnquiry,
  control.repeatReceipt,
  // Reversal, refund, end of day, diagnosis, initialisation.
  ...[0x0630, 0x0631, 0x0650, 0x0670, 0x0693],
]);

/** Messages that are fields from their first byte: reservation, partial reversal, booking, log-off too. */
const fieldsAlone: ReadonlySet<number> = new Set([
  control.authorisation,
  control.abortCommand,
  control.statusInformation,
  control.printBlock,
  control.positive,
  0x8400,
  ...[0x0602, 0x0622, 0x0623, 0x0624, 0x0625, 0x06e0],
]);

/** What stands before the fields; undefined for a message that this till does not know. */
function headOf(code: number, data: Uint8Array): readonly FramePart[] | undefined {
  if (withPassword.has(code)) return cut(data, [[password, passwordLength]]);
  if (fieldsAlone.has(code) || code >> 8 === control.negative) return [];
  switch (code) {
    case control.registration:
      return cut(data, [
        [password, passwordLength],
        [part('settings', 'flags'), 1],
        [part('currency', 'currency'), 2],
      ]);
    case control.intermediateStatus:
      return cut(data, [
        [part('status', 'status'), 1],
        [part('timeout', 'flags'), 1],
      ]);
    case control.abort:
      return cut(data, [[part('result', 'result'), 1]]);
    case control.printLine:
      return cut(data, [
        [part('settings', 'flags'), 1],
        [part('text', 'text'), Math.max(0, containerStart(data) - 1)],
      ]);
    case control.completion:
      return completionHead(data);
    default:
      return undefined;
  }
}

/** See decodeCompletion: one byte alone is a status, a version has its length in front. */
function completionHead(data: Uint8Array): readonly FramePart[] {
  if (data.length === 1) return cut(data, [[part('status', 'flags'), 1]]);
  const digits = /^f(\d)f(\d)f(\d)$/.exec(toHex(data.subarray(0, 3)));
  if (!digits) return [];
  const length = Number(digits.slice(1).join(''));
  return cut(
    data,
    [
      [part('version', 'text'), length],
      [part('status', 'flags'), 1],
    ],
    3,
  );
}

/** Where the text of a line ends: at a container that reaches to the end. */
function containerStart(data: Uint8Array): number {
  const start = data.findIndex((byte, index) => {
    if (byte !== textContainer) return false;
    const length = readBerLength(data.subarray(index + 1));
    return length !== undefined && index + 1 + length.size + length.value === data.length;
  });
  return start < 1 ? data.length : start;
}

function cut(
  data: Uint8Array,
  pieces: readonly (readonly [PartMeaning, number])[],
  from = 0,
): readonly FramePart[] {
  let start = from;
  return pieces.flatMap(([meaning, length]) => {
    const end = Math.min(start + length, data.length);
    const piece = { ...meaning, mark: '', start, end };
    start = end;
    return piece.start < end ? [piece] : [];
  });
}

function fieldParts(data: Uint8Array, from: number): readonly FramePart[] {
  const parts: FramePart[] = [];
  let start = from;
  while (start < data.length) {
    const [bmp = 0] = data.subarray(start);
    const content = contentOf(bmp, data.subarray(start + 1));
    if (!content) return [...parts, { ...unread, mark: '', start, end: data.length }];
    const end = start + 1 + content.end;
    const begin = end - content.value.length;
    if (bmp === textContainer) parts.push(...tlvParts(data, begin, end));
    else parts.push({ ...meaningOfBmp(bmp), mark: hex(bmp), start: begin, end });
    start = end;
  }
  return parts;
}

function tlvParts(
  data: Uint8Array,
  from: number,
  to: number,
  depth: number = greatestDepth,
): readonly FramePart[] {
  const parts: FramePart[] = [];
  let start = from;
  while (start < to) {
    const tag = readTag(data.subarray(start, to));
    const length = tag && readBerLength(data.subarray(start + tag.size, to));
    const begin = start + (tag?.size ?? 0) + (length?.size ?? 0);
    const end = begin + (length?.value ?? 0);
    if (!tag || !length || end > to || depth === 0) {
      return [...parts, { ...unread, mark: 'TLV', start, end: to }];
    }
    if (isConstructed(tag.value)) parts.push(...tlvParts(data, begin, end, depth - 1));
    else {
      const mark = `TLV ${hex(tag.value)}`;
      parts.push({ ...meaningOfTag(tag.value), mark, start: begin, end });
    }
    start = end;
  }
  return parts;
}

function hex(number: number): string {
  const text = number.toString(16).toUpperCase();
  return text.padStart(text.length + (text.length % 2), '0');
}
