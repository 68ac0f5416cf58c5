import { expect, test } from 'vitest';
import { cardLikeNumber } from '../../shared/testing/card-like-number.ts';
import { slipsOf } from './slips.ts';

test('lines of one copy become one slip, the customer’s first', () => {
  expect(
    slipsOf([
      { copy: 'merchant', lines: ['A', 'B'] },
      { copy: 'customer', lines: ['C'] },
      { copy: 'merchant', lines: ['D', '', ' '] },
    ]),
  ).toEqual([
    { copy: 'customer', text: 'C' },
    { copy: 'merchant', text: 'A\nB\nD' },
  ]);
});

test('a copy without a letter on it is none', () => {
  expect(slipsOf([{ copy: 'customer', lines: ['', '  '] }])).toEqual([]);
});

test('a card number is not kept, and neither is more than a slip can be', () => {
  const [slip] = slipsOf([{ copy: 'customer', lines: [`Card ${cardLikeNumber()}`] }]);
  expect(slip?.text).not.toContain(cardLikeNumber());
  const [long] = slipsOf([{ copy: 'customer', lines: Array.from({ length: 9_000 }, () => 'x') }]);
  expect(long?.text.length).toBeLessThan(9_000);
});
