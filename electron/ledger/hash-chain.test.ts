import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLedger } from './create-ledger.ts';
import { chainStart, hashEntry } from './hash-chain.ts';
import { openMemoryTables } from './memory-tables.ts';
import { anOrder, orderChange, till } from './testing/samples.ts';
import { wholeChain } from './testing/whole-chain.ts';

/** A journal of so many entries that anybody may write to, as somebody with a database tool could. */
async function openJournal(length: number): Promise<DatabaseSync> {
  const database = openMemoryTables();
  const ledger = createLedger(
    database,
    () => 1_700_000_000_000,
    () => expect.unreachable(),
  );
  await ledger.write((book) => {
    for (let seq = 1; seq <= length; seq += 1) {
      // Beside plain text, letters of two, three and four bytes and the sign for a broken one.
      book.append(orderChange(anOrder(seq, { notes: { who: 'Zoë, ₹ 🧾 \ufffd' } })), till);
    }
  });
  database.exec('DROP TRIGGER journal_not_changed; DROP TRIGGER journal_not_shortened');
  return database;
}

test('every part of an entry counts, and so does the entry before it', () => {
  const entry = { seq: 1, at: 2, actor: '{}', type: 'order', payload: '{}' };
  const hashes = [
    hashEntry(chainStart.hash, entry),
    hashEntry('1'.repeat(64), entry),
    hashEntry(chainStart.hash, { ...entry, seq: 2 }),
    hashEntry(chainStart.hash, { ...entry, at: 3 }),
    hashEntry(chainStart.hash, { ...entry, actor: '[]' }),
    hashEntry(chainStart.hash, { ...entry, type: 'staff' }),
    hashEntry(chainStart.hash, { ...entry, payload: '[]' }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  // printf '%064d\n1\n2\n{}\norder\n{}' 0 | sha256sum
  expect(hashes[0]).toBe('3ac32a72f8737c307ed97a2293b1773c55b4e4dfaed3e4ee7f2c2702a0aafde0');
});

test('changing any one byte of any stored entry is found, and where (promise 7)', async () => {
  const length = 5;
  const database = await openJournal(length);
  const columns = ['seq', 'at', 'actor', 'type', 'payload', 'previous_hash', 'hash'] as const;
  await fc.assert(
    fc.property(
      fc.integer({ min: 1, max: length }),
      fc.constantFrom(...columns),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (seq, column, position, mask) => {
        database.exec('SAVEPOINT untouched');
        try {
          fc.pre(changeByte(database, seq, column, position, mask));
          const found = wholeChain(database);
          // A number of 0 or less is found at the very beginning.
          if (column === 'seq')
            expect([
              { ok: false, seq },
              { ok: false, seq: 1 },
            ]).toContainEqual(found);
          else expect(found).toEqual({ ok: false, seq });
        } finally {
          database.exec('ROLLBACK TO untouched; RELEASE untouched');
        }
      },
    ),
    { numRuns: 2_000 },
  );
  expect(wholeChain(database)).toMatchObject({ ok: true });
});

/** False when SQLite refuses, because another entry has that number. */
function changeByte(
  database: DatabaseSync,
  seq: number,
  column: string,
  position: number,
  mask: number,
): boolean {
  const row = database
    .prepare(`SELECT typeof(${column}) AS type, CAST(${column} AS BLOB) AS bytes, ${column} AS value
      FROM journal WHERE seq = ?`)
    .get(seq);
  if (row?.type === 'integer') {
    const changed = BigInt(row.value as number) ^ (BigInt(mask) << BigInt((position % 7) * 8));
    const { taken } = database
      .prepare('SELECT count(*) AS taken FROM journal WHERE seq = ?')
      .get(changed) as { taken: number };
    if (column === 'seq' && taken > 0) return false;
    database.prepare(`UPDATE journal SET ${column} = ? WHERE seq = ?`).run(changed, seq);
    return true;
  }
  const bytes = row?.bytes as Uint8Array;
  const index = position % bytes.length;
  bytes[index] = (bytes[index] ?? 0) ^ mask;
  database.prepare(`UPDATE journal SET ${column} = CAST(? AS TEXT) WHERE seq = ?`).run(bytes, seq);
  return true;
}

test.each([
  ['removed', 'DELETE FROM journal WHERE seq = 3', 3],
  ['removed at the beginning', 'DELETE FROM journal WHERE seq = 1', 1],
  ['removed at the end', 'DELETE FROM journal WHERE seq = 5', 5],
  ['removed altogether', 'DELETE FROM journal', 1],
  [
    'reordered',
    `UPDATE journal SET seq = 99 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 4;
     UPDATE journal SET seq = 4 WHERE seq = 99`,
    2,
  ],
  [
    'removed, the others numbered anew',
    'DELETE FROM journal WHERE seq = 3; UPDATE journal SET seq = seq - 1 WHERE seq > 3',
    3,
  ],
  [
    'added at the end',
    `INSERT INTO journal SELECT 6, at, actor, type, payload, hash, hash FROM journal WHERE seq = 5`,
    6,
  ],
  [
    'added before the beginning',
    `INSERT INTO journal SELECT -1, at, actor, type, payload, hash, hash FROM journal WHERE seq = 5`,
    1,
  ],
])('an entry %s is found', async (_what, sql, seq) => {
  const database = await openJournal(5);
  database.exec(sql);
  expect(wholeChain(database)).toEqual({ ok: false, seq });
});

test.each([
  ['in the middle', 2, 3],
  ['at the end', 5, 5],
])('an entry %s made anew, with a hash that fits, is found', async (_where, seq, found) => {
  const database = await openJournal(5);
  const row = database.prepare('SELECT * FROM journal WHERE seq = ?').get(seq);
  const text = { seq, at: Number(row?.at), actor: String(row?.actor), type: 'order' };
  const payload = String(row?.payload).replace('10000', '20000');
  database
    .prepare('UPDATE journal SET payload = ?, hash = ? WHERE seq = ?')
    .run(payload, hashEntry(String(row?.previous_hash), { ...text, payload }), seq);
  expect(wholeChain(database)).toEqual({ ok: false, seq: found });
});

test('a change that nobody sees, because both texts read the same, is found', async () => {
  const database = await openJournal(1);
  const read = database.prepare('SELECT payload, CAST(payload AS BLOB) AS bytes FROM journal');
  const before = read.get();
  // The sign for a broken letter, EF BF BD, becomes the beginning of a longer letter: broken too.
  const bytes = before?.bytes as Uint8Array;
  bytes[bytes.indexOf(0xef)] = 0xf0;
  database.prepare('UPDATE journal SET payload = CAST(? AS TEXT)').run(bytes);
  expect(read.get()?.payload).toBe(before?.payload);
  expect(wholeChain(database)).toEqual({ ok: false, seq: 1 });
});

test('an end that was cut off is found also when the journal went on', async () => {
  const database = await openJournal(5);
  database.exec('DELETE FROM journal WHERE seq = 5');
  const ledger = createLedger(
    database,
    () => 1,
    () => expect.unreachable(),
  );
  await ledger.write((book) => book.append(orderChange(anOrder(9)), till));
  expect(wholeChain(database)).toEqual({ ok: false, seq: 5 });
});

test('a journal longer than one chunk of the walk verifies', async () => {
  const database = await openJournal(2_050);
  expect(wholeChain(database)).toMatchObject({ ok: true });
  database.exec(`UPDATE journal SET at = at + 1 WHERE seq = 2_050`);
  expect(wholeChain(database)).toEqual({ ok: false, seq: 2_050 });
});

test('the journal refuses changes and removals', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(
    database,
    () => 1,
    () => expect.unreachable(),
  );
  await ledger.write((book) => book.append(orderChange(anOrder(1)), till));
  expect(() => database.exec('UPDATE journal SET at = 2')).toThrow('journal_is_append_only');
  expect(() => database.exec('DELETE FROM journal')).toThrow('journal_is_append_only');
});
