import { expect, test } from 'vitest';
import { totalOf } from '../../shared/catalogue.ts';
import { capabilitiesNeeded } from './checkout-capabilities.ts';
import { saleLines } from './sale-lines.ts';
import { chai } from './testing/test-counter.ts';

const item = { type: 'item', itemId: chai.id, quantity: 3 } as const;

test('an item is sold at the catalogue’s price', () => {
  const lines = saleLines([item], [chai]);
  expect(lines).toEqual([{ name: 'Masala chai', itemId: chai.id, quantity: 3, unitAmount: 2_000 }]);
});

test('another price is kept beside the catalogue’s, a discount beside what it is taken off', () => {
  const lines = saleLines([{ ...item, unitAmount: 1_500, discount: 500 }], [chai]) ?? [];
  expect(lines).toMatchObject([{ unitAmount: 1_500, listAmount: 2_000, discount: 500 }]);
  expect(totalOf(lines)).toBe(4_000);
});

test('a typed amount may have a name; an item that is gone has none', () => {
  expect(saleLines([{ type: 'amount', amount: 100, name: 'Repair' }], [])).toMatchObject([
    { name: 'Repair', quantity: 1, unitAmount: 100 },
  ]);
  expect(saleLines([item], [])).toBeUndefined();
});

test.each([
  [item, []],
  [{ ...item, unitAmount: 2_000 }, ['override_price']],
  [{ ...item, discount: 1 }, ['discount']],
  [{ ...item, unitAmount: 1, discount: 1 }, ['override_price', 'discount']],
  [{ type: 'amount', amount: 1 } as const, []],
])('%j needs %j', (line, needed) => {
  expect(capabilitiesNeeded({ lines: [line] })).toEqual(needed);
});
