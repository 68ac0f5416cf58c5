import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney } from './money.ts';
import { readMoney } from './read-money.ts';

test.each([
  ['199', 19_900],
  ['199.', 19_900],
  ['199.5', 19_950],
  ['.5', 50],
  [' 199.50 ', 19_950],
  ['₹1,29,900.50', 12_990_050],
  ['₹ 20', 2_000],
  ['Rs. 20', 2_000],
  ['INR 20', 2_000],
  ['20/-', 2_000],
  ['1,299', 129_900],
  ['१९९', 19_900],
  ['0', 0],
])('%s is %i paise', (text, minor) => {
  expect(readMoney(text, 'INR')).toBe(minor);
});

test.each(['', 'free', '12,50', '1,2', '-5', '1.234', '1 299', '12..5', '₹', '1,29,9'])(
  '“%s” is no amount',
  (text) => {
    expect(readMoney(text, 'INR')).toBeUndefined();
  },
);

test('every amount is read as it is shown', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.constantFrom('en-IN', 'hi-IN'), (minor, locale) => {
      expect(readMoney(formatMoney({ minor, currency: 'INR' }, locale), 'INR')).toBe(minor);
    }),
    { numRuns: 300 },
  );
});
