import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCheckoutSecrets } from './checkout-secrets.ts';

let folder: string;
const reported: unknown[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'checkout-secrets-'));
  reported.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => path.join(folder, 'checkout-secrets.json');
const open = (
  environment: Record<string, string> = {},
  keySecret: string | null = 'own-key-secret',
) => {
  let count = 0;
  return openCheckoutSecrets({
    ...{ folder, environment, keySecret, demo: false },
    randomness: (length) => Uint8Array.from({ length }, () => (count = (count * 7 + 13) % 247)),
    keyIds: () => ['rzp_live_own'],
    report: (fault) => reported.push(fault),
  });
};

test('the first start makes secrets that only their owner may read, and later ones read them', () => {
  const made = open();
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(open()).toMatchObject({ secrets: made.secrets, webhookSecret: made.webhookSecret });
  expect(made.secrets[0]).toBe('own-key-secret');
  expect(made.keyId()).toBe('rzp_live_own');
});

test('a first start that was cut off in the middle of writing is made up for by the next', () => {
  writeFileSync(`${file()}.new`, '{"verify_se', { mode: 0o644 });
  const made = open();
  expect(made.webhookSecret).not.toBeNull();
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(open().webhookSecret).toBe(made.webhookSecret);
  expect(reported).toEqual([]);
});

test('X21: without its key file the till signs with the secret kept for that', () => {
  const [, kept] = open().secrets;
  expect(open({}, null).secrets).toEqual([kept]);
});

test('M27: the environment counts first, and an empty variable is none', () => {
  const upstream = open({
    RAZORPAY_KEY_ID: 'rzp_live_upstream',
    RAZORPAY_KEY_SECRET: 'upstream-secret',
    RAZORPAY_WEBHOOK_SECRET: 'webhook-secret',
  });
  expect(upstream).toMatchObject({
    secrets: ['upstream-secret'],
    webhookSecret: 'webhook-secret',
  });
  expect(upstream.keyId()).toBe('rzp_live_upstream');
  const empty = open({
    RAZORPAY_KEY_ID: '',
    RAZORPAY_KEY_SECRET: '',
    RAZORPAY_WEBHOOK_SECRET: '',
  });
  expect(empty).toMatchObject({ secrets: open().secrets, webhookSecret: open().webhookSecret });
  expect(empty.keyId()).toBe('rzp_live_own');
});

test.skipIf(process.platform === 'win32')('what others may read is not used, and is told', () => {
  open();
  chmodSync(file(), 0o644);
  expect(open({}, null)).toMatchObject({ secrets: [], webhookSecret: null });
  expect(String(reported[0])).toContain('may be read by others');
  expect(String(reported[0])).not.toContain(readFileSync(file(), 'utf8').slice(20, 40));
});

test('a file that is something else is not used, and is left as it was', () => {
  writeFileSync(file(), '{"verify_secret":"short"}', { mode: 0o600 });
  expect(open({}, null)).toMatchObject({ secrets: [], webhookSecret: null });
  expect(readFileSync(file(), 'utf8')).toBe('{"verify_secret":"short"}');
  expect(reported).toHaveLength(1);
});
