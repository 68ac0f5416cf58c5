import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import { type Currency, currencies } from '../../shared/money.ts';
import { amountTerm, numberTerm } from '../ledger/search-terms.ts';
import { parseHistoryQuery } from './history-query-policy.ts';

const word = (...beginnings: readonly string[]) => ({ beginnings, isWhole: false });
const whole = (...beginnings: readonly string[]) => ({ beginnings, isWhole: true });

test.each([
  ['nothing', ''],
  ['blanks', '   '],
  ['marks', ' - / '],
  ['a currency by itself', 'Rs. ₹'],
])('%s searches for everything', (_name, text) => {
  expect(parseHistoryQuery(text)).toEqual({ pieces: [], ids: [], day: null });
});

test.each([
  ['199', { seq: 199, term: '=199', words: [word('#991', '199')] }],
  ['199.50', { seq: null, term: '=199.5', words: [word('#991', '199'), whole('#05')] }],
  ['199.', { seq: null, term: '=199', words: [word('#991', '199')] }],
  ['₹199', { seq: null, term: '=199', words: [] }],
  ['Rs.1,99,000.50', { seq: null, term: '=199000.5', words: [] }],
  ['1,000', { seq: null, term: '=1000', words: [whole('#1'), word('#000', '000')] }],
  ['#1042', { seq: 1042, term: null, words: [] }],
  ['1042', { seq: 1042, term: '=1042', words: [word('#2401', '1042')] }],
  ['0042', { seq: 42, term: '=42', words: [word('#2400', '0042')] }],
  ['7', { seq: 7, term: '=7', words: [whole('#7')] }],
  ['१०४२', { seq: 1042, term: '=1042', words: [word('#2401', '1042')] }],
  ['Asha', { seq: null, term: null, words: [word('asha')] }],
  ['आशा', { seq: null, term: null, words: [word('आशा')] }],
  ['INV/2026', { seq: null, term: null, words: [word('inv'), word('#6202', '2026')] }],
  ['••1234', { seq: null, term: null, words: [word('#4321', '1234')] }],
])('%s may mean %j', (text, piece) => {
  expect(parseHistoryQuery(text)).toEqual({ pieces: [piece], ids: [], day: null });
});

test('several words must all hold', () => {
  expect(parseHistoryQuery('asha ₹ 199').pieces).toHaveLength(2);
  expect(parseHistoryQuery('a b c d e f g h').pieces).toHaveLength(6);
});

test.each(['98765 43210', '9876543210', '(98765) 43210', '98765-43210'])(
  '%s is one number',
  (text) => {
    const [piece, ...more] = parseHistoryQuery(text).pieces;
    expect(more).toEqual([]);
    expect(piece?.words).toEqual([word(numberTerm('9876543210'), '9876543210')]);
  },
);

test.each([
  ['2026-01-05', '2026-01-05'],
  ['5/1/2026', '2026-01-05'],
  ['05.01.2026', '2026-01-05'],
  ['31-12-2026', '2026-12-31'],
])('%s is a day', (text, day) => {
  expect(parseHistoryQuery(text)).toEqual({ pieces: [], ids: [], day });
  expect(parseHistoryQuery(`asha ${text}`)).toMatchObject({ day, pieces: [{}] });
});

test.each(['31/13/2026', '0/1/2026', '5/1'])('%s is no day', (text) => {
  expect(parseHistoryQuery(text).day).toBeNull();
});

test('ids are told apart from words, in the letters they have', () => {
  const ids = ['order_Sample00000001', 'pay_sAMPLE00000001'];
  expect(parseHistoryQuery(` ${ids.join(' ')} asha`)).toMatchObject({ ids, pieces: [{}] });
  expect(parseHistoryQuery('order_short').ids).toEqual([]);
});

test('an amount is found by its decimal text, however it is grouped', () => {
  const currency = fc.constantFrom(...(Object.keys(currencies) as Currency[]));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 11 }), currency, (minor, each) => {
      const term = amountTerm({ minor, currency: each });
      const { exponent } = currencies[each];
      const fixed = (minor / 10 ** exponent).toFixed(exponent);
      const grouped = (minor / 10 ** exponent).toLocaleString('en-IN', {
        minimumFractionDigits: exponent,
      });
      for (const text of [fixed, `₹${fixed}`, `₹${grouped}`]) {
        expect(parseHistoryQuery(text).pieces[0]?.term).toBe(term);
      }
    }),
    { numRuns: 300 },
  );
});

test('a card number is searched for by its last four alone', () => {
  const digits = fc
    .stringMatching(/^4[0-9]{15}$/)
    .filter((text) => screenCardNumbers(text) !== text);
  fc.assert(
    fc.property(digits, (number) => {
      const query = JSON.stringify(parseHistoryQuery(number));
      expect(query).not.toMatch(/[0-9]{5}/);
      expect(query).toContain(numberTerm(number.slice(-4)));
    }),
    { numRuns: 200 },
  );
});

test('whatever is typed, it is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const { pieces, ids } = parseHistoryQuery(text);
      expect(pieces.length).toBeLessThanOrEqual(6);
      for (const id of ids) expect(text).toContain(id);
    }),
    { numRuns: 500 },
  );
});
