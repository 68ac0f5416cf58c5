import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { createKeyDesk } from './key-desk.ts';

const actor = { type: 'till' } as const;

function open() {
  const clock = createManualClock();
  const ledger = openMemoryLedger(clock.now);
  let byte = 0;
  const randomness = (length: number) =>
    Uint8Array.from({ length }, () => {
      byte = (byte + 1) % 200;
      return byte;
    });
  return { ledger, ...createKeyDesk({ ledger, clock, randomness, mode: 'live' }) };
}

test('a key opens as soon as it is made, and no more when it is revoked', async () => {
  const { ledger, desk, ring } = open();
  const made = await desk.make({ name: 'Web shop', scopes: ['sell'] }, actor);
  if (made.type !== 'made') throw new Error('There is room');
  const { keyId } = made.key;
  const credentials = { keyId, secret: made.secret };
  expect(ring.find(credentials)).toMatchObject({ keyId, scopes: ['sell'] });
  expect(desk.list()).toEqual([
    { keyId, name: 'Web shop', scopes: ['sell'], createdAt: made.key.createdAt },
  ]);
  expect(JSON.stringify(desk.list())).not.toContain(made.secret);
  expect(JSON.stringify(ledger.entriesAfter(0, 10))).not.toContain(made.secret);
  expect(await desk.revoke(keyId, actor)).toBe('revoked');
  expect(ring.find(credentials)).toBeUndefined();
  expect(await desk.revoke(keyId, actor)).toBe('unknown');
});

test('there is an end to keys', async () => {
  const { desk } = open();
  for (let number = 0; number < 50; number += 1) {
    const made = await desk.make({ name: `Key ${number}`, scopes: ['sell'] }, actor);
    expect(made.type).toBe('made');
  }
  expect(await desk.make({ name: 'One more', scopes: ['sell'] }, actor)).toEqual({ type: 'full' });
});
