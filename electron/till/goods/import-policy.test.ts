import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../../../shared/catalogue.ts';
import { cardLikeNumber } from '../../../shared/testing/card-like-number.ts';
import { itemOf } from './goods-policy.ts';
import { type PlannedTerms, planImport } from './import-policy.ts';
import { readGoodsFile } from './read-goods-file.ts';

const salt: Item = {
  ...{ id: 'item_salt', name: 'Salt 1 kg', category: 'Groceries', price: 2_000, currency: 'INR' },
  code: '2000000000015',
};
const tea: Item = { id: 'item_tea', name: 'Tea', category: '', price: 500, currency: 'INR' };

function plan(text: string, items: readonly Item[] = [salt, tea]) {
  const reading = readGoodsFile(text);
  if (!reading.ok) throw new Error(`Not read: ${reading.why.type}`);
  return planImport(reading.file.lines, items, 'INR');
}

test('goods are known by their code, else by their name, and empty cells leave what is there', () => {
  const text = 'code,name,price,category\n2000000000015,,21.50,\n,tea,"1,000",Drinks\n,Ghee,325,\n';
  expect(plan(text).planned).toMatchObject([
    {
      ...{ line: 2, id: 'item_salt' },
      after: { name: 'Salt 1 kg', price: 2_150, category: 'Groceries', code: '2000000000015' },
    },
    { line: 3, id: 'item_tea', after: { name: 'tea', price: 100_000, category: 'Drinks' } },
    { line: 4, id: null, before: null, after: { name: 'Ghee', price: 32_500, category: '' } },
  ]);
});

test('what is as it was changes nothing, however its code is written', () => {
  const text = 'name,price,category,code\nSalt 1 kg,₹20.00,Groceries,2000000000015\nTea,5,,\n';
  expect(plan(text)).toEqual({ planned: [], same: 2, refused: [] });
});

const card = cardLikeNumber();

test.each([
  ['name,price\nRice,1,200\n', 'cells_many'],
  ['name,price\nRice,\n', 'price_missing'],
  ['name,price\nRice,0\n', 'price_missing'],
  ['name,price\nRice,12.345\n', 'price_wrong'],
  ['name,price\nRice,20 per kg\n', 'price_wrong'],
  ['name,price\nRice,-5\n', 'price_wrong'],
  ['name,price\nRice,99999999\n', 'price_too_large'],
  ['code,name,price\n,,20\n', 'name_missing'],
  ['name,price,code\nRice,20,8901234567891\n', 'code_check_digit'],
  ['name,price,code\nRice,20,एक\n', 'code_letters'],
  [`name,price\nRice ${card},20\n`, 'card_number'],
  ['name,price\nCaf\ufffd,20\n', 'name_unreadable'],
  ['name,price,code\nTea,20,2000000000015\n', 'name_taken'],
] as const)('%j is refused: %s', (text, problem) => {
  const { planned, refused } = plan(text);
  expect(planned).toEqual([]);
  expect(refused).toMatchObject([{ line: 2, problem }]);
  expect(JSON.stringify(refused)).not.toContain(card);
});

test('the second line about the same goods is refused, whatever it says', () => {
  const text = 'name,price,code\nRice,20,\nrice,30,\nOats,40,2000000000015\n,50,2000000000015\n';
  const { planned, refused } = plan(text);
  expect(planned.map(({ line }) => line)).toEqual([2, 4]);
  expect(refused).toMatchObject([
    { line: 3, problem: 'line_again' },
    { line: 5, problem: 'line_again' },
  ]);
});

test('two of one name need a code to be told apart', () => {
  const small = { ...tea, id: 'a', code: '2000000000022' };
  const large = { ...tea, id: 'b', code: '2000000000039' };
  expect(plan('name,price\nTea,20\n', [small, large]).refused).toMatchObject([
    { problem: 'name_ambiguous' },
  ]);
  const third = plan('name,price,code\nTea,20,2000000000046\n', [small, large]);
  expect(third.planned).toMatchObject([{ id: null }]);
});

test('goods of another currency are neither matched nor in the way', () => {
  const abroad: Item = { ...tea, currency: 'EUR' };
  expect(plan('name,price\nTea,20\n', [abroad]).planned).toMatchObject([{ id: null }]);
});

test('every price that a spreadsheet writes with two decimals is read to the paisa', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (paise) => {
      const whole = Math.floor(paise / 100);
      const text = `${whole}.${String(paise % 100).padStart(2, '0')}`;
      expect(plan(`name,price\nRice,${text}\n`).planned[0]?.after.price).toBe(paise);
    }),
    { numRuns: 300 },
  );
});

test('every line is accounted for, and what was taken changes nothing a second time', () => {
  const cell = fc.constantFrom('Tea', 'tea ', 'Salt 1 kg', 'Ghee', 'Oats');
  const code = fc.constantFrom('', '2000000000015', '2000000000022', '9', 'x!');
  const price = fc.constantFrom('20', '5', '0', '', '1,000.50', 'one');
  const line = fc.tuple(cell, price, code);
  const textOf = (lines: readonly (readonly string[])[]) =>
    ['name,price,code', ...lines.map((cells) => `"${cells.join('","')}"`)].join('\n');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const { planned, same, refused } = plan(textOf(lines));
      expect(planned.length + same + refused.length).toBe(lines.length);
      const taken = lines.filter((_, place) => refused.every((each) => each.line !== place + 2));
      fc.pre(taken.length > 0);
      expect(plan(textOf(taken), after(planned)).planned).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** The catalogue once a plan has been kept. */
function after(planned: readonly PlannedTerms[]): readonly Item[] {
  const items = new Map([salt, tea].map((item) => [item.id, item]));
  for (const { id, line, after: terms } of planned) {
    const key = id ?? `item_${line}`;
    items.set(key, itemOf(key, terms, 'INR'));
  }
  return [...items.values()];
}
