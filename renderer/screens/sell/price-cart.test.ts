import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineTotal } from '../../../shared/catalogue.ts';
import { sampleItem } from '../../testing/samples.ts';
import { type Cart, emptyCart, type GoodsLine } from './cart.ts';
import type { Discount } from './discount.ts';
import { priceCart, requestOf } from './price-cart.ts';

function goods(id: string, price: number, more: Partial<GoodsLine> = {}): GoodsLine {
  const item = sampleItem({ id, price });
  return { type: 'item', id, item, quantity: 1, price: null, discount: null, ...more };
}

const percent = (hundredths: number): Discount => ({ type: 'percent', hundredths });

test('goods and the typed amount are asked for as they are', () => {
  const cart: Cart = {
    ...emptyCart,
    lines: [
      goods('chai', 2_000, { quantity: 2 }),
      { type: 'amount', id: '1', name: 'Umbrella', amount: 100 },
    ],
  };
  expect(priceCart(cart, 500)).toMatchObject({ gross: 4_600, total: 4_600, problem: null });
  expect(requestOf(cart, 500)).toEqual({
    lines: [
      { type: 'item', itemId: 'chai', quantity: 2 },
      { type: 'amount', amount: 100, name: 'Umbrella' },
      { type: 'amount', amount: 500 },
    ],
  });
});

test('another price and a discount are asked for only where they are another', () => {
  const line = { price: 1_500, quantity: 2, discount: percent(1_000) };
  const cart: Cart = {
    ...emptyCart,
    lines: [goods('chai', 2_000, line), goods('samosa', 2_500, { price: 2_500 })],
  };
  expect(requestOf(cart, 0).lines).toEqual([
    { type: 'item', itemId: 'chai', quantity: 2, unitAmount: 1_500, discount: 300 },
    { type: 'item', itemId: 'samosa', quantity: 1 },
  ]);
  expect(priceCart(cart, 0)).toMatchObject({ gross: 5_500, total: 5_200 });
});

test('a discount on the whole sale is spread over its goods, on top of their own, and not over amounts', () => {
  const cart: Cart = {
    ...emptyCart,
    discount: { type: 'amount', minor: 100 },
    lines: [
      goods('chai', 2_000, { discount: { type: 'amount', minor: 500 } }),
      goods('samosa', 1_500),
      { type: 'amount', id: '1', name: null, amount: 7_000 },
    ],
  };
  expect(requestOf(cart, 0).lines).toEqual([
    { type: 'item', itemId: 'chai', quantity: 1, discount: 550 },
    { type: 'item', itemId: 'samosa', quantity: 1, discount: 50 },
    { type: 'amount', amount: 7_000 },
  ]);
  expect(priceCart(cart, 0)).toMatchObject({ discount: 100, total: 9_900, problem: null });
});

test('customer, note and receipt go along where there are any', () => {
  const cart = { ...emptyCart, customer: { name: 'Asha' }, note: 'no onions', receipt: 'A-17' };
  expect(requestOf(cart, 100)).toEqual({
    lines: [{ type: 'amount', amount: 100 }],
    customer: { name: 'Asha' },
    notes: { note: 'no onions' },
    receipt: 'A-17',
  });
});

test('a discount that goods no longer bear cannot be charged', () => {
  const cart: Cart = {
    ...emptyCart,
    discount: { type: 'amount', minor: 2_000 },
    lines: [goods('chai', 2_000)],
  };
  expect(priceCart(cart, 0)).toMatchObject({ problem: 'discount_too_large', discount: 0 });
});

const line = fc.record({
  price: fc.integer({ min: 1, max: 100_000 }),
  quantity: fc.integer({ min: 1, max: 20 }),
  other: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: null }),
  off: fc.option(fc.integer({ min: 0, max: 9_900 }), { nil: null }),
});

test('what is asked for comes to exactly what is shown', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 0, max: 9_000 }),
      fc.nat(100_000),
      (drafts, off, typed) => {
        const lines = drafts.map(({ price, quantity, other, off: own }, place) =>
          goods(String(place), price, {
            ...{ quantity, price: other, discount: own === null ? null : percent(own) },
          }),
        );
        const cart: Cart = { ...emptyCart, lines, discount: percent(off) };
        const { total, problem } = priceCart(cart, typed);
        fc.pre(problem === null);
        const asked = requestOf(cart, typed).lines.map((each) => {
          if (each.type === 'amount') return each.amount;
          const price = lines[Number(each.itemId)]?.item.price ?? 0;
          const { quantity, unitAmount = price, discount = 0 } = each;
          const left = lineTotal({ name: '', quantity, unitAmount, discount });
          expect(left).toBeGreaterThan(0);
          return left;
        });
        expect(asked.reduce((sum, amount) => sum + amount, 0)).toBe(total);
      },
    ),
    { numRuns: 300 },
  );
});
