import { afterEach, expect, onTestFinished, test } from 'vitest';
import { checkChain } from '../../electron/ledger/check-chain.ts';
import { checkHistory } from '../../electron/ledger/history.ts';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { temporaryFolder } from '../../electron/ledger/testing/temporary-folder.ts';
import { systemClock } from '../../electron/system-clock.ts';
import { measureCheckouts } from './checkout-time.ts';
import { compare } from './compare.ts';
import { type Contestant, startBuiltGateway, startYardstick } from './contestant.ts';
import { type FilledLedger, fillLedger } from './filled-ledger.ts';
import { measureFrames } from './frame-time.ts';
import { compareSizes } from './growing-ledger.ts';
import { fillShop } from './large-shop.ts';
import { measureLines } from './line-time.ts';
import { measureReceipts } from './receipt-time.ts';
import { measureReports } from './report-time.ts';
import { makeSlowDisk } from './slow-disk.ts';
import { measureWebhooks } from './webhook-time.ts';

const contestants: Contestant[] = [];
const filled: FilledLedger[] = [];

afterEach(async () => {
  for (const contestant of contestants.splice(0)) await contestant.stop();
  for (const ledger of filled.splice(0)) ledger.remove();
});

test.each(['create', 'fetch'] as const)(
  'yardstick and gateway %s orders under the same load, and no answer is wrong',
  async (what) => {
    const [yardstick, gateway] = await pair();
    const load = { clients: 4, milliseconds: 200, rounds: 1 };
    if (what === 'fetch') await compare(yardstick, gateway, { ...load, what: 'create' });
    const result = await compare(yardstick, gateway, { ...load, what });
    expect(result.wrong).toBe(0);
    expect(result.yardstick).toBeGreaterThan(0);
    expect(result.gateway).toBeGreaterThan(0);
    expect(result.ratio).toBeCloseTo(result.gateway / result.yardstick);
  },
);

const slowDisk = makeSlowDisk();

test.skipIf(slowDisk.type === 'none')('a sync of the slow disk takes 5 ms at least', async () => {
  const { env } = slowDisk as Extract<typeof slowDisk, { type: 'slow' }>;
  const yardstick = await startYardstick({ each: true, env });
  contestants.push(yardstick);
  const result = await yardstick.load('create', 1, 300);
  expect(result.wrong).toBe(0);
  expect(result.requests).toBeGreaterThan(0);
  expect(result.p50).toBeGreaterThanOrEqual(5);
});

test('as many checkouts and frames are timed as were asked for', async () => {
  const checkouts = await measureCheckouts(3);
  expect(checkouts).toMatchObject({ count: 3, p50: expect.any(Number), commits: 7 });
  expect(checkouts.commit).toBeGreaterThan(0);
  const frames = await measureFrames(3);
  expect(frames.count).toBe(3);
  expect(frames.p50).toBeGreaterThan(0);
  expect(frames.p99).toBeGreaterThanOrEqual(frames.p50);
});

test('round trips are timed on every line that can be had without hardware', async () => {
  for (const time of await measureLines(5)) {
    expect(time).toMatchObject(
      'leftOut' in time ? { leftOut: expect.any(String) } : { p50: expect.any(Number) },
    );
    if ('p50' in time) expect(time.p99).toBeGreaterThanOrEqual(time.p50);
  }
});

test('a ledger is filled with whole sales that its own journal agrees with', async () => {
  const ledger = await fillLedger(7);
  filled.push(ledger);
  const opened = ledger.open();
  const orders = opened.orders({ count: 100, skip: 0 });
  // Those of the one real sale, and seven like it.
  expect(orders.map(({ status }) => status)).toEqual(Array(8).fill('paid'));
  for (const { id } of orders) {
    expect(opened.paymentsOfOrder(id).map(({ state }) => state)).toEqual(['captured']);
  }
  expect(opened.unsearched()).toBe(0);
  expect(await checkChain(ledger.folder)).toMatchObject({ ok: true });
  await opened.close();
  expect(checkHistory(ledger.folder)).toEqual([]);
});

test('a large shop sells what a demo shop does, and so many goods more, none of them twice', async () => {
  const folder = temporaryFolder(onTestFinished);
  await fillShop(folder, 30);
  const ledger = openLedger({ folder, clock: systemClock, fault: () => expect.unreachable() });
  const items = ledger.items();
  await ledger.close();
  expect(items.length).toBeGreaterThan(30);
  for (const member of ['id', 'name', 'code'] as const) {
    expect(new Set(items.map((item) => item[member])).size).toBe(items.length);
  }
});

test('a receipt is timed as text and as pictures', async () => {
  const times = await measureReceipts(1);
  expect(times.count).toBe(1);
  expect(times.text).toBeGreaterThan(0);
  expect(times.pictures).toBeGreaterThan(0);
});

test('reports are timed on a year in which every month has sales', async () => {
  const times = await measureReports(2_000, 1);
  expect(times.sales).toBe(2_000);
  for (const each of [times.first, times.year, times.month, times.day]) {
    expect(each).toBeGreaterThan(0);
  }
});

test('two sizes of ledger are measured side by side', async () => {
  const [small, large] = await compareSizes([3, 6], { probes: 2, sales: 2, starts: 1 });
  expect([small.sales, large.sales]).toEqual([3, 6]);
  for (const size of [small, large]) {
    expect(size.create).toBeGreaterThan(0);
    expect(size.listening).toBeGreaterThan(0);
    expect(size.memory).toBeGreaterThan(0);
  }
});

async function pair(): Promise<readonly [Contestant, Contestant]> {
  const yardstick = await startYardstick();
  contestants.push(yardstick);
  const gateway = await startBuiltGateway();
  contestants.push(gateway);
  return [yardstick, gateway];
}

test('webhooks are taken at a pace, and every one is acknowledged', async () => {
  const { count, wrong, p50, p99, yardstick } = await measureWebhooks(40);
  expect([count, wrong]).toEqual([40, 0]);
  expect(p50).toBeGreaterThan(0);
  expect(p99).toBeGreaterThanOrEqual(p50);
  expect(yardstick.p50).toBeGreaterThan(0);
});
