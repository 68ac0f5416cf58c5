import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../../../shared/catalogue.ts';
import { sampleItem } from '../../testing/samples.ts';
import { largestMinor } from './amount-entry.ts';
import {
  addItem,
  type Cart,
  type CartChange,
  type CartRefusal,
  cartLines,
  changeQuantity,
  emptyCart,
  largestQuantity,
  mostGoods,
  pieceCount,
  removeItem,
  repriced,
  saleTotal,
} from './cart.ts';

const chai = sampleItem({ id: 'chai', name: 'Masala chai', price: 2_000 });
const samosa = sampleItem({ id: 'samosa', name: 'Samosa', price: 2_500 });
const dear = sampleItem({ id: 'dear', name: 'Safe', price: largestMinor() });
const free = sampleItem({ id: 'free', name: 'Sample', price: 0 });
const twoChai: Cart = [{ item: chai, quantity: 2 }];
const chaiAndSamosa: Cart = [...twoChai, { item: samosa, quantity: 1 }];
const full: Cart = Array.from({ length: mostGoods }, (_, place) => ({
  item: sampleItem({ id: `item-${place}`, price: 1 }),
  quantity: 1,
}));

const quantities = (cart: Cart) => cart.map(({ item, quantity }) => [item.id, quantity]);

const changes: readonly [string, CartChange, readonly [string, number][] | CartRefusal][] = [
  ['the first of an item', addItem(emptyCart, chai), [['chai', 1]]],
  ['another of the last item', addItem(twoChai, chai), [['chai', 3]]],
  [
    'another of an earlier item makes it the last',
    addItem(chaiAndSamosa, chai),
    [
      ['samosa', 1],
      ['chai', 3],
    ],
  ],
  [
    'one more in its place',
    changeQuantity(chaiAndSamosa, 'chai', 1),
    [
      ['chai', 3],
      ['samosa', 1],
    ],
  ],
  ['one less', changeQuantity(twoChai, 'chai', -1), [['chai', 1]]],
  ['one less than one', changeQuantity(chaiAndSamosa, 'samosa', -1), 'quantity_least'],
  [
    'as many as there can be',
    changeQuantity([{ item: free, quantity: largestQuantity - 1 }], 'free', 1),
    [['free', largestQuantity]],
  ],
  [
    'one too many',
    changeQuantity([{ item: free, quantity: largestQuantity }], 'free', 1),
    'quantity_largest',
  ],
  [
    'one added too many',
    addItem([{ item: free, quantity: largestQuantity }], free),
    'quantity_largest',
  ],
  ['the dearest there can be', addItem(emptyCart, dear), [['dear', 1]]],
  ['more than that', addItem([{ item: dear, quantity: 1 }], chai), 'sale_overflow'],
  ['one item too many', addItem(full, chai), 'lines_most'],
];

test.each(changes)('%s', (_, change, wanted) => {
  const outcome = change.type === 'changed' ? quantities(change.cart) : change.why;
  expect(outcome).toEqual(wanted);
});

test('a full cart still takes more of what is in it', () => {
  expect(addItem(full, full[0]?.item ?? chai).type).toBe('changed');
});

test('a line can be taken out, and what is not there changes nothing', () => {
  expect(quantities(removeItem(chaiAndSamosa, 'chai'))).toEqual([['samosa', 1]]);
  expect(removeItem(chaiAndSamosa, 'nothing')).toEqual(chaiAndSamosa);
});

test('what is asked for is goods by their id and the typed amount last, without prices', () => {
  expect(cartLines(chaiAndSamosa, 5_000)).toEqual([
    { type: 'item', itemId: 'chai', quantity: 2 },
    { type: 'item', itemId: 'samosa', quantity: 1 },
    { type: 'amount', amount: 5_000 },
  ]);
  expect(cartLines(twoChai, 0)).toHaveLength(1);
  expect(cartLines(emptyCart, 0)).toEqual([]);
});

test('a catalogue told afresh changes prices, and goods that left it stay to be asked about', () => {
  const cart = repriced(chaiAndSamosa, [{ ...chai, price: 3_000 }]);
  expect(saleTotal(cart, 0)).toBe(2 * 3_000 + 2_500);
});

test('a cart that new prices made too dear has no total and can be made smaller', () => {
  const cart = repriced(twoChai, [{ ...chai, price: largestMinor() }]);
  expect(saleTotal(cart, 0)).toBeUndefined();
  expect(changeQuantity(cart, 'chai', 1)).toEqual({ type: 'refused', why: 'sale_overflow' });
  expect(changeQuantity(cart, 'chai', -1)).toMatchObject({ type: 'changed' });
});

test('a typed amount that takes the sale past the largest leaves it without a total', () => {
  expect(saleTotal(twoChai, largestMinor() - 4_000)).toBe(largestMinor());
  expect(saleTotal(twoChai, largestMinor() - 3_999)).toBeUndefined();
});

const shop: readonly Item[] = [1, 99, 2_500, 32_500, 40_000_000, largestMinor()].map(
  (price, place) => sampleItem({ id: `item-${place}`, price }),
);
const item = fc.constantFrom(...shop);
const wish = fc.oneof(
  fc.record({ type: fc.constant('add' as const), item }),
  fc.record({
    type: fc.constant('change' as const),
    item,
    by: fc.oneof(fc.constantFrom(-1, 1), fc.integer({ min: -10_000, max: 10_000 })),
  }),
  fc.record({ type: fc.constant('remove' as const), item }),
);

test('whatever is pressed, the total is the sum, quantities stay in bounds, nothing overflows', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 60 }), fc.nat(largestMinor()), (wishes, typed) => {
      let cart = emptyCart;
      for (const each of wishes) {
        const before = cart;
        const change =
          each.type === 'add'
            ? addItem(cart, each.item)
            : each.type === 'change'
              ? changeQuantity(cart, each.item.id, each.by)
              : ({ type: 'changed', cart: removeItem(cart, each.item.id) } as const);
        if (change.type === 'changed') cart = change.cart;
        else expect(cart).toBe(before);

        const sum = cart.reduce(
          (all, goods) => all + BigInt(goods.item.price * goods.quantity),
          0n,
        );
        expect(BigInt(saleTotal(cart, 0) ?? -1)).toBe(sum);
        expect(sum <= BigInt(largestMinor())).toBe(true);
        const withTyped = sum + BigInt(typed);
        const isTooLarge = withTyped > BigInt(largestMinor());
        expect(saleTotal(cart, typed)).toBe(isTooLarge ? undefined : Number(withTyped));
        for (const { quantity } of cart) {
          expect(quantity).toBeGreaterThanOrEqual(1);
          expect(quantity).toBeLessThanOrEqual(largestQuantity);
        }
        expect(new Set(cart.map((goods) => goods.item.id)).size).toBe(cart.length);
        expect(cartLines(cart, typed)).toHaveLength(cart.length + (typed === 0 ? 0 : 1));
        expect(pieceCount(cart)).toBe(cart.reduce((all, { quantity }) => all + quantity, 0));
      }
    }),
    { numRuns: 300 },
  );
});
