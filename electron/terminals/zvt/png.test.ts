import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodePng } from './png.ts';
import { drawQrCode } from './qr-picture.ts';

interface Chunk {
  readonly type: string;
  readonly content: Buffer;
}

test('a picture is signed, and each of its chunks has its length and checksum', () => {
  const chunks = chunksOf(
    encodePng([
      [true, false],
      [false, true],
    ]),
  );
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect(chunks[0]?.content.toString('hex')).toBe('00000002000000020100000000');
});

test('black is 0, white and what fills up is 1, and nothing is filtered', () => {
  const chunks = chunksOf(
    encodePng([
      [true, false, true],
      [false, false, true],
    ]),
  );
  const idat = chunks[1]?.content ?? Buffer.of();
  expect(inflateSync(idat).toString('hex')).toBe('005f00df');
});

test('a QR code is a square picture with an empty edge and its three corners', () => {
  const chunks = chunksOf(drawQrCode('upi://pay?pa=shop@bank&am=199.00&cu=INR'));
  const width = chunks[0]?.content.readUInt32BE(0) ?? 0;
  expect(chunks[0]?.content.readUInt32BE(4)).toBe(width);
  const stride = 1 + Math.ceil(width / 8);
  const rows = inflateSync(chunks[1]?.content ?? Buffer.of());
  expect(rows).toHaveLength(stride * width);
  const isBlack = (x: number, y: number) =>
    ((rows[y * stride + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  expect(isBlack(0, 0)).toBe(false);
  // Four empty squares of five dots, then the corner.
  for (const [x, y] of [
    [20, 20],
    [width - 21, 20],
    [20, width - 21],
  ] as const) {
    expect(isBlack(x, y)).toBe(true);
  }
});

test('what is too long for a QR code is a fault', () => {
  expect(() => drawQrCode('x'.repeat(5_000))).toThrow();
});

function chunksOf(png: Uint8Array): readonly Chunk[] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.push({ type: named.subarray(0, 4).toString('latin1'), content: named.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}
