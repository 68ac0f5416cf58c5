import { DatabaseSync } from 'node:sqlite';
import { contentOf } from './change-text.ts';
import { attempt, prepare, type Row } from './database.ts';
import { createIndexing } from './indexing.ts';
import { createEntryReader } from './journal.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { openMemoryTables } from './memory-tables.ts';
import { createProjection, projectedTables } from './projection.ts';

/** Where the tables say something else than the journal they are made from. */
export type Difference =
  | {
      readonly type: 'row';
      readonly table: string;
      readonly key: string;
      /** `missing`: the journal tells of it, the table does not; `unexpected` is the opposite. */
      readonly problem: 'missing' | 'unexpected' | 'different';
    }
  /** The journal cannot be replayed beyond the entry after this one. */
  | { readonly type: 'journal'; readonly after: number; readonly reason: string };

const chunk = 1000;

const indexTables = [
  { name: 'search_terms', key: 'term, order_seq' },
  { name: 'order_entries', key: 'order_id, entry' },
];

/**
 * Replays a ledger's journal and compares what comes out with its tables (promise 7); empty when they
 * agree. Reads one moment's state over a connection of its own, so the ledger may be open meanwhile.
 * Throws LedgerError when there is none that can be read.
 */
export function checkHistory(folder: string): readonly Difference[] {
  const { ledger } = ledgerFolder(folder);
  const database = attempt(ledger, () => new DatabaseSync(ledger, { readOnly: true }));
  try {
    attempt(ledger, () => database.exec('BEGIN'));
    return compareWithHistory(database);
  } finally {
    database.close();
  }
}

/** The same for a database that is open already. */
export function compareWithHistory(database: DatabaseSync): readonly Difference[] {
  const rebuilt = openMemoryTables();
  try {
    const stopped = replay(database, rebuilt);
    return stopped
      ? [stopped]
      : [...projectedTables, ...indexTables].flatMap((table) => compare(database, rebuilt, table));
  } finally {
    rebuilt.close();
  }
}

function replay(from: DatabaseSync, into: DatabaseSync): Difference | undefined {
  const entriesAfter = createEntryReader(from);
  const project = createProjection(into);
  const index = createIndexing(into);
  const indexed = Number(from.prepare('SELECT last_entry FROM search_index').get()?.last_entry);
  let after = 0;
  into.exec('BEGIN');
  try {
    for (let entries = entriesAfter(0, chunk); entries.length > 0; ) {
      for (const { seq, change } of entries) {
        project(change, contentOf(change));
        if (seq <= indexed) index(change, seq);
        after = seq;
      }
      entries = entriesAfter(after, chunk);
    }
  } catch (error) {
    return { type: 'journal', after, reason: String(error) };
  }
  into.exec('COMMIT');
  return undefined;
}

function compare(
  found: DatabaseSync,
  rebuilt: DatabaseSync,
  { name, key }: { readonly name: string; readonly key: string },
): readonly Difference[] {
  const columns = prepare(rebuilt, 'SELECT group_concat(name) AS names FROM pragma_table_info(?)');
  const names = String(columns.get(name)?.names).split(',');
  const everything = names.map((column) => `quote(${column})`).join(', ');
  const rows = `SELECT ${key}, concat_ws(',', ${everything}) AS row FROM ${name}`;
  const keys = key.split(', ');
  const isRow = `WHERE (${key}) = (${keys.map(() => '?').join(', ')})`;
  const expected = prepare(rebuilt, `${rows} ${isRow}`);
  const isFound = prepare(found, `SELECT 1 FROM ${name} ${isRow}`);
  const keyOf = (row: Row) => keys.map((column) => row[column] ?? null);
  const difference = (problem: 'missing' | 'unexpected' | 'different', row: Row) =>
    ({ type: 'row', table: name, key: keyOf(row).join(' '), problem }) as const;

  const differences: Difference[] = [];
  for (const row of found.prepare(rows).iterate()) {
    const other = expected.get(...keyOf(row));
    if (!other) differences.push(difference('unexpected', row));
    else if (other.row !== row.row) differences.push(difference('different', row));
  }
  for (const row of rebuilt.prepare(rows).iterate()) {
    if (!isFound.get(...keyOf(row))) differences.push(difference('missing', row));
  }
  return differences;
}
