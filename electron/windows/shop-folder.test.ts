import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeOwnShop, shopFolder } from './shop-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'shop-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

const plain = { demo: false, pair: null };

test('a first start is the demo; after somebody has opened their own shop it is that one', () => {
  expect(shopFolder(folder, plain)).toEqual({ folder, demo: true });
  makeOwnShop(folder);
  makeOwnShop(folder);
  expect(shopFolder(folder, plain)).toEqual({ folder: path.join(folder, 'shop'), demo: false });
  expect(shopFolder(folder, { ...plain, demo: true })).toEqual({ folder, demo: true });
});

test('a terminal on the command line is a real shop in the folder that was named', () => {
  const pair = { deviceId: '1', link: { type: 'memory', name: 'x' } } as const;
  expect(shopFolder(folder, { demo: false, pair })).toEqual({ folder, demo: false });
});
