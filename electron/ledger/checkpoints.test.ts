import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { openLedger } from './open-ledger.ts';
import { anOrder, orderChange, till } from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

function openCounter() {
  const folder = temporaryFolder(onTestFinished);
  const clock = createManualClock();
  const ledger = openLedger({ folder, clock, fault: () => expect.unreachable() });
  onTestFinished(() => ledger.close());
  return { folder, clock, ledger };
}

/** The orders in the ledger file itself, without what still waits in its -wal file. */
function ordersInFile(folder: string): unknown {
  const url = pathToFileURL(ledgerFolder(folder).ledger);
  url.searchParams.set('immutable', '1');
  const database = new DatabaseSync(url, { readOnly: true });
  try {
    return database.prepare('SELECT count(*) AS count FROM orders').get()?.count;
  } finally {
    database.close();
  }
}

test('the file is brought up to date when the till is idle, not between commits', async () => {
  const { folder, clock, ledger } = openCounter();
  for (let seq = 1; seq <= 5; seq += 1) {
    await ledger.write((book) => book.append(orderChange(anOrder(seq)), till));
    clock.advance(200);
    expect(ordersInFile(folder)).toBe(0);
  }
  clock.advance(500);
  expect(ordersInFile(folder)).toBe(5);
  // What finds them again is read after that, and copied in its turn.
  clock.advance(5_000);
  expect(clock.waits()).toEqual([]);
});

test('a rush that never ends does not fill the disk with a -wal file', async () => {
  const { folder, ledger } = openCounter();
  await ledger.write((book) => {
    for (let seq = 1; seq <= 4_200; seq += 1) book.append(orderChange(anOrder(seq)), till);
  });
  // No time has passed: it is the amount that counts.
  await vi.waitFor(() => expect(ordersInFile(folder)).toBe(4_200));
});

test('a closed ledger waits for nothing', async () => {
  const { clock, ledger } = openCounter();
  await ledger.write((book) => book.append(orderChange(anOrder(1)), till));
  expect(clock.waits()).toEqual(['ledger idle', 'search index']);
  await ledger.close();
  expect(clock.waits()).toEqual([]);
});
