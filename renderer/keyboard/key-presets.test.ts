import { expect, test } from 'vitest';
import { chordPattern, clashesIn, keyMapOf } from '../../shared/commands.ts';
import { keyPresets } from './key-presets.ts';

test.each(keyPresets)('the keys of $name are chords, and no two are alike', ({ keys }) => {
  expect(clashesIn(keyMapOf(keys))).toEqual([]);
  for (const chord of Object.values(keys)) expect(chord).toMatch(new RegExp(chordPattern));
});
