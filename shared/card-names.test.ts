import { expect, test } from 'vitest';
import { cardNamesPattern, readCardNames } from './card-names.ts';

test('a shop’s table is read line by line, and what is no line is left out', () => {
  expect(readCardNames(' BHIM = UPI,5=girocard , = , lonely, x = ')).toEqual([
    { name: 'bhim', network: 'UPI' },
    { name: '5', network: 'girocard' },
  ]);
  expect(readCardNames('')).toEqual([]);
});

test.each([
  ['', true],
  ['BHIM = UPI', true],
  ['BHIM = UPI, 5 = girocard', true],
  ['BHIM', false],
  ['BHIM = UPI = x', false],
  [`${'x'.repeat(41)} = UPI`, false],
])('%j can be kept: %s', (text, isFit) => {
  expect(new RegExp(cardNamesPattern).test(text)).toBe(isFit);
});
