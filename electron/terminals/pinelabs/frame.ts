import { assertNever } from '../../../shared/assert-never.ts';

/** The characters that frame a message on the line. */
const stx = 0x02;
const etx = 0x03;
export const ack = 0x06;
export const nak = 0x15;

/** How one direction's frames are built: STX, content, ETX, the exclusive or of content and ETX. */
export interface FrameRule {
  /** Some terminals count the STX into the check as well. */
  readonly checkCoversStart: boolean;
  /**
   * Where the content itself says how long it is: two bytes, high byte first, from `offset` on, and
   * `more` bytes beside what they count. Only at that end an ETX is one. Null: the first ETX ends it.
   */
  readonly length: { readonly offset: number; readonly more: number } | null;
  /** More than any message needs, in bytes of content. */
  readonly longest: number;
}

export function encodeFrame(content: Uint8Array, rule: FrameRule): Uint8Array {
  return Uint8Array.from([stx, ...content, etx, checkOf(content, rule)]);
}

export type FrameItem =
  | { readonly type: 'content'; readonly bytes: Uint8Array }
  /** A frame began and cannot be read: its sender is told. */
  | { readonly type: 'damaged'; readonly length: number }
  /** Bytes outside of any frame. Nobody is told: there may be no sender. */
  | { readonly type: 'noise'; readonly length: number }
  | { readonly type: 'ack' }
  | { readonly type: 'nak' };

/**
 * Where the reader stands between two chunks. In `noise`, after bytes of no frame and until the line was
 * quiet or a frame starts, a 06 or 15 acknowledges nothing.
 */
export interface FrameReader {
  readonly place: 'idle' | 'noise' | 'content' | 'check';
  readonly content: readonly number[];
  readonly noise: number;
}

export interface FrameReading {
  readonly reader: FrameReader;
  readonly items: readonly FrameItem[];
}

export const idleFrameReader: FrameReader = { place: 'idle', content: [], noise: 0 };

/** Takes bytes cut anywhere. Never throws, and begins anew when the line has been quiet. */
export function readFrames(from: FrameReader, bytes: Uint8Array, rule: FrameRule): FrameReading {
  const items: FrameItem[] = [];
  const content = [...from.content];
  let { place, noise } = from;
  for (const byte of bytes) take(byte);
  return { reader: { place, content, noise }, items };

  function take(byte: number): void {
    switch (place) {
      case 'idle':
      case 'noise':
        outside(byte);
        break;
      case 'content':
        inside(byte);
        break;
      case 'check':
        finish(byte);
        break;
      default:
        assertNever(place);
    }
  }

  function outside(byte: number): void {
    if (byte === stx) {
      if (noise > 0) items.push({ type: 'noise', length: noise });
      noise = 0;
      content.length = 0;
      place = 'content';
    } else if (place === 'idle' && byte === ack) {
      items.push({ type: 'ack' });
    } else if (place === 'idle' && byte === nak) {
      items.push({ type: 'nak' });
    } else {
      noise += 1;
      place = 'noise';
    }
  }

  function inside(byte: number): void {
    const end = announcedEnd(content, rule);
    if (byte === etx && (end === undefined || content.length === end)) {
      place = 'check';
      return;
    }
    content.push(byte);
    const mayEndAt = end ?? rule.longest;
    if (content.length > mayEndAt || mayEndAt > rule.longest) damaged();
  }

  function finish(check: number): void {
    if (check !== checkOf(content, rule)) {
      damaged();
      return;
    }
    items.push({ type: 'content', bytes: Uint8Array.from(content) });
    content.length = 0;
    place = 'idle';
  }

  function damaged(): void {
    items.push({ type: 'damaged', length: content.length });
    content.length = 0;
    // What follows until the line is quiet may be the rest of it.
    place = 'noise';
  }
}

/** The line was quiet for longer than a frame allows: what was not finished will not be. */
export function endFrames({ place, content, noise }: FrameReader): FrameReading {
  const items: FrameItem[] = [];
  if (place === 'content' || place === 'check') {
    items.push({ type: 'damaged', length: content.length });
  }
  if (noise > 0) items.push({ type: 'noise', length: noise });
  return { reader: idleFrameReader, items };
}

/** Undefined where any ETX ends the content; as long as can be while the length has not come yet. */
function announcedEnd(
  content: readonly number[],
  { length, longest }: FrameRule,
): number | undefined {
  if (!length) return undefined;
  const [high, low] = [content[length.offset], content[length.offset + 1]];
  if (high === undefined || low === undefined) return longest;
  return length.offset + 2 + high * 256 + low + length.more;
}

function checkOf(content: Iterable<number>, { checkCoversStart }: FrameRule): number {
  let check = etx ^ (checkCoversStart ? stx : 0);
  for (const byte of content) check ^= byte;
  return check;
}
