import { expect, test } from 'vitest';
import { sampleItem } from '../../testing/samples.ts';
import { emptyItemDraft, itemDraft, readItemDraft } from './item-draft.ts';

test('goods that nobody has touched are asked for as they are', () => {
  const chai = sampleItem({ name: 'Chai', price: 2_050, code: '2000000000015' });
  expect(readItemDraft(itemDraft(chai), 'INR')).toEqual({
    ...{ name: 'Chai', price: 2_050, category: chai.category, code: '2000000000015' },
  });
});

test('a price is read as people write it, and no code is none', () => {
  const draft = { ...emptyItemDraft, name: 'Ghee', price: '₹1,325.5', code: '  ' };
  expect(readItemDraft(draft, 'INR')).toMatchObject({ price: 132_550, code: null });
  expect(readItemDraft({ ...draft, price: 'twenty' }, 'INR')).toBeUndefined();
  expect(readItemDraft({ ...draft, price: '' }, 'INR')).toBeUndefined();
});
