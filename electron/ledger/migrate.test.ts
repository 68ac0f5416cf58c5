import { readdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { checkChain } from './check-chain.ts';
import { checkHistory } from './history.ts';
import type { Ledger } from './ledger.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { createLedgerFile } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';
import { openLedger } from './open-ledger.ts';
import { anOrder, aPayment, orderChange, paymentChange, till } from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** Steps that a later release might bring. */
const newest = migrations.at(-1)?.version ?? 0;
const addNicknames: Migration = {
  version: newest + 10,
  apply: (database) => database.exec('ALTER TABLE staff ADD COLUMN nickname TEXT'),
};
const addShelves: Migration = {
  version: newest + 20,
  apply: (database) => database.exec('CREATE TABLE shelves (id TEXT PRIMARY KEY) STRICT'),
};
const breaks: Migration = {
  version: newest + 10,
  apply(database) {
    database.exec('DELETE FROM orders');
    throw new Error('the migration broke');
  },
};
const orphans: Migration = {
  version: newest + 10,
  apply: (database) => database.exec('DELETE FROM orders'),
};

function open(folder: string, steps: readonly Migration[] = migrations): Ledger {
  const fault = () => expect.unreachable();
  return openLedger({ folder, clock: createManualClock(), fault, migrations: steps });
}

async function folderWithOldLedger(): Promise<string> {
  const folder = temporaryFolder(onTestFinished);
  const ledger = open(folder);
  await ledger.write((book) => {
    book.append(orderChange(anOrder(1)), till);
    book.append(paymentChange(aPayment('p')), till);
  });
  await ledger.close();
  return folder;
}

function versionOf(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(database.prepare('PRAGMA user_version').get()?.user_version);
  } finally {
    database.close();
  }
}

function countIn(file: string, table: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count;
  } finally {
    database.close();
  }
}

test('an old ledger is brought up to date and keeps what it has', async () => {
  const folder = await folderWithOldLedger();
  const ledger = open(folder, [...migrations, addNicknames, addShelves]);
  expect(ledger.order('order_1')).toEqual(anOrder(1));
  expect(ledger.payment('p')).toEqual(aPayment('p'));
  await ledger.write((book) => book.append(orderChange(anOrder(2)), till));
  expect(await checkChain(folder)).toMatchObject({ ok: true });
  await ledger.close();
  expect(checkHistory(folder)).toEqual([]);
  expect(versionOf(ledgerFolder(folder).ledger)).toBe(newest + 20);
  expect(countIn(ledgerFolder(folder).ledger, 'shelves')).toBe(0);
});

test('before every step a copy is kept, under the version it has', async () => {
  const folder = await folderWithOldLedger();
  await open(folder, [...migrations, addNicknames, addShelves]).close();
  const files = ledgerFolder(folder);
  expect(versionOf(files.copy(newest))).toBe(newest);
  expect(countIn(files.copy(newest), 'orders')).toBe(1);
  expect(versionOf(files.copy(newest + 10))).toBe(newest + 10);
  expect(() => countIn(files.copy(newest + 10), 'shelves')).toThrow('no such table');
});

test('a copy can take the place of the ledger', async () => {
  const folder = await folderWithOldLedger();
  await open(folder, [...migrations, addNicknames]).close();
  const other = temporaryFolder(onTestFinished);
  const database = new DatabaseSync(ledgerFolder(folder).copy(newest));
  database.prepare('VACUUM INTO ?').run(ledgerFolder(other).ledger);
  database.close();
  const ledger = open(other);
  expect(ledger.order('order_1')).toEqual(anOrder(1));
  await ledger.write((book) => book.append(orderChange(anOrder(2)), till));
  expect(await checkChain(other)).toMatchObject({ ok: true });
  await ledger.close();
});

test('a copy of an earlier attempt makes way for the newer one', async () => {
  const folder = await folderWithOldLedger();
  expect(() => open(folder, [...migrations, breaks])).toThrow('the migration broke');
  const ledger = open(folder);
  await ledger.write((book) => book.append(orderChange(anOrder(2)), till));
  await ledger.close();
  await open(folder, [...migrations, addNicknames]).close();
  expect(countIn(ledgerFolder(folder).copy(newest), 'orders')).toBe(2);
});

test('a step that throws changes nothing, and the old program still opens the ledger', async () => {
  const folder = await folderWithOldLedger();
  expect(() => open(folder, [...migrations, breaks])).toThrow('the migration broke');
  const ledger = open(folder);
  expect(ledger.order('order_1')).toEqual(anOrder(1));
  await ledger.close();
  expect(versionOf(ledgerFolder(folder).ledger)).toBe(newest);
});

test('a step that leaves something pointing at nothing is not kept', async () => {
  const folder = await folderWithOldLedger();
  expect(() => open(folder, [...migrations, orphans])).toThrow(
    expect.objectContaining({ name: 'LedgerError', reason: 'damaged' }),
  );
  expect(countIn(ledgerFolder(folder).ledger, 'orders')).toBe(1);
});

test('a ledger that is up to date is opened without a copy', async () => {
  const folder = await folderWithOldLedger();
  await open(folder).close();
  expect(readdirSync(folder).sort()).toEqual(['ledger.lock', 'ledger.sqlite']);
});

test('goods from before they could leave the catalogue are all sold, until they do', async () => {
  const folder = temporaryFolder(onTestFinished);
  const files = ledgerFolder(folder);
  createLedgerFile(
    files,
    migrations.filter(({ version }) => version < 80),
  );
  const chai = { id: 'chai', name: 'Chai', category: '', price: 500, currency: 'INR' } as const;
  const database = new DatabaseSync(files.ledger);
  database
    .prepare('INSERT INTO items (id, content) VALUES (?, ?)')
    .run(chai.id, JSON.stringify(chai));
  database.close();
  const ledger = open(folder);
  expect(ledger.items()).toEqual([chai]);
  await ledger.write((book) =>
    book.append({ type: 'item', item: { ...chai, isSold: false } }, till),
  );
  expect(ledger.items()).toEqual([]);
  await ledger.close();
});
