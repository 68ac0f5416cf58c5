import { expect, test } from 'vitest';
import { chordPattern, clashesIn, commands, keyMapOf, standardKeys } from './commands.ts';

test('every command has a standard key of its own', () => {
  expect(Object.keys(standardKeys).sort()).toEqual([...commands].sort());
  expect(clashesIn(standardKeys)).toEqual([]);
});

test.each(Object.values(standardKeys))('%s is written as a chord', (chord) => {
  expect(chord).toMatch(new RegExp(chordPattern));
});

test('a key of the shop takes the place of the standard one', () => {
  const keys = keyMapOf({ card: 'Alt+C', nothing: 'F1' });
  expect(keys.card).toBe('Alt+C');
  expect(keys.upi).toBe('F6');
  expect(Object.keys(keys)).not.toContain('nothing');
});

test('two commands on one key are both named', () => {
  expect(clashesIn(keyMapOf({ card: 'F6' }))).toEqual(['card', 'upi']);
});
