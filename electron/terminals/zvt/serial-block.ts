import { assertNever } from '../../../shared/assert-never.ts';
import { concat } from './bytes.ts';
import { crc16 } from './crc.ts';

/** The characters that frame a block on a serial line (PA00P016). */
const stx = 0x02;
const etx = 0x03;
export const ack = 0x06;
const dle = 0x10;
export const nak = 0x15;

/** DLE STX, the APDU with every DLE doubled, DLE ETX, the checksum with its low byte first. */
export function encodeBlock(apdu: Uint8Array): Uint8Array {
  const crc = checksum(apdu);
  const escaped = [...apdu].flatMap((byte) => (byte === dle ? [dle, dle] : [byte]));
  return Uint8Array.from([dle, stx, ...escaped, dle, etx, crc & 0xff, crc >> 8]);
}

export type BlockItem =
  | { readonly type: 'apdu'; readonly bytes: Uint8Array }
  /** A block began and cannot be read: the sender is told. */
  | { readonly type: 'damaged'; readonly length: number }
  /** Bytes outside of any block. Their sender is not told: nobody knows whether there was one. */
  | { readonly type: 'noise'; readonly length: number }
  | { readonly type: 'ack' }
  | { readonly type: 'nak' };

/**
 * Where the reader stands between two chunks. `noise` is what follows bytes that belong to no block,
 * until the line has been quiet or a block starts: a 06 or 15 in there acknowledges nothing.
 */
export interface BlockReader {
  readonly place: 'idle' | 'noise' | 'block' | 'checksum';
  /** The byte before was a DLE whose meaning the next byte decides. */
  readonly afterDle: boolean;
  /** Piece by piece as it came, and how much that is. */
  readonly content: readonly Uint8Array[];
  readonly length: number;
  readonly checksum: readonly number[];
  readonly noise: number;
}

export interface BlockReading {
  readonly reader: BlockReader;
  readonly items: readonly BlockItem[];
}

export const idleBlockReader: BlockReader = {
  place: 'idle',
  afterDle: false,
  content: [],
  length: 0,
  checksum: [],
  noise: 0,
};

/** Longer than any block can be: an APDU of the greatest length. */
const longestContent = 0xffff + 5;
/** Many small pieces are put together now and then, so that keeping them costs little. */
const mostPieces = 256;

/** Takes bytes cut anywhere. Never throws, and finds back by itself at the next DLE STX. */
export function readBlocks(from: BlockReader, bytes: Uint8Array): BlockReading {
  const items: BlockItem[] = [];
  let { place, afterDle, noise, content, length } = from;
  let fresh: number[] = [];
  let received = [...from.checksum];
  for (const byte of bytes) step(byte);
  content = withPiece(content, fresh);
  return { reader: { place, afterDle, content, length, checksum: received, noise }, items };

  function step(byte: number): void {
    switch (place) {
      case 'idle':
      case 'noise':
        outside(byte);
        break;
      case 'block':
        inside(byte);
        break;
      case 'checksum':
        received.push(byte);
        if (received.length === 2) finish();
        break;
      default:
        assertNever(place);
    }
  }

  function outside(byte: number): void {
    if (afterDle) {
      // Nothing doubles a DLE out here: the first was noise, and the second may start a block.
      afterDle = byte === dle;
      if (byte === stx) {
        begin();
      } else {
        noise += afterDle ? 1 : 2;
        place = 'noise';
      }
    } else if (byte === dle) {
      afterDle = true;
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
    if (!afterDle) {
      if (byte === dle) afterDle = true;
      else keep(byte);
      return;
    }
    afterDle = false;
    if (byte === dle) {
      keep(dle);
    } else if (byte === etx) {
      place = 'checksum';
    } else {
      damaged();
      // Inside a block a DLE is doubled, so this can only be the start of the next one.
      if (byte === stx) begin();
    }
  }

  function keep(byte: number): void {
    fresh.push(byte);
    length += 1;
    if (length > longestContent) damaged();
  }

  function begin(): void {
    leaveNoise();
    place = 'block';
    forget();
  }

  function finish(): void {
    const [low = 0, high = 0] = received;
    const apdu = concat(...content, Uint8Array.from(fresh));
    if (low + high * 256 !== checksum(apdu)) {
      damaged();
      return;
    }
    items.push({ type: 'apdu', bytes: apdu });
    place = 'idle';
    forget();
  }

  function damaged(): void {
    items.push({ type: 'damaged', length: length + received.length });
    // What follows until the line is quiet may be the rest of the damaged block.
    place = 'noise';
    forget();
  }

  function forget(): void {
    content = [];
    fresh = [];
    length = 0;
    received = [];
  }

  function leaveNoise(): void {
    if (noise > 0) items.push({ type: 'noise', length: noise });
    noise = 0;
  }
}

/** The line was quiet for longer than a block allows: what was not finished will not be. */
export function endBlocks(reader: BlockReader): BlockReading {
  const items: BlockItem[] = [];
  const length = reader.length + reader.checksum.length;
  const noise = reader.noise + (isOutside(reader) && reader.afterDle ? 1 : 0);
  if (!isOutside(reader)) items.push({ type: 'damaged', length });
  if (noise > 0) items.push({ type: 'noise', length: noise });
  return { reader: idleBlockReader, items };
}

/** Whether the reader waits for more bytes of something, so that quiet would mean something. */
export function isInTheMiddle(reader: BlockReader): boolean {
  return reader.place !== 'idle' || reader.afterDle;
}

function withPiece(pieces: readonly Uint8Array[], fresh: readonly number[]): readonly Uint8Array[] {
  if (fresh.length === 0) return pieces;
  const more = [...pieces, Uint8Array.from(fresh)];
  return more.length < mostPieces ? more : [concat(...more)];
}

function isOutside({ place }: BlockReader): boolean {
  return place === 'idle' || place === 'noise';
}

function checksum(apdu: Uint8Array): number {
  return crc16(concat(apdu, Uint8Array.of(etx)));
}
