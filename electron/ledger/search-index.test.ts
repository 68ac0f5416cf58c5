import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { checkHistory } from './history.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { createLedgerFile } from './migrate.ts';
import { firstTables } from './migrations/0010-first-tables.ts';
import { idempotency } from './migrations/0020-idempotency.ts';
import { openLedger } from './open-ledger.ts';
import { anOrder, orderChange, till } from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

function open(folder: string) {
  const clock = createManualClock();
  const ledger = openLedger({ folder, clock, fault: () => expect.unreachable() });
  onTestFinished(() => ledger.close());
  return { clock, ledger };
}

async function openWithOrders(folder: string, count: number) {
  const { clock, ledger } = open(folder);
  await ledger.write((book) => {
    for (let seq = 1; seq <= count; seq += 1) {
      book.append(orderChange(anOrder(seq, { receipt: 'same' })), till);
    }
  });
  return { clock, ledger };
}

const same = {
  pieces: [{ seq: null, term: null, words: [{ beginnings: ['sam'], isWhole: false }] }],
  count: 10_000,
};

test('the journal is read on while nothing is sold, a step at a time', async () => {
  const { clock, ledger } = await openWithOrders(temporaryFolder(onTestFinished), 500);
  expect(ledger.unsearched()).toBe(500);
  clock.advance(1_999);
  expect(ledger.unsearched()).toBe(500);
  clock.advance(1);
  expect(ledger.unsearched()).toBe(300);
  clock.advance(60);
  expect(ledger.unsearched()).toBe(100);
  clock.advance(5_000);
  expect(ledger.unsearched()).toBe(0);
  expect(clock.waits()).toEqual([]);
});

test('a commit keeps it waiting', async () => {
  const { clock, ledger } = await openWithOrders(temporaryFolder(onTestFinished), 1);
  for (let seq = 2; seq <= 6; seq += 1) {
    clock.advance(900);
    await ledger.write((book) => book.append(orderChange(anOrder(seq)), till));
  }
  expect(ledger.unsearched()).toBe(6);
  clock.advance(2_000);
  expect(ledger.unsearched()).toBe(0);
});

test('a search reads on by itself, but not for long', async () => {
  const { ledger } = await openWithOrders(temporaryFolder(onTestFinished), 2_500);
  expect(ledger.searchOrders(same)).toHaveLength(2_000);
  expect(ledger.unsearched()).toBe(500);
  expect(ledger.searchOrders(same)).toHaveLength(2_500);
});

test('a ledger from before there was a search is read through after it is opened', async () => {
  const folder = await folderFromBeforeSearch(300);
  const { clock, ledger } = open(folder);
  expect(ledger.unsearched()).toBe(300);
  expect(checkHistory(folder)).toEqual([]);
  clock.advance(5_000);
  expect(ledger.unsearched()).toBe(0);
  expect(ledger.searchOrders(same)).toHaveLength(300);
  expect(checkHistory(folder)).toEqual([]);
});

/** A ledger of version 20 with so many orders in it. */
async function folderFromBeforeSearch(count: number): Promise<string> {
  const now = temporaryFolder(onTestFinished);
  const { ledger } = await openWithOrders(now, count);
  await ledger.close();
  const folder = temporaryFolder(onTestFinished);
  const files = ledgerFolder(folder);
  createLedgerFile(files, [firstTables, idempotency]);
  const database = new DatabaseSync(files.ledger);
  database.exec(`ATTACH '${ledgerFolder(now).ledger}' AS newer`);
  for (const table of ['journal', 'journal_head', 'orders']) {
    database.exec(`INSERT INTO ${table} SELECT * FROM newer.${table}`);
  }
  database.close();
  return folder;
}
