import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNote, type CashCount, givenMinor, judgeCash, noCash, typeCash } from './cash-count.ts';

function typed(digits: string, count: CashCount = noCash): CashCount {
  return [...digits].reduce(
    (before, digit) => typeCash(before, { type: 'digit', digit }, 'INR'),
    count,
  );
}

const withNotes = (...rupees: number[]) =>
  rupees.reduce((count, note) => addNote(count, note * 100, 'INR'), noCash);

test('notes add up, and on top of what was typed', () => {
  expect(givenMinor(withNotes(100, 100, 50), 'INR')).toBe(25_000);
  expect(givenMinor(addNote(typed('500'), 10_000, 'INR'), 'INR')).toBe(10_500);
});

test('typing begins a new amount in place of the notes', () => {
  expect(givenMinor(typed('50000', withNotes(100)), 'INR')).toBe(50_000);
});

test('the notes are taken back together, a typed amount digit by digit', () => {
  expect(typeCash(withNotes(100, 200), { type: 'backspace' }, 'INR')).toEqual(noCash);
  expect(givenMinor(typeCash(typed('123'), { type: 'backspace' }, 'INR'), 'INR')).toBe(12);
  expect(typeCash(withNotes(100), { type: 'clear' }, 'INR')).toEqual(noCash);
});

test('what is given is too little, exact, or too much', () => {
  expect(judgeCash(0, 19_900)).toEqual({ type: 'nothing' });
  expect(judgeCash(10_000, 19_900)).toEqual({ type: 'missing', minor: 9_900 });
  expect(judgeCash(19_900, 19_900)).toEqual({ type: 'change', minor: 0 });
  expect(judgeCash(50_000, 19_900)).toEqual({ type: 'change', minor: 30_100 });
});

test('given is always due and change together, or due less what is missing', () => {
  const amount = fc.integer({ min: 1, max: 999_999_999 });
  fc.assert(
    fc.property(amount, amount, (given, due) => {
      const verdict = judgeCash(given, due);
      if (verdict.type === 'change') expect(given).toBe(due + verdict.minor);
      else expect(verdict).toEqual({ type: 'missing', minor: due - given });
    }),
    { numRuns: 200 },
  );
});
