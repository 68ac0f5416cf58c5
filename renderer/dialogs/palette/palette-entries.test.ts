import { expect, test } from 'vitest';
import { matchEntries } from './palette-entries.ts';

const entries = ['New sale', 'Settings', 'Hold or recall a sale'].map((text) => ({ text }));
const found = (typed: string) => matchEntries(entries, typed).map(({ text }) => text);

test('nothing typed shows everything', () => {
  expect(found('  ')).toHaveLength(3);
});

test('starts of words find, in any order and case', () => {
  expect(found('SA')).toEqual(['New sale', 'Hold or recall a sale']);
  expect(found('sale ho')).toEqual(['Hold or recall a sale']);
});

test('the middle of a word finds nothing', () => {
  expect(found('etting')).toEqual([]);
});
