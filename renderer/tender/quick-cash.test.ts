import { expect, test } from 'vitest';
import { commands } from '../../shared/commands.ts';
import { type Currency, currencies } from '../../shared/money.ts';
import { noteOf, quickNotes } from './quick-cash.ts';

test('Alt+1 to Alt+8 are ten to two thousand rupees', () => {
  expect(quickNotes('INR').map(({ minor }) => minor / 100)).toEqual([
    10, 20, 50, 100, 200, 500, 1_000, 2_000,
  ]);
  expect(noteOf('quick_cash_1', 'INR')).toBe(1_000);
  expect(noteOf('quick_cash_8', 'INR')).toBe(2_00_000);
});

test('yen have no minor unit', () => {
  expect(noteOf('quick_cash_1', 'JPY')).toBe(1_000);
});

test('a key without a note, and any other command, stands for nothing', () => {
  expect(noteOf('quick_cash_8', 'JPY')).toBeUndefined();
  expect(noteOf('exact_cash', 'INR')).toBeUndefined();
});

test.each(Object.keys(currencies) as Currency[])('%s has notes on keys that exist', (currency) => {
  const notes = quickNotes(currency);
  expect(notes.length).toBeGreaterThan(0);
  for (const { command } of notes) expect(commands).toContain(command);
  const sizes = notes.map(({ minor }) => minor);
  expect(sizes).toEqual(sizes.toSorted((less, more) => less - more));
});
