import { expect, test } from 'vitest';
import { createLedger } from './create-ledger.ts';
import { type Book, ConstraintError, LedgerError } from './ledger.ts';
import { openMemoryTables } from './memory-tables.ts';
import { openMemoryLedger } from './open-memory-ledger.ts';
import { anOrder, aPayment, orderChange, paymentChange, till } from './testing/samples.ts';
import { wholeChain } from './testing/whole-chain.ts';

const now = () => 1_000;

test('a write reads what it has appended itself', async () => {
  const ledger = openMemoryLedger(now);
  const read = await ledger.write((book) => {
    book.append(orderChange(anOrder(1)), till);
    return { order: book.order('order_1'), next: book.nextOrderSeq() };
  });
  expect(read).toEqual({ order: anOrder(1), next: 2 });
});

test('a write that throws undoes only itself, and the journal goes on without a gap', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(database, now, () => expect.unreachable());
  const results = await Promise.allSettled([
    ledger.write((book) => book.append(orderChange(anOrder(1)), till).seq),
    ledger.write((book) => {
      book.append(orderChange(anOrder(2)), till);
      book.append(orderChange(anOrder(3)), till);
      throw new Error('changed my mind');
    }),
    ledger.write((book) => book.append(orderChange(anOrder(4)), till).seq),
  ]);
  expect(results).toMatchObject([
    { status: 'fulfilled', value: 1 },
    { status: 'rejected', reason: new Error('changed my mind') },
    { status: 'fulfilled', value: 2 },
  ]);
  expect(ledger.orders({ count: 9, skip: 0 }).map(({ seq }) => seq)).toEqual([4, 1]);
  expect(ledger.entriesAfter(0, 9).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(wholeChain(database)).toMatchObject({ ok: true });
});

test('a write alone in its turn that throws leaves nothing', async () => {
  const ledger = openMemoryLedger(now);
  const write = ledger.write((book) => {
    book.append(orderChange(anOrder(1)), till);
    throw new Error('changed my mind');
  });
  await expect(write).rejects.toThrow('changed my mind');
  expect(ledger.entriesAfter(0, 9)).toEqual([]);
  expect(ledger.order('order_1')).toBeUndefined();
});

test('a write that catches a broken rule keeps its other entries', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(database, now, () => expect.unreachable());
  await ledger.write((book) => {
    book.append(orderChange(anOrder(1)), till);
    const refused = () => book.append(paymentChange(aPayment('p', { amount: 10_001 })), till);
    expect(refused).toThrow(ConstraintError);
    book.append(orderChange(anOrder(2)), till);
  });
  expect(ledger.entriesAfter(0, 9).map(({ change }) => change.type)).toEqual(['order', 'order']);
  expect(ledger.payment('p')).toBeUndefined();
  expect(wholeChain(database)).toMatchObject({ ok: true });
});

test('a write that returns a promise is a mistake and leaves nothing', async () => {
  const ledger = openMemoryLedger(now);
  let late: Promise<unknown> | undefined;
  const write = ledger.write((book) => {
    late = (async () => {
      book.append(orderChange(anOrder(1)), till);
      await Promise.resolve();
      return book.append(orderChange(anOrder(2)), till);
    })();
    return late;
  });
  await expect(write).rejects.toThrow('A write must be done when it returns');
  await expect(late).rejects.toThrow('outside of a write');
  expect(ledger.entriesAfter(0, 9)).toEqual([]);
});

test('a book that was kept cannot be written to afterwards', async () => {
  const ledger = openMemoryLedger(now);
  let kept: Book | undefined;
  await ledger.write((book) => {
    kept = book;
  });
  expect(() => kept?.append(orderChange(anOrder(1)), till)).toThrow('outside of a write');
});

test('what cannot be kept at all rejects only its own write', async () => {
  const ledger = openMemoryLedger(now);
  const results = await Promise.allSettled([
    ledger.write((book) => book.append({ type: 'setting', name: 'a', value: undefined }, till)),
    ledger.write((book) => book.append({ type: 'setting', name: 'b', value: 1n }, till)),
    ledger.write((book) => book.append({ type: 'setting', name: 'c', value: 1 }, till)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(ledger.setting('c')).toBe(1);
});

test('when the file is full nothing of that turn is kept, and later writes work again', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(database, now, () => expect.unreachable());
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
  database.exec(`PRAGMA max_page_count = ${pages}`);
  const big = anOrder(2, { notes: { long: 'x'.repeat(100_000) } });
  const results = await Promise.allSettled([
    ledger.write((book) => book.append(orderChange(anOrder(1)), till)),
    ledger.write((book) => {
      // Not to be hidden: the transaction is lost with it.
      expect(() => book.append(orderChange(big), till)).toThrow(LedgerError);
    }),
    ledger.write((book) => book.append(orderChange(anOrder(3)), till)),
  ]);
  for (const result of results) {
    expect(result).toMatchObject({ status: 'rejected', reason: { reason: 'disk_full' } });
  }
  expect(ledger.entriesAfter(0, 9)).toEqual([]);

  database.exec('PRAGMA max_page_count = 1000000');
  await ledger.write((book) => book.append(orderChange(big), till));
  expect(ledger.order('order_2')).toEqual(big);
  expect(wholeChain(database)).toMatchObject({ ok: true });
});

test('when SQLite gives up the transaction itself, nothing of that turn is kept', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(database, now, () => expect.unreachable());
  const results = await Promise.allSettled([
    ledger.write((book) => book.append(orderChange(anOrder(1)), till)),
    // As it does when it runs out of memory while reading.
    ledger.write(() => database.exec('ROLLBACK')),
    ledger.write((book) => book.append(orderChange(anOrder(2)), till)),
  ]);
  for (const result of results) {
    expect(result).toMatchObject({ status: 'rejected', reason: { reason: 'fault' } });
  }
  expect(ledger.entriesAfter(0, 9)).toEqual([]);
  await expect(
    ledger.write((book) => book.append(orderChange(anOrder(3)), till)),
  ).resolves.toMatchObject({ seq: 1 });
});
