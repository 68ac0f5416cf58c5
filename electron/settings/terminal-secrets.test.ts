import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTerminalSecrets, type SecretOf } from './terminal-secrets.ts';

let folder: string;
let file: string;
let faults: string[];
let secretOf: SecretOf;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  file = path.join(folder, 'terminal-secrets.json');
  faults = [];
  secretOf = createTerminalSecrets({ folder, report: (fault) => faults.push(String(fault)) });
});
afterEach(() => rm(folder, { recursive: true }));

const kept = { counter: { passphrase: 'open sesame', key_identifier: 'shop', key_version: 2 } };

test('a shop without the file has no secrets', () => {
  expect(secretOf('counter')).toBeUndefined();
  expect(faults).toEqual([]);
});

test('a secret is found by its terminal, also when it came later', async () => {
  expect(secretOf('counter')).toBeUndefined();
  await writeFile(file, JSON.stringify(kept), { mode: 0o600 });
  expect(secretOf('counter')).toEqual({
    passphrase: 'open sesame',
    keyIdentifier: 'shop',
    keyVersion: 2,
  });
  expect(secretOf('elsewhere')).toBeUndefined();
  expect(faults).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'a file that others may read is not used, and said once (Windows has no such modes)',
  async () => {
    await writeFile(file, JSON.stringify(kept));
    await chmod(file, 0o644);
    expect([secretOf('counter'), secretOf('counter')]).toEqual([undefined, undefined]);
    expect(faults).toEqual([
      'Error: terminal-secrets.json may be read by others, so it is not used',
    ]);
    await chmod(file, 0o600);
    expect(secretOf('counter')).toBeDefined();
  },
);

test.each(['{', '{"counter":{"passphrase":""}}', '[]', '{"counter":{"passphrase":"open sesame"}}'])(
  '%s is no such file, and nothing of it is told',
  async (content) => {
    await writeFile(file, content, { mode: 0o600 });
    expect(secretOf('counter')).toBeUndefined();
    expect(faults).toEqual(['Error: terminal-secrets.json is not what it should be']);
  },
);
