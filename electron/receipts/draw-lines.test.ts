import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { drawColumns, drawText, largeSize, normalSize } from './draw-lines.ts';
import { loadTextShaper } from './raster-font.ts';
import { type Bitmap, type ShapeText, textWidth } from './raster-text.ts';

let shape: ShapeText;
beforeAll(async () => {
  shape = await loadTextShaper();
});
const paper = () => ({ width: 384, shape });
const plain = { size: normalSize, isStrong: false };

/** The first and the last column with ink; undefined for a blank line. */
function inkOf({ width, bits }: Bitmap): { first: number; last: number } | undefined {
  const columns = [...bits].flatMap((byte, place) =>
    Array.from({ length: 8 }, (_, bit) => bit)
      .filter((bit) => byte & (0x80 >> bit))
      .map((bit) => (place % (width / 8)) * 8 + bit),
  );
  if (columns.length === 0) return undefined;
  const first = columns.reduce((one, other) => Math.min(one, other));
  return { first, last: columns.reduce((one, other) => Math.max(one, other)) };
}
const blackOf = ({ bits }: Bitmap) =>
  bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

test('an amount stands at the right edge, whatever is left of it', () => {
  for (const left of ['चाय', 'बासमती चावल एक किलो का थैला, बिना छूट के, और एक बड़ा डिब्बा घी']) {
    const lines = drawColumns(left, '₹1,00,000.00', plain, paper());
    const last = lines.at(-1);
    expect(last && inkOf(last)?.last).toBeGreaterThan(384 - 6);
    for (const line of lines.slice(0, -1)) expect(inkOf(line)?.first).toBeLessThan(20);
  }
});

test('what stands in from the edge stays in', () => {
  const [line] = drawColumns('  छूट', '−₹5.00', plain, paper());
  const [other] = drawColumns('छूट', '−₹5.00', plain, paper());
  expect((line && inkOf(line)?.first) ?? 0).toBeGreaterThan((other && inkOf(other)?.first) ?? 0);
});

test('two texts that do not fit beside each other are put on two lines', () => {
  const long = 'कखगघ'.repeat(9);
  const lines = drawColumns('चाय', long, plain, paper());
  expect(lines).toHaveLength(2);
});

test('strong letters are blacker, large ones higher', () => {
  const [normal] = drawText('कुल ₹5', 'left', plain, paper());
  const [strong] = drawText('कुल ₹5', 'left', { ...plain, isStrong: true }, paper());
  const [large] = drawText('कुल ₹5', 'left', { ...plain, size: largeSize }, paper());
  if (!normal || !strong || !large) throw new Error('Nothing was drawn');
  expect(blackOf(strong)).toBeGreaterThan(blackOf(normal));
  expect(large.height).toBeGreaterThan(normal.height);
});

test('a centred text has as much paper left as right', () => {
  const [line] = drawText('गल्ला', 'center', plain, paper());
  const ink = line && inkOf(line);
  expect(Math.abs((ink?.first ?? 0) - (383 - (ink?.last ?? 0)))).toBeLessThan(6);
});

test('no word is too long for the paper', () => {
  const letter = fc.constantFrom('क', 'कि', 'क्ष', 'ा', 'M', '₹', ' ');
  const text = fc.string({ unit: letter, minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(text, (words) => {
      const wide = { width: 384, shape: seen };
      const drawn: string[] = [];
      function seen(each: string) {
        drawn.push(each);
        return shape(each);
      }
      const lines = drawText(words, 'left', plain, wide);
      // Each line is measured and drawn at the end, one after the other.
      const put = drawn.slice(-2 * lines.length);
      expect(lines.length).toBeGreaterThan(0);
      expect(put.every((each) => textWidth(shape(each), normalSize) <= 384)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
