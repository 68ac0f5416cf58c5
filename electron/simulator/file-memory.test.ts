import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileMemory } from './file-memory.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-memory-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a terminal fresh from the factory remembers nothing', () => {
  expect(createFileMemory(join(folder, 'counter.json')).load()).toBeUndefined();
});

test('what was saved last is what another program finds, and nothing else is left lying about', async () => {
  const path = join(folder, 'counter.json');
  const memory = createFileMemory(path);
  memory.save('first');
  memory.save('second, ₹ 199');
  expect(createFileMemory(path).load()).toBe('second, ₹ 199');
  expect(await readdir(folder)).toEqual(['counter.json']);
});

test('a save that a power cut stopped half way leaves the content before it', async () => {
  const path = join(folder, 'counter.json');
  createFileMemory(path).save('whole');
  await writeFile(`${path}.new`, 'ha');
  const memory = createFileMemory(path);
  expect(memory.load()).toBe('whole');
  memory.save('whole again');
  expect(memory.load()).toBe('whole again');
});

test('a memory that cannot be read is a fault, not a terminal fresh from the factory', () => {
  expect(() => createFileMemory(folder).load()).toThrow('EISDIR');
});
