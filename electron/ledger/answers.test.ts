import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { checkHistory } from './history.ts';
import type { KeptAnswer } from './ledger.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { createLedgerFile } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { openLedger } from './open-ledger.ts';
import { openMemoryLedger } from './open-memory-ledger.ts';
import { anOrder, orderChange, till } from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const now = () => 1_000;
const anAnswer = (name: string, but: Partial<KeptAnswer> = {}): KeptAnswer => ({
  name,
  requestHash: 'hash',
  status: 200,
  body: '{"id":"order_1"}',
  keptAt: 1_000,
  ...but,
});

test('an answer is kept with the change it belongs to, and is no entry of the journal', async () => {
  const ledger = openMemoryLedger(now);
  await ledger.write((book) => {
    book.append(orderChange(anOrder(1)), till);
    book.keepAnswer(anAnswer('a'));
  });
  expect(ledger.keptAnswer('a')).toEqual(anAnswer('a'));
  expect(ledger.keptAnswer('b')).toBeUndefined();
  expect(ledger.entriesAfter(0, 9)).toHaveLength(1);
});

test('a write that throws leaves no answer, and another one of its turn keeps its own', async () => {
  const ledger = openMemoryLedger(now);
  const results = await Promise.allSettled([
    ledger.write((book) => {
      book.append(orderChange(anOrder(1)), till);
      book.keepAnswer(anAnswer('kept'));
    }),
    ledger.write((book) => {
      book.append(orderChange(anOrder(2)), till);
      book.keepAnswer(anAnswer('undone'));
      throw new Error('changed my mind');
    }),
    ledger.write((book) => {
      book.keepAnswer(anAnswer('alone'));
      throw new Error('changed my mind again');
    }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(ledger.keptAnswer('kept')).toEqual(anAnswer('kept'));
  expect(ledger.keptAnswer('undone')).toBeUndefined();
  expect(ledger.keptAnswer('alone')).toBeUndefined();
});

test('a name kept again has only its newest answer', async () => {
  const ledger = openMemoryLedger(now);
  await ledger.write((book) => book.keepAnswer(anAnswer('a')));
  await ledger.write((book) => book.keepAnswer(anAnswer('a', { body: '{}', keptAt: 2_000 })));
  expect(ledger.keptAnswer('a')).toMatchObject({ body: '{}', keptAt: 2_000 });
  expect(await ledger.write((book) => book.forgetAnswers(2_000, 100))).toBe(0);
});

test('only what is old is forgotten, a few at a time', async () => {
  const ledger = openMemoryLedger(now);
  await ledger.write((book) => {
    for (let count = 0; count < 5; count += 1) book.keepAnswer(anAnswer(`old ${count}`));
    book.keepAnswer(anAnswer('new', { keptAt: 2_000 }));
  });
  const forget = () => ledger.write((book) => book.forgetAnswers(2_000, 3));
  expect([await forget(), await forget(), await forget()]).toEqual([3, 2, 0]);
  expect(ledger.keptAnswer('old 4')).toBeUndefined();
  expect(ledger.keptAnswer('new')).toBeDefined();
});

test('answers are kept only inside a write', async () => {
  const ledger = openMemoryLedger(now);
  const book = await ledger.write((given) => given);
  expect(() => book.keepAnswer(anAnswer('a'))).toThrow('outside of a write');
});

test('writes that wait for the next commit can be counted', async () => {
  const ledger = openMemoryLedger(now);
  expect(ledger.waitingWrites()).toBe(0);
  const writes = [1, 2].map((seq) =>
    ledger.write((book) => book.append(orderChange(anOrder(seq)), till)),
  );
  expect(ledger.waitingWrites()).toBe(2);
  await Promise.all(writes);
  expect(ledger.waitingWrites()).toBe(0);
});

test('a ledger from before answers were kept learns to, and a restart forgets none', async () => {
  const folder = temporaryFolder(onTestFinished);
  const { ledger: file } = ledgerFolder(folder);
  const first = migrations.filter(({ version }) => version === 10);
  createLedgerFile(ledgerFolder(folder), first);
  expect(tablesIn(file)).not.toContain('answers');
  const open = () =>
    openLedger({ folder, clock: createManualClock(), fault: () => expect.unreachable() });
  const upgraded = open();
  await upgraded.write((book) => {
    book.append(orderChange(anOrder(1)), till);
    book.keepAnswer(anAnswer('a'));
  });
  await upgraded.close();
  const ledger = open();
  expect(ledger.order('order_1')).toEqual(anOrder(1));
  expect(ledger.keptAnswer('a')).toEqual(anAnswer('a'));
  await ledger.close();
  expect(checkHistory(folder)).toEqual([]);
});

function tablesIn(file: string): readonly unknown[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare('SELECT name FROM sqlite_schema')
      .all()
      .map(({ name }) => name);
  } finally {
    database.close();
  }
}
