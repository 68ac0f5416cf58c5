import { expect, test } from 'vitest';
import { sampleItem } from '../../testing/samples.ts';
import type { AmountLine, GoodsLine } from './cart.ts';
import { draftOf, readDraft } from './line-draft.ts';

const chai: GoodsLine = {
  ...{ type: 'item', id: 'chai', item: sampleItem({ id: 'chai', price: 2_000 }) },
  ...{ quantity: 2, price: null, discount: { type: 'percent', hundredths: 1_000 } },
};
const umbrella: AmountLine = { type: 'amount', id: '1', name: 'Umbrella', amount: 4_550 };

test('what nobody changes stays as it was', () => {
  for (const line of [chai, umbrella, { ...chai, price: 1_500 }]) {
    expect(readDraft(line, draftOf(line, 'INR'), 'INR')).toEqual({ ok: true, line });
  }
});

test.each([
  [{ quantity: '१२' }, { quantity: 12 }],
  [{ price: '15' }, { price: 1_500 }],
  [{ price: '20' }, { price: null }],
  [{ discount: '' }, { discount: null }],
  [{ discount: '5' }, { discount: { type: 'amount', minor: 500 } }],
])('%o makes %o of goods', (fields, wanted) => {
  const draft = { ...draftOf(chai, 'INR'), ...fields };
  expect(readDraft(chai, draft, 'INR')).toMatchObject({ ok: true, line: wanted });
});

test.each([
  [{ quantity: '' }, 'quantity'],
  [{ quantity: '1.5' }, 'quantity'],
  [{ quantity: '-1' }, 'quantity'],
  [{ price: '' }, 'price'],
  [{ price: '0' }, 'price'],
  [{ discount: 'some' }, 'discount'],
])('%o is wrong in its %s', (fields, wrong) => {
  const draft = { ...draftOf(chai, 'INR'), ...fields };
  expect(readDraft(chai, draft, 'INR')).toEqual({ ok: false, wrong });
});

test('an amount can be another, and have a name or none', () => {
  const draft = { ...draftOf(umbrella, 'INR'), price: '50', name: ' ' };
  expect(readDraft(umbrella, draft, 'INR')).toEqual({
    ok: true,
    line: { ...umbrella, amount: 5_000, name: null },
  });
});
