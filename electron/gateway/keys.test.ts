import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { readBasic } from './authorisation.ts';
import { openKeys } from './key-store.ts';
import { createApiKey, createKeyRing } from './keys.ts';
import { basic } from './testing/gateway-rig.ts';

const randomness = (length: number) => new Uint8Array(randomBytes(length));
const sell = ['sell'] as const;
const newKey = () => createApiKey({ mode: 'test', scopes: sell, randomness, now: 1_000 });

test('a key has the shape of the provider’s and keeps only a hash of its secret', () => {
  const { key, secret } = newKey();
  expect(key.keyId).toMatch(/^rzp_test_[A-Za-z0-9]{14}$/);
  expect(secret).toMatch(/^[A-Za-z0-9]{24}$/);
  expect(key.secretHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(key)).not.toContain(secret);
  const live = createApiKey({ mode: 'live', scopes: sell, randomness, now: 1_000 });
  expect(live.key.keyId).toMatch(/^rzp_live_/);
});

test('bytes that would favour some letters are drawn again', () => {
  const draws = [255, 248, 247, 0, 61];
  const biased = (length: number) => Uint8Array.from({ length }, () => draws.shift() ?? 1);
  const { key } = createApiKey({ mode: 'test', scopes: sell, randomness: biased, now: 0 });
  expect(key.keyId.startsWith('rzp_test_z0z')).toBe(true);
});

test('a ring finds a key by its id, and by its secret where one is given', () => {
  const one = newKey();
  const two = newKey();
  const ring = createKeyRing([one.key, two.key]);
  const { keyId } = one.key;
  expect(ring.find({ keyId, secret: one.secret })).toEqual(one.key);
  expect(ring.find({ keyId, secret: null })).toEqual(one.key);
  expect(ring.find({ keyId, secret: two.secret })).toBeUndefined();
  expect(ring.find({ keyId, secret: '' })).toBeUndefined();
  expect(ring.find({ keyId: `${keyId}x`, secret: one.secret })).toBeUndefined();
  expect(ring.find({ keyId: '', secret: null })).toBeUndefined();
  expect(createKeyRing([]).find({ keyId, secret: one.secret })).toBeUndefined();
});

test.each([
  ['key:secret', { keyId: 'key', secret: 'secret' }],
  ['key:se:cret', { keyId: 'key', secret: 'se:cret' }],
  ['key:', { keyId: 'key', secret: null }],
  ['key', { keyId: 'key', secret: null }],
  [':secret', { keyId: '', secret: 'secret' }],
])('Basic %s is read as the SDKs mean it', (text, credentials) => {
  expect(readBasic(basic(text))).toEqual(credentials);
  expect(readBasic(basic(text).replace('Basic', 'bAsIc'))).toEqual(credentials);
});

test.each(['', 'Bearer abc', 'Basic', 'Basic ', 'Basic !!!', 'Digest username="key"', 'a2V5'])(
  'the header "%s" names nobody',
  (header) => {
    expect(readBasic(header)).toBeUndefined();
  },
);

test('the first start makes a key; later starts find it again', async () => {
  const clock = createManualClock();
  const ledger = openMemoryLedger(clock.now);
  const dependencies = { ledger, clock, randomness, mode: 'test' as const, scopes: sell };
  const first = await openKeys(dependencies);
  const secret = first.firstSecret ?? '';
  const keyId = first.keys[0]?.keyId ?? '';
  expect(first.keys[0]?.scopes).toEqual(['sell']);

  const second = await openKeys(dependencies);
  expect(second.firstSecret).toBeNull();
  expect(second.keys).toEqual(first.keys);
  expect(createKeyRing(second.keys).find({ keyId, secret })).toEqual(first.keys[0]);
  expect(JSON.stringify(ledger.entriesAfter(0, 100))).not.toContain(secret);
  await ledger.close();
});

test('keys that somebody has tampered with stop the start', async () => {
  const clock = createManualClock();
  const ledger = openMemoryLedger(clock.now);
  const value = [{ keyId: 'rzp_test_x', secretHash: 'plain', scopes: ['sell'], createdAt: 0 }];
  await ledger.write((book) =>
    book.append({ type: 'setting', name: 'gateway.keys', value }, { type: 'till' }),
  );
  const opening = openKeys({ ledger, clock, randomness, mode: 'test', scopes: sell });
  await expect(opening).rejects.toThrow('Malformed setting gateway.keys');
  await ledger.close();
});
