import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layColumns, wrapText } from './text-lines.ts';

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['abcdefgh', 3, ['abc', 'def', 'gh']],
  ['a abcdef b', 3, ['a', 'abc', 'def', 'b']],
  ['', 5, ['']],
])('%j on %i letters', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines);
});

test.each([
  ['Chai', 'Rs 20', 12, ['Chai   Rs 20']],
  ['  Discount', '-Rs 5', 20, ['  Discount     -Rs 5']],
  ['  so much off', '-5', 12, ['  so much', '  off     -5']],
  ['Basmati rice', '1,00,000.00', 12, ['Basmati rice', ' 1,00,000.00']],
])('%j and %j on %i letters', (left, right, letters, lines) => {
  expect(layColumns(left, right, letters)).toEqual(lines);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '1'), minLength: 1, maxLength: 50 });
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
const width = fc.constantFrom(32, 42, 48);

test('no line is longer than the paper, and no letter is lost', () => {
  fc.assert(
    fc.property(words, width, (text, letters) => {
      const lines = wrapText(text, letters);
      expect(lines.every((line) => line.length <= letters)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
    { numRuns: 300 },
  );
});

test('an amount always ends at the edge of the paper, on the last line', () => {
  const amount = fc.string({ unit: fc.constantFrom('1', ',', '.'), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(words, amount, width, (left, right, letters) => {
      const lines = layColumns(left, right, letters);
      expect(lines.every((line) => line.length <= letters)).toBe(true);
      expect(lines.at(-1)).toHaveLength(letters);
      expect(lines.at(-1)?.endsWith(right)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
