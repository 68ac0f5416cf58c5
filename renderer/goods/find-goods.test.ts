import { expect, test } from 'vitest';
import { sampleItem } from '../testing/samples.ts';
import { findGoods, indexGoods } from './find-goods.ts';
import { soundOf } from './sound-alike.ts';

const goods = [
  ['Masala chai', 'Drinks', '8901234567890'],
  ['Crème caramel', 'Sweets'],
  ['Basmati rice 1 kg', 'Groceries', '96385074'],
  ['Rice flour', 'Groceries', 'ATTA-2'],
  ['Paneer roll', 'Snacks'],
  ['समोसा', 'नाश्ता'],
  ['Tea biscuits', 'Masala corner'],
] as const;

const index = indexGoods(
  goods.map(([name, category, code], place) =>
    sampleItem({ id: `item-${place}`, name, category, ...(code ? { code } : {}) }),
  ),
);

test.each([
  ['chai', ['Masala chai']],
  ['CHAI mas', ['Masala chai']],
  ['masala', ['Masala chai', 'Tea biscuits']],
  ['rice', ['Rice flour', 'Basmati rice 1 kg']],
  ['groc', ['Basmati rice 1 kg', 'Rice flour']],
  ['creme', ['Crème caramel']],
  ['CRÈME', ['Crème caramel']],
  ['1 kg', ['Basmati rice 1 kg']],
  ['१ kg', ['Basmati rice 1 kg']],
  ['8901234567890', ['Masala chai']],
  ['08901234567890', ['Masala chai']],
  ['9638', ['Basmati rice 1 kg']],
  ['atta', ['Rice flour']],
  ['samosa', ['समोसा']],
  ['समो', ['समोसा']],
  ['चाय', ['Masala chai']],
  ['मसाला', ['Masala chai', 'Tea biscuits']],
  ['पनीर', ['Paneer roll']],
  ['ice', []],
  ['chai rice', []],
])('%s finds %j', (typed, names) => {
  expect(findGoods(index, typed).map(({ name }) => name)).toEqual(names);
});

test.each(['', '   ', '-'])('“%s” finds everything, in the order of the catalogue', (typed) => {
  expect(findGoods(index, typed).map(({ name }) => name)).toEqual(goods.map(([name]) => name));
});

test.each([
  ['चाय', 'chai'],
  ['पनीर', 'paneer'],
  ['लस्सी', 'lassi'],
  ['बासमती', 'basmati'],
  ['घी', 'ghee'],
  ['दूध', 'doodh'],
  ['पकौड़ा', 'pakora'],
  ['चावल', 'chawal'],
  ['आलू', 'aloo'],
  ['साबुन', 'sabun'],
  ['अंडा', 'anda'],
  ['फल', 'phal'],
  ['प्याज़', 'pyaz'],
])('%s sounds like %s', (hindi, latin) => {
  expect(soundOf(hindi)).toBe(soundOf(latin));
});
