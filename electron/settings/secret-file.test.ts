import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SecretStore } from '../../shared/webhook.ts';
import { createSecretFile } from './secret-file.ts';
import { createSystemSeal } from './system-seal.ts';

let folder: string;
let file: string;
let secrets: SecretStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  file = path.join(folder, 'webhook-secrets.json');
  secrets = createSecretFile({ folder });
});
afterEach(() => rm(folder, { recursive: true }));

test('a secret is found again, also by another run, until it is forgotten', () => {
  expect(secrets.read('hook_1')).toBeUndefined();
  secrets.write('hook_1', 'open sesame');
  secrets.write('hook_2', 'another');
  expect(createSecretFile({ folder }).read('hook_1')).toBe('open sesame');
  secrets.forget('hook_1');
  expect(secrets.read('hook_1')).toBeUndefined();
  expect(secrets.read('hook_2')).toBe('another');
});

test.skipIf(process.platform === 'win32')(
  'its owner alone may read the file; one that others may read is refused (Windows has no such modes)',
  async () => {
    secrets.write('hook_1', 'open sesame');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await chmod(file, 0o640);
    expect(secrets.obstacle()).toBe('readable_by_others');
    expect(secrets.read('hook_1')).toBeUndefined();
    expect(() => secrets.write('hook_2', 'another')).toThrow('readable_by_others');
    expect(await readFile(file, 'utf8')).not.toContain('another');
  },
);

test('a file that is something else is left as it is', async () => {
  await writeFile(file, '[1]', { mode: 0o600 });
  expect(secrets.obstacle()).toBe('damaged');
  expect(() => secrets.write('hook_1', 'open sesame')).toThrow('damaged');
  secrets.forget('hook_1');
  expect(await readFile(file, 'utf8')).toBe('[1]');
});

const store = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text: string) => Buffer.from(`sealed ${[...text].reverse().join('')}`),
  decryptString(encrypted: Buffer) {
    const text = encrypted.toString();
    if (!text.startsWith('sealed ')) throw new Error('Not sealed here');
    return [...text.slice(7)].reverse().join('');
  },
};

test('sealed by the system, a secret is not in the file', async () => {
  secrets = createSecretFile({ folder, seal: createSystemSeal(store, 'linux') });
  secrets.write('hook_1', 'open sesame');
  expect(secrets.read('hook_1')).toBe('open sesame');
  expect(await readFile(file, 'utf8')).not.toContain('sesame');
});

test('what another system has sealed is no secret here', async () => {
  await writeFile(file, JSON.stringify({ hook_1: 'aGVsbG8=' }), { mode: 0o600 });
  secrets = createSecretFile({ folder, seal: createSystemSeal(store, 'linux') });
  expect(secrets.obstacle()).toBeNull();
  expect(secrets.read('hook_1')).toBeUndefined();
});

test.each([
  ['linux', 'basic_text', true, 'unsafe'],
  ['linux', 'unknown', true, 'unsafe'],
  ['linux', 'kwallet6', true, null],
  ['linux', 'kwallet6', false, 'unavailable'],
  ['darwin', 'unknown', true, null],
  ['win32', 'unknown', false, 'unavailable'],
] as const)('on %s with %s, available: %s, the obstacle is %s', (platform, backend, can, why) => {
  const system = {
    ...store,
    isEncryptionAvailable: () => can,
    getSelectedStorageBackend: () => backend,
  };
  const seal = createSystemSeal(system, platform);
  expect(createSecretFile({ folder, seal }).obstacle()).toBe(why);
});
