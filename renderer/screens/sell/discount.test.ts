import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discountOf, spread } from './discount.ts';

test.each([
  [{ type: 'amount', minor: 500 } as const, 2_000, 500],
  [{ type: 'percent', hundredths: 1_000 } as const, 2_000, 200],
  [{ type: 'percent', hundredths: 1_250 } as const, 999, 125],
  [{ type: 'percent', hundredths: 50 } as const, 100, 1],
  [{ type: 'percent', hundredths: 10_000 } as const, 999_999_999, 999_999_999],
  [null, 2_000, 0],
])('%o off %i paise is %i paise', (discount, of, off) => {
  expect(discountOf(discount, of)).toBe(off);
});

test.each([
  [100, [5_000, 5_000], [50, 50]],
  [1, [5_000, 5_000], [1, 0]],
  [100, [3_333, 3_333, 3_334], [33, 33, 34]],
  [1_000, [14_900, 2_500, 1], [856, 144, 0]],
  [3, [2, 2, 2], [1, 1, 1]],
  [4, [2, 2, 2], undefined],
  [5_000, [5_000], undefined],
  [4_999, [5_000], [4_999]],
  [10, [0, 100], [0, 10]],
  [10, [0], undefined],
  [10, [], undefined],
  [0, [], []],
])('%i spread over %j is %j', (amount, lines, shares) => {
  expect(spread(amount, lines)).toEqual(shares);
});

const amounts = fc.array(fc.integer({ min: 0, max: 999_999_999 }), {
  minLength: 1,
  maxLength: 199,
});

test('the shares come to exactly the discount, and something is left of every line', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (lines, part) => {
      const most = lines.reduce((sum, line) => sum + Math.max(0, line - 1), 0);
      const amount = Math.floor(most * part);
      const shares = spread(amount, lines);
      expect(shares?.reduce((sum, share) => sum + share, 0)).toBe(amount);
      shares?.forEach((share, place) => {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThan(Math.max(1, lines[place] ?? 0));
      });
    }),
    { numRuns: 500 },
  );
});

test('no share is more than a paisa away from its proportion where the lines can bear it', () => {
  const large = fc.array(fc.integer({ min: 1_000, max: 10_000_000 }), {
    minLength: 1,
    maxLength: 50,
  });
  fc.assert(
    fc.property(large, fc.integer({ min: 0, max: 900 }), (lines, amount) => {
      const total = lines.reduce((sum, line) => sum + line, 0);
      spread(amount, lines)?.forEach((share, place) => {
        expect(Math.abs(share - (amount * (lines[place] ?? 0)) / total)).toBeLessThan(1);
      });
    }),
    { numRuns: 300 },
  );
});

test('more than the lines can bear is never spread', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 1_000 }), (lines, more) => {
      const most = lines.reduce((sum, line) => sum + Math.max(0, line - 1), 0);
      expect(spread(most + more, lines)).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});
