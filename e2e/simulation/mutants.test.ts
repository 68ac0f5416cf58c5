import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from './mutants.ts';
import { huntMutant } from './run-mutants.ts';

const root = new URL('../../', import.meta.url);

test('every mutant changes something that stands in the code once', () => {
  for (const { name, edits } of mutants) {
    for (const { file, from, to } of edits) {
      const found = readFileSync(new URL(file, root), 'utf8').split(from).length - 1;
      expect(found, `${name}: ${file}`).toBe(1);
      expect(to).not.toBe(from);
    }
  }
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

/** Those that show themselves soon; npm run simulate -- --mutants hunts all of them. */
test.each([
  'acknowledge before commit',
  'asking skipped',
  'doubt turned into failure',
  'recovery skipped',
])('the simulation catches: %s', async (name) => {
  const mutant = mutants.find((each) => each.name === name);
  expect(mutant).toBeDefined();
  if (!mutant) return;
  const { checkouts } = await huntMutant(mutant, 1, 200);
  expect(checkouts).toBeLessThan(200);
});

test('a mutant that does not fit the code is an error, not a success', async () => {
  await expect(huntMutant({ name: 'nobody', edits: [] }, 1, 1)).rejects.toThrow('no mutant');
});
