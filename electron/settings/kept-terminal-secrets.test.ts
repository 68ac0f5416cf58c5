import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepTerminalSecrets } from './kept-terminal-secrets.ts';
import { createSecretFile } from './secret-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

const typed = { passphrase: 'open sesame', keyIdentifier: 'shop', keyVersion: 2 };
const ofFile = { ...typed, keyVersion: 1 };
const open = () => {
  const seal = {
    obstacle: () => null,
    close: (secret: string) => Buffer.from(secret).toString('hex'),
    open: (sealed: string) => Buffer.from(sealed, 'hex').toString(),
  };
  const store = createSecretFile({ folder, name: 'sealed.json', seal });
  return keepTerminalSecrets(store, (id) => (id === 'counter' ? ofFile : undefined));
};

test('a key that was typed in is found again, sealed, and before that of the file', async () => {
  expect(open().of('counter')).toEqual(ofFile);
  expect(open().keep('counter', typed)).toBe(true);
  expect(open().of('counter')).toEqual(typed);
  expect(open().of('elsewhere')).toBeUndefined();
  expect(await readFile(path.join(folder, 'sealed.json'), 'utf8')).not.toContain('sesame');
  expect(open().keep('counter', null)).toBe(true);
  expect(open().of('counter')).toEqual(ofFile);
});

test('where nothing can be kept the key is refused, and what was there is left alone', async () => {
  await writeFile(path.join(folder, 'sealed.json'), 'no such file', { mode: 0o600 });
  expect(open().keep('counter', typed)).toBe(false);
  expect(open().of('counter')).toEqual(ofFile);
  expect(await readFile(path.join(folder, 'sealed.json'), 'utf8')).toBe('no such file');
});
