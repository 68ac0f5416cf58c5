import { expect, test } from 'vitest';
import { pathPoints } from './glyph-outline.ts';
import { type Bitmap, rasterText, type TextShape, textWidth } from './raster-text.ts';

/** A letter that fills its square but for a hole, in a font of ten units. */
const ring: TextShape = {
  glyphs: [
    { outlines: pathPoints('M0,0L0,8L8,8L8,0Z M2,2L6,2L6,6L2,6Z'), x: 0, y: 0 },
    { outlines: pathPoints('M0,0L0,8L8,8L8,0Z'), x: 8, y: 0 },
  ],
  ...{ width: 16, ascender: 8, descender: 0, unitsPerEm: 8 },
};

const picture = ({ width, height, bits }: Bitmap) =>
  Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) =>
      (bits[row * (width / 8) + (column >> 3)] ?? 0) & (0x80 >> (column & 7)) ? '#' : '.',
    ).join(''),
  );

test('inside is black, a hole is white, and letters stand one after the other', () => {
  expect(picture(rasterText([{ shape: ring, left: 0 }], 8, 24))).toEqual([
    ...['################........', '################........'],
    ...Array(4).fill('##....##########........'),
    ...['################........', '################........'],
  ]);
});

test('a text begins at its place, and what does not fit on the paper is not drawn anywhere', () => {
  const rows = picture(rasterText([{ shape: ring, left: 12 }], 8, 24));
  expect(rows[0]).toBe('............############');
  expect(rows[3]).toBe('............##....######');
});

test('a font’s units become dots', () => {
  expect(textWidth(ring, 8)).toBe(16);
  expect(textWidth(ring, 12)).toBe(24);
  expect(rasterText([{ shape: ring, left: 0 }], 16, 40)).toMatchObject({ width: 40, height: 16 });
});

test('curves begin and end where they should, and lines are taken as they are', () => {
  const [outline = []] = pathPoints('M0,0Q10,0,10,10C10,20,0,20,0,10L0,5Z');
  expect(outline[0]).toEqual({ x: 0, y: 0 });
  expect(outline[6]).toEqual({ x: 10, y: 10 });
  expect(outline[12]).toEqual({ x: 0, y: 10 });
  expect(outline.at(-1)).toEqual({ x: 0, y: 5 });
});

test('negative and broken numbers are read', () => {
  expect(pathPoints('M-1.5,2L3,-4Z')).toEqual([
    [
      { x: -1.5, y: 2 },
      { x: 3, y: -4 },
    ],
  ]);
  expect(() => pathPoints('M0,0A1,1Z')).toThrow(RangeError);
});
