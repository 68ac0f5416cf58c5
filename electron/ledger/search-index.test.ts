import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { checkHistory } from './history.ts';
import { ledgerFolder } from './ledger-folder.ts';
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
  const folder = temporaryFolder(onTestFinished);
  const before = await openWithOrders(folder, 300);
  await before.ledger.close();
  const database = new DatabaseSync(ledgerFolder(folder).ledger);
  database.exec(`
    DROP TABLE pins; DROP TABLE pin_tries;
    DROP TABLE search_terms; DROP TABLE order_entries; DROP TABLE search_index;
    PRAGMA user_version = 20;
  `);
  database.close();
  const { clock, ledger } = open(folder);
  expect(ledger.unsearched()).toBe(300);
  expect(checkHistory(folder)).toEqual([]);
  clock.advance(5_000);
  expect(ledger.unsearched()).toBe(0);
  expect(ledger.searchOrders(same)).toHaveLength(300);
  expect(checkHistory(folder)).toEqual([]);
});
