import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleItem } from '../../testing/samples.ts';
import { largestMinor } from './amount-entry.ts';
import { type Cart, type CartLine, emptyCart, pieceCount } from './cart.ts';
import {
  addAmount,
  addItem,
  type CartChange,
  type CartRefusal,
  changeLine,
  changeQuantity,
  largestQuantity,
  mostLines,
  removeLine,
  repriced,
  revise,
} from './change-cart.ts';
import { priceCart } from './price-cart.ts';

const chai = sampleItem({ id: 'chai', name: 'Masala chai', price: 2_000 });
const samosa = sampleItem({ id: 'samosa', name: 'Samosa', price: 2_500 });
const dear = sampleItem({ id: 'dear', name: 'Safe', price: largestMinor() });
const free = sampleItem({ id: 'free', name: 'Sample', price: 0 });
const full: Cart = {
  ...emptyCart,
  lines: Array.from({ length: mostLines }, (_, place) => goods(`item-${place}`, 1)),
};

function goods(id: string, quantity: number, price = 1): CartLine {
  const item = sampleItem({ id, price });
  return { type: 'item', id, item, quantity, price: null, discount: null };
}

/** All of these, one after the other. */
function after(...changes: readonly ((cart: Cart) => CartChange)[]): Cart {
  return changes.reduce((cart, change) => {
    const changed = change(cart);
    if (changed.type === 'refused') throw new Error(`Refused: ${changed.why}`);
    return changed.cart;
  }, emptyCart);
}

const twoChai = after((cart) => addItem(cart, chai, 2));
const chaiAndSamosa = after(
  () => ({ type: 'changed', cart: twoChai }),
  (cart) => addItem(cart, samosa),
);

const quantities = ({ lines }: Cart) =>
  lines.map((line) => [line.id, line.type === 'item' ? line.quantity : line.amount]);

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
    addItem({ ...emptyCart, lines: [goods('free', largestQuantity - 1, 0)] }, free),
    [['free', largestQuantity]],
  ],
  [
    'one too many',
    addItem({ ...emptyCart, lines: [goods('free', largestQuantity, 0)] }, free),
    'quantity_largest',
  ],
  ['the dearest there can be', addItem(emptyCart, dear), [['dear', 1]]],
  [
    'more than that',
    addItem(
      after((cart) => addItem(cart, dear)),
      chai,
    ),
    'sale_overflow',
  ],
  ['one item too many', addItem(full, chai), 'lines_most'],
  ['one amount too many', addAmount(full, 100), 'lines_most'],
  [
    'amounts are lines of their own',
    addAmount(
      after((cart) => addAmount(cart, 100)),
      200,
    ),
    [
      ['1', 100],
      ['2', 200],
    ],
  ],
  [
    'an amount has no quantity',
    changeQuantity(
      after((cart) => addAmount(cart, 100)),
      '1',
      1,
    ),
    'quantity_of_amount',
  ],
  [
    'a discount on nothing',
    revise(emptyCart, null, { type: 'amount', minor: 1 }),
    'discount_too_large',
  ],
  [
    'a discount on amounts alone',
    revise(
      after((cart) => addAmount(cart, 100)),
      null,
      { type: 'amount', minor: 1 },
    ),
    'discount_too_large',
  ],
];

test.each(changes)('%s', (_, change, wanted) => {
  const outcome = change.type === 'changed' ? quantities(change.cart) : change.why;
  expect(outcome).toEqual(wanted);
});

test('a full cart still takes more of what is in it', () => {
  const first = full.lines[0];
  if (first?.type !== 'item') throw new Error('No goods');
  expect(addItem(full, first.item).type).toBe('changed');
});

test('what is added again keeps the price and the discount that somebody gave it', () => {
  const [line] = twoChai.lines;
  if (line?.type !== 'item') throw new Error('No goods');
  const changed = changeLine(twoChai, {
    ...line,
    price: 1_500,
    discount: { type: 'percent', hundredths: 1_000 },
  });
  if (changed.type === 'refused') throw new Error(changed.why);
  const again = addItem(changed.cart, chai);
  expect(again).toMatchObject({ cart: { lines: [{ price: 1_500, quantity: 3 }] } });
});

test('a discount on a line leaves something of it', () => {
  const [line] = twoChai.lines;
  if (line?.type !== 'item') throw new Error('No goods');
  const off = (minor: number) =>
    changeLine(twoChai, { ...line, discount: { type: 'amount', minor } });
  expect(off(3_999).type).toBe('changed');
  expect(off(4_000)).toEqual({ type: 'refused', why: 'discount_too_large' });
});

test('a line can be taken out, and what is not there changes nothing', () => {
  expect(quantities(removeLine(chaiAndSamosa, 'chai'))).toEqual([['samosa', 1]]);
  expect(removeLine(chaiAndSamosa, 'nothing')).toEqual(chaiAndSamosa);
});

test('with its last line the discount of a sale goes, and the customer stays', () => {
  const cart = {
    ...twoChai,
    discount: { type: 'amount', minor: 100 },
    customer: { name: 'Asha' },
  } as const;
  expect(removeLine(cart, 'chai')).toMatchObject({
    lines: [],
    discount: null,
    customer: { name: 'Asha' },
  });
});

test('new prices reach the cart, also where they make it too dear, and it can be mended', () => {
  const dearer = { ...chai, price: largestMinor() };
  const told = repriced(twoChai, [dearer, samosa]);
  expect(priceCart(told, 0).problem).toBe('sale_overflow');
  expect(changeQuantity(told, 'chai', -1).type).toBe('changed');
  expect(repriced(twoChai, [])).toEqual(twoChai);
});

type Wish = readonly ['add' | 'more' | 'less' | 'remove' | 'amount' | 'discount', number];
const wish: fc.Arbitrary<Wish> = fc.tuple(
  fc.constantFrom('add', 'more', 'less', 'remove', 'amount', 'discount'),
  fc.nat(3),
);

function follow(cart: Cart, [what, which]: Wish): Cart {
  const item = [chai, samosa, dear, free][which] ?? chai;
  const changed = (change: CartChange) => (change.type === 'changed' ? change.cart : cart);
  switch (what) {
    case 'add':
      return changed(addItem(cart, item));
    case 'more':
      return changed(changeQuantity(cart, item.id, 1));
    case 'less':
      return changed(changeQuantity(cart, item.id, -1));
    case 'remove':
      return removeLine(cart, item.id);
    case 'amount':
      return changed(addAmount(cart, (which + 1) * 1_111));
    default:
      return changed(revise(cart, null, { type: 'percent', hundredths: which * 1_250 }));
  }
}

test('whatever is wished for, a cart can be charged, counts its pieces and has no line twice', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
      const cart = wishes.reduce(follow, emptyCart);
      const { total, problem, lines } = priceCart(cart, 0);
      const ids = cart.lines.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(pieceCount(cart)).toBe(
        cart.lines.reduce((sum, line) => sum + (line.type === 'item' ? line.quantity : 1), 0),
      );
      if (problem === 'discount_too_large') return;
      expect(problem).toBeNull();
      expect(total).toBe(lines.reduce((sum, { net, share }) => sum + net - share, 0));
    }),
    { numRuns: 300 },
  );
});
