import { expect, test } from 'vitest';
import { mayStand } from './standing-policy.ts';

const limits = { refundLimitAmount: 500, refundLimitCount: 3 };

test.each([
  ['up to the amount', 50_000, 'INR', 0, true],
  ['a paisa above it', 50_001, 'INR', 0, false],
  ['a currency without decimals', 501, 'JPY', 0, false],
  ['the last of so many', 100, 'INR', 2, true],
  ['one more than so many', 100, 'INR', 3, false],
  ['an amount that nobody can say', undefined, 'INR', 0, false],
] as const)('%s', (_, amount, currency, spent, expected) => {
  expect(mayStand({ amount, currency, spent }, limits)).toBe(expected);
});

test('a limit of nothing is none', () => {
  const free = { refundLimitAmount: 0, refundLimitCount: 0 };
  expect(mayStand({ amount: 9_999_999, currency: 'INR', spent: 500 }, free)).toBe(true);
});
