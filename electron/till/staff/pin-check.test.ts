import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createIds } from '../../../shared/ids.ts';
import { createManualClock } from '../../../shared/manual-clock.ts';
import type { PinRefusal } from '../../../shared/staff.ts';
import { createLedger } from '../../ledger/create-ledger.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openMemoryTables } from '../../ledger/memory-tables.ts';
import { openShop } from '../open-shop.ts';
import { createPinCheck } from './pin-check.ts';
import { staffShops } from './testing/test-staff.ts';

const { newFolder, open: openStaff, openManaged: openManagedShop } = staffShops(onTestFinished);

test('wrong PINs are counted over a restart, and a wait is not shortened by one', async () => {
  const folder = newFolder();
  const { room, asha, clock, close } = await openManagedShop({ folder });
  for (let wrong = 0; wrong < 4; wrong += 1) await room.signIn(asha, '0001');
  const until = clock.now() + 30_000;
  expect(await room.signIn(asha, '0001')).toMatchObject({ refusal: { type: 'wait', until } });
  expect(await room.signIn(asha, '2468')).toMatchObject({ refusal: { type: 'wait', until } });
  await close();
  const again = await openStaff({ folder, clock });
  expect(await again.room.signIn(asha, '2468')).toMatchObject({ refusal: { type: 'wait', until } });
  await clock.advanceAsync(30_000);
  expect(await again.room.signIn(asha, '2468')).toMatchObject({ ok: true });
  expect(await again.room.signIn(asha, '0001')).toMatchObject({
    refusal: { type: 'wrong_pin', triesLeft: 4 },
  });
});

test('sixteen guesses at once are sixteen guesses', async () => {
  const { room, asha } = await openManagedShop();
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, guess) => room.signIn(asha, String(5_000 + guess))),
  );
  const refused = answers.map((answer) => (answer.ok ? 'in' : answer.refusal.type));
  expect(refused.filter((type) => type === 'wrong_pin')).toHaveLength(4);
  expect(refused.filter((type) => type === 'wait')).toHaveLength(12);
});

test('a wrong PIN is noted under whoever was there, a right one under its own', async () => {
  const { room, ravi, asha, ledger } = await openManagedShop();
  await room.signIn(asha, '0001');
  room.lock();
  await room.signIn(asha, '0001');
  await room.signIn(asha, '2468');
  const tries = ledger.entriesAfter(0, 100).filter(({ change }) => change.type === 'pin_try');
  expect(tries.map(({ actor }) => actor)).toEqual([
    { type: 'staff', staffId: ravi },
    { type: 'till' },
    { type: 'staff', staffId: asha },
  ]);
});

test('nothing of the journal says a PIN, and only its table has the hash', async () => {
  const { ledger } = await openManagedShop();
  const text = JSON.stringify(ledger.entriesAfter(0, 100));
  expect(text).not.toMatch(/7391|2468/);
  expect(JSON.stringify(ledger.staff())).not.toContain('scrypt');
});

test('whatever is guessed, only the right PIN opens', async () => {
  const { room, asha, clock } = await openManagedShop({ settings: { lockAfterMinutes: 0 } });
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[0-9]{1,8}$/), async (guess) => {
      const answer = await room.signIn(asha, guess);
      expect(answer.ok).toBe(guess === '2468');
      await clock.advanceAsync(15 * 60_000);
    }),
    { numRuns: 50 },
  );
});
test('on a full disk no try opens anything or says whether it was right, and room mends it', async () => {
  const tables = openMemoryTables();
  const clock = createManualClock();
  const ledger = createLedger(tables, clock.now, () => expect.unreachable());
  onTestFinished(() => ledger.close());
  await openShop({ ledger, ids: createIds(clock.now, (length) => new Uint8Array(length)) });
  const tryPin = createPinCheck({ ledger, clock, demo: true });
  const asha = ledger.staff().find(({ name }) => name === 'Asha')?.id ?? '';
  const till = { type: 'till' } as const;
  const pages = Number(tables.prepare('PRAGMA page_count').get()?.page_count);
  tables.exec(`PRAGMA max_page_count = ${pages}`);
  const kept = await triesUntilFull(() => tryPin(asha, '2468', 'sign_in', till));
  for (const pin of ['2468', '0001', '2468']) {
    expect(await tryPin(asha, pin, 'sign_in', till)).toEqual({ type: 'disk_full' });
  }
  expect(pinTries(ledger)).toBe(kept);
  tables.exec('PRAGMA max_page_count = 1000000');
  expect(await tryPin(asha, '2468', 'sign_in', till)).toBeUndefined();
  expect(pinTries(ledger)).toBe(kept + 1);
});

function pinTries(ledger: Ledger): number {
  return ledger.entriesAfter(0, 10_000).filter(({ change }) => change.type === 'pin_try').length;
}

/** How many were let in before there was no more room for one. */
async function triesUntilFull(attempt: () => Promise<PinRefusal | undefined>): Promise<number> {
  for (let kept = 0; kept < 5_000; kept += 1) {
    const refusal = await attempt();
    if (refusal?.type === 'disk_full') return kept;
    expect(refusal).toBeUndefined();
  }
  throw new Error('It never became full');
}
