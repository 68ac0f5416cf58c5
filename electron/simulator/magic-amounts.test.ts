import fc from 'fast-check';
import { expect, test } from 'vitest';
import { magicOf } from './magic-amounts.ts';

test.each([
  [19_900, 'approved'],
  [19_901, 'call_issuer'],
  [19_905, 'declined'],
  [51, 'insufficient_funds'],
  [100_055, 'wrong_pin'],
  [12_368, 'late_reply'],
  [275, 'pin_tries_exceeded'],
  [9_191, 'network_error'],
  [9_696, 'malfunction'],
  [100_000_098, 'no_reply'],
] as const)('%i paise ask for %s', (minor, meaning) => {
  expect(magicOf({ minor, currency: 'INR' })).toBe(meaning);
});

test('a price that ends in 99 is paid like any other', () => {
  expect(magicOf({ minor: 9_999, currency: 'INR' })).toBe('approved');
});

test('only the last two digits count', () => {
  const amounts = fc.tuple(fc.nat({ max: 10_000_000 }), fc.nat({ max: 99 }));
  fc.assert(
    fc.property(amounts, ([rupees, paise]) => {
      const meaning = magicOf({ minor: paise, currency: 'INR' });
      expect(magicOf({ minor: rupees * 100 + paise, currency: 'INR' })).toBe(meaning);
    }),
    { numRuns: 300 },
  );
});

test('a currency without a smaller unit has no endings', () => {
  expect(magicOf({ minor: 1_051, currency: 'JPY' })).toBe('approved');
});
