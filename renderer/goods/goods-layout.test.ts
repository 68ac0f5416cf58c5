import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleItem } from '../testing/samples.ts';
import { inGroups, layOutFlat, layOutGroups, rowAt, walkGoods } from './goods-layout.ts';

const item = (id: string, category: string) => sampleItem({ id, category });

/** Five drinks in rows of three, then two snacks. */
const goods = [
  ...['a', 'b', 'c', 'd', 'e'].map((id) => item(id, 'Drinks')),
  ...['f', 'g'].map((id) => item(id, 'Snacks')),
];
const rows = layOutGroups(goods, 3);

test('rows stand under their categories, and no row belongs to two', () => {
  const told = rows.map((row) =>
    row.type === 'heading' ? row.category : row.items.map(({ id }) => id).join(''),
  );
  expect(told).toEqual(['Drinks', 'abc', 'de', 'Snacks', 'fg']);
});

test.each([
  [0, 'ArrowRight', 1],
  [2, 'ArrowRight', 3],
  [6, 'ArrowRight', undefined],
  [3, 'ArrowLeft', 2],
  [0, 'ArrowLeft', undefined],
  [0, 'ArrowDown', 3],
  [2, 'ArrowDown', 4],
  [4, 'ArrowDown', 6],
  [6, 'ArrowDown', undefined],
  [6, 'ArrowUp', 4],
  [4, 'ArrowUp', 1],
  [1, 'ArrowUp', undefined],
  [0, 'PageDown', 5],
  [6, 'PageUp', 1],
  [4, 'Home', 0],
  [1, 'End', 6],
  [1, 'Tab', undefined],
  [-1, 'ArrowDown', undefined],
])('from place %i %s goes to %s', (here, key, wanted) => {
  expect(walkGoods(rows, here, key)).toBe(wanted);
});

test('without goods no key goes anywhere', () => {
  for (const key of ['ArrowRight', 'ArrowDown', 'Home', 'End']) {
    expect(walkGoods([], 0, key)).toBeUndefined();
  }
});

test('every item stands in exactly one row, whatever the categories and the width', () => {
  const categories = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 });
  fc.assert(
    fc.property(categories, fc.integer({ min: 1, max: 6 }), (names, columns) => {
      const some = names.map((category, place) => item(String(place), category));
      const grouped = inGroups(some);
      for (const [laidOut, order] of [
        [layOutGroups(grouped, columns), grouped],
        [layOutFlat(some, columns), some],
      ] as const) {
        const placed = laidOut.flatMap((row) => (row.type === 'items' ? row.items : []));
        expect(placed).toEqual(order);
        for (const place of order.keys()) {
          const row = laidOut[rowAt(laidOut, place)];
          expect(row?.type === 'items' && row.items[place - row.first]).toBe(order[place]);
        }
      }
    }),
    { numRuns: 200 },
  );
});
