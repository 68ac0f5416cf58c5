import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { JournalEntry } from '../../shared/journal.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { Ledger } from './ledger.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { openLedger } from './open-ledger.ts';
import { openMemoryLedger } from './open-memory-ledger.ts';
import { anOrder, orderChange, till } from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const now = () => 1_000;

function keep(ledger: Ledger, seq: number): Promise<JournalEntry> {
  return ledger.write((book) => book.append(orderChange(anOrder(seq)), till));
}

test('all writes of one turn share one commit, the writes of the next another', async () => {
  const ledger = openMemoryLedger(now);
  const commits: number[][] = [];
  ledger.onCommit((entries) => commits.push(entries.map(({ seq }) => seq)));
  await Promise.all([keep(ledger, 1), keep(ledger, 2), keep(ledger, 3)]);
  await Promise.all([keep(ledger, 4), keep(ledger, 5)]);
  expect(commits).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test('an answer comes only when the entry is in the file for everybody', async () => {
  const folder = temporaryFolder(onTestFinished);
  const ledger = openLedger({
    folder,
    clock: createManualClock(),
    fault: () => expect.unreachable(),
  });
  onTestFinished(() => ledger.close());
  const other = new DatabaseSync(ledgerFolder(folder).ledger, { readOnly: true });
  onTestFinished(() => other.close());
  const count = other.prepare('SELECT count(*) AS count FROM journal');
  const duringListener: unknown[] = [];
  ledger.onCommit(() => duringListener.push(count.get()?.count));
  const duringWrite = await ledger.write((book) => {
    book.append(orderChange(anOrder(1)), till);
    return count.get()?.count;
  });
  expect(duringWrite).toBe(0);
  expect(duringListener).toEqual([1]);
  expect(count.get()?.count).toBe(1);
});

test('a write waits for another program that writes to the file, and gives up clearly', async () => {
  const folder = temporaryFolder(onTestFinished);
  const ledger = openLedger({
    folder,
    clock: createManualClock(),
    fault: () => expect.unreachable(),
  });
  onTestFinished(() => ledger.close());
  const other = new DatabaseSync(ledgerFolder(folder).ledger);
  onTestFinished(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  await expect(keep(ledger, 1)).rejects.toMatchObject({ name: 'LedgerError', reason: 'in_use' });
  other.exec('ROLLBACK');
  await expect(keep(ledger, 1)).resolves.toMatchObject({ seq: 1 });
});

test('a turn that appends nothing is no news', async () => {
  const ledger = openMemoryLedger(now);
  ledger.onCommit(() => expect.unreachable());
  await expect(ledger.write((book) => book.nextOrderSeq())).resolves.toBe(1);
});

test('a listener that throws disturbs nobody and is reported', async () => {
  const faults: unknown[] = [];
  const ledger = openLedger({
    folder: temporaryFolder(onTestFinished),
    clock: createManualClock(),
    fault: (error) => faults.push(error),
  });
  onTestFinished(() => ledger.close());
  const heard: number[] = [];
  ledger.onCommit(() => {
    throw new Error('listener broke');
  });
  ledger.onCommit((entries) => heard.push(entries.length));
  await keep(ledger, 1);
  expect(heard).toEqual([1]);
  expect(faults).toEqual([new Error('listener broke')]);
});

test('a listener that was stopped hears nothing more', async () => {
  const ledger = openMemoryLedger(now);
  const heard: number[] = [];
  const listener = (entries: readonly JournalEntry[]) => heard.push(entries.length);
  const stop = ledger.onCommit(listener);
  ledger.onCommit(listener);
  await keep(ledger, 1);
  stop();
  await keep(ledger, 2);
  expect(heard).toEqual([1, 1, 1]);
});

test('what a listener or a write writes goes into the next commit', async () => {
  const ledger = openMemoryLedger(now);
  const commits: number[] = [];
  const later: Promise<unknown>[] = [];
  ledger.onCommit((entries) => {
    commits.push(entries.length);
    if (commits.length === 1) later.push(keep(ledger, 2));
  });
  await ledger.write((book) => {
    later.push(keep(ledger, 3));
    return book.append(orderChange(anOrder(1)), till);
  });
  await Promise.all(later);
  expect(commits).toEqual([1, 2]);
});

test('closing waits for the writes under way and refuses the others', async () => {
  const ledger = openMemoryLedger(now);
  const committed: number[] = [];
  ledger.onCommit((entries) => committed.push(entries.length));
  const before = keep(ledger, 1);
  const closed = ledger.close();
  const after = keep(ledger, 2);
  await expect(after).rejects.toMatchObject({ name: 'LedgerError', reason: 'closed' });
  await closed;
  await expect(before).resolves.toMatchObject({ seq: 1 });
  expect(committed).toEqual([1]);
  expect(() => ledger.order('order_1')).toThrow('The ledger is closed.');
  await expect(ledger.close()).resolves.toBeUndefined();
});
