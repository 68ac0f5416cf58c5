import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Discount } from './discount.ts';
import { discountText, readDiscount } from './read-discount.ts';

test.each([
  ['', null],
  ['0', null],
  ['0%', null],
  ['10%', { type: 'percent', hundredths: 1_000 }],
  ['12.5 %', { type: 'percent', hundredths: 1_250 }],
  ['१०%', { type: 'percent', hundredths: 1_000 }],
  ['50', { type: 'amount', minor: 5_000 }],
  ['₹5.50', { type: 'amount', minor: 550 }],
  ['100%', undefined],
  ['ten', undefined],
  ['-5', undefined],
  ['5.555%', undefined],
])('“%s” is the discount %o', (text, discount) => {
  expect(readDiscount(text, 'INR')).toEqual(discount);
});

test('every discount is read as it is shown to be changed', () => {
  const discount = fc.oneof(
    fc.record({ type: fc.constant('amount'), minor: fc.integer({ min: 1, max: 999_999_999 }) }),
    fc.record({ type: fc.constant('percent'), hundredths: fc.integer({ min: 1, max: 9_999 }) }),
  ) as fc.Arbitrary<Discount>;
  fc.assert(
    fc.property(discount, (each) => {
      expect(readDiscount(discountText(each, 'INR'), 'INR')).toEqual(each);
    }),
    { numRuns: 300 },
  );
});
