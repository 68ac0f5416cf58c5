import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../json-body.ts';
import { readRupees } from './rupees.ts';

const read = (json: string) => readRupees(parseJson(json), 'INR');

test.each([
  ['1500.50', 150_050],
  ['1500.5', 150_050],
  ['1500', 150_000],
  ['19.99', 1_999],
  ['4.35', 435],
  ['0.01', 1],
  ['0', 0],
  ['"1500.50"', 150_050],
  ['"500"', 50_000],
  ['90071992547409.91', 9_007_199_254_740_991],
])('M26, X22: %s rupees are %i paise', (json, paise) => {
  expect(read(json)).toBe(paise);
});

test.each([
  '1.001',
  '1e3',
  '1E+2',
  '0.1e1',
  '90071992547409.92',
  '1e999',
  '""',
  '"."',
  '"5."',
  '"1,000"',
  '"₹5"',
  '" 5"',
  '"१०"',
  '"NaN"',
  'null',
  'true',
  '[5]',
  '{"amount":5}',
])('X22: %s is no amount', (json) => {
  expect(read(json)).toBe('invalid');
});

test('a negative amount is told apart', () => {
  expect(['-1', '-0.01', '"-5.5"'].map(read)).toEqual(['negative', 'negative', 'negative']);
  expect(read('-1.001')).toBe('invalid');
});

test('X22: every amount with two decimals comes back to the paisa, as number and as text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (paise) => {
      const text = `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`;
      expect(read(text)).toBe(paise);
      expect(read(`"${text}"`)).toBe(paise);
    }),
    { numRuns: 1_000 },
  );
});
