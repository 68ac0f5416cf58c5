import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { checkChain } from '../../ledger/check-chain.ts';
import { checkHistory } from '../../ledger/history.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { temporaryFolder } from '../../ledger/testing/temporary-folder.ts';
import { makeDemoPast } from './demo-past.ts';

const now = Date.UTC(2026, 0, 5, 9, 30);
const day = 86_400_000;

async function openPast(folder = temporaryFolder(onTestFinished)) {
  await makeDemoPast({
    ...{ folder, now, terminalId: '2841158834', fault: () => expect.unreachable() },
    startOfDay: (at) => Math.floor(at / day) * day,
  });
  const clock = createManualClock(now);
  const ledger = openLedger({ folder, clock, fault: () => expect.unreachable() });
  onTestFinished(() => ledger.close());
  return { folder, ledger };
}

test('a new demo shop has four days of sales behind it, and none today', async () => {
  const { ledger, folder } = await openPast();
  const midnight = Date.UTC(2026, 0, 5);
  for (const before of [4, 3, 2, 1]) {
    const from = midnight - before * day;
    const orders = ledger.orders({ count: 100, skip: 0, from, to: from + day - 1 });
    expect(orders.length).toBeGreaterThanOrEqual(30);
    expect(orders.length).toBeLessThanOrEqual(60);
    const totals = ledger.totals({ from, until: from + day });
    expect(new Set(totals.map(({ of }) => of.type))).toContain('sale');
  }
  expect(ledger.orders({ count: 1, skip: 0, from: midnight })).toEqual([]);
  const all = ledger.totals({ from: midnight - 4 * day, until: midnight });
  const words = all.map(({ of }) => Object.values(of).join(' '));
  expect(words).toEqual(
    expect.arrayContaining(['sale card', 'sale cash', 'sale upi', 'refund drawer']),
  );
  expect(words).toEqual(expect.arrayContaining(['decline CARD_DECLINED', 'decline INVALID_PIN']));
  expect(ledger.openPayments()).toEqual([]);
  expect(ledger.openRefunds()).toEqual([]);
  expect(ledger.staff()).toHaveLength(3);
  expect(await checkChain(folder)).toMatchObject({ ok: true });
  await ledger.close();
  expect(checkHistory(folder)).toEqual([]);
});

test('entries bear the times of the past, in order', async () => {
  const { ledger } = await openPast();
  const times = ledger.entriesAfter(0, 10_000).map(({ at }) => at);
  expect(times.at(-1)).toBeLessThan(now);
  expect(times).toEqual(times.toSorted((left, right) => left - right));
  const created = ledger.orders({ count: 500, skip: 0 }).map(({ createdAt }) => createdAt);
  expect(created).toEqual(created.toSorted((left, right) => right - left));
});

test('it is the same shop at every first start', async () => {
  const [one, other] = [await openPast(), await openPast()];
  const entries = one.ledger.entriesAfter(0, 10_000);
  expect(entries.at(-1)?.hash).toBe(other.ledger.entriesAfter(0, 10_000).at(-1)?.hash);
});

test('a shop that has a book keeps it as it is', async () => {
  const { ledger, folder } = await openPast();
  const before = ledger.entriesAfter(0, 10_000).length;
  await ledger.close();
  const again = await openPast(folder);
  expect(again.ledger.entriesAfter(0, 10_000)).toHaveLength(before);
});
