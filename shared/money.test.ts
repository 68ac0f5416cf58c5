import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMoney,
  type Currency,
  currencies,
  decimalText,
  formatMoney,
  isSameMoney,
  parseMoney,
  subtractMoney,
} from './money.ts';

const currency = fc.constantFrom(...(Object.keys(currencies) as Currency[]));
const minor = fc.integer({ min: 0, max: 2 ** 40 });

test('money of different currencies is never added or subtracted (promise 9)', () => {
  fc.assert(
    fc.property(minor, currency, minor, currency, (a, left, b, right) => {
      fc.pre(left !== right);
      const one = { minor: a, currency: left };
      const other = { minor: b, currency: right };
      expect(() => addMoney(one, other)).toThrow(RangeError);
      expect(() => subtractMoney(one, other)).toThrow(RangeError);
    }),
    { numRuns: 200 },
  );
});

test('what was added can be taken away again', () => {
  fc.assert(
    fc.property(minor, minor, currency, (a, b, unit) => {
      const one = { minor: a, currency: unit };
      const other = { minor: b, currency: unit };
      expect(isSameMoney(subtractMoney(addMoney(one, other), other), one)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a sum that would lose a digit is refused', () => {
  const most = { minor: Number.MAX_SAFE_INTEGER, currency: 'INR' } as const;
  expect(() => addMoney(most, { minor: 1, currency: 'INR' })).toThrow('too large');
});

test('every amount reads back from its decimal text', () => {
  fc.assert(
    fc.property(minor, currency, (amount, unit) => {
      const money = { minor: amount, currency: unit };
      expect(parseMoney(decimalText(money), unit)).toEqual(money);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['199', 19_900],
  ['199.5', 19_950],
  ['19.99', 1_999],
  ['4.35', 435],
  ['0.01', 1],
  ['.5', undefined],
  ['1.999', undefined],
  ['-1', undefined],
  ['1,000', undefined],
  ['1e3', undefined],
  ['', undefined],
  ['90071992547409.92', undefined],
])('%s rupees are %s paise', (text, expected) => {
  expect(parseMoney(text, 'INR')?.minor).toBe(expected);
});

test('amounts are grouped the Indian way', () => {
  expect(formatMoney({ minor: 10_000_000, currency: 'INR' })).toBe('₹1,00,000.00');
  expect(formatMoney({ minor: 5, currency: 'INR' })).toBe('₹0.05');
});
