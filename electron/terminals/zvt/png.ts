import { concat } from './bytes.ts';

/** A picture of black and white dots, `true` for black; every row is as long as the first. */
export type Dots = readonly (readonly boolean[])[];

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const longestStored = 0xffff;

/**
 * The dots as a PNG (ISO 15948) with one bit for each. Its data is stored and not compressed: a QR code is
 * small, and this file stays free of Node. Throws RangeError for a picture that one block cannot hold.
 */
export function encodePng(dots: Dots): Uint8Array {
  const width = dots[0]?.length ?? 0;
  // One bit deep, greyscale: 0 is black.
  const header = concat(uint32(width), uint32(dots.length), Uint8Array.of(1, 0, 0, 0, 0));
  return concat(
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zlibStored(concat(...dots.map(packRow)))),
    chunk('IEND', new Uint8Array(0)),
  );
}

/** The filter (none), then eight dots in a byte, the first in its highest bit. */
function packRow(row: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(1 + Math.ceil(row.length / 8)).fill(0xff, 1);
  row.forEach((isBlack, place) => {
    const index = 1 + (place >> 3);
    if (isBlack) bytes[index] = (bytes[index] ?? 0) & ~(0x80 >> (place & 7));
  });
  return bytes;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = concat(
    Uint8Array.from(type, (letter) => letter.charCodeAt(0)),
    content,
  );
  return concat(uint32(content.length), named, uint32(crc32(named)));
}

/** RFC 1950 around one stored block of RFC 1951. */
function zlibStored(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  if (length > longestStored) throw new RangeError(`A picture of ${length} bytes is too large`);
  const size = [length & 0xff, length >> 8];
  const block = Uint8Array.of(0x01, ...size, ...size.map((byte) => byte ^ 0xff));
  return concat(Uint8Array.of(0x78, 0x01), block, bytes, uint32(adler32(bytes)));
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return ~crc >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}
