import type { DatabaseSync } from 'node:sqlite';
import { prepare } from './database.ts';
import { createIndexing } from './indexing.ts';
import { createEntryReader } from './journal.ts';

/**
 * What finds orders again, read out of the journal after the fact: a sale does not wait for it, and a
 * ledger that has none yet gets one by itself.
 */
export interface SearchIndex {
  /**
   * Reads on in the journal by at most `limit` entries and gives the number that is still unread. Inside
   * a write that becomes part of it; otherwise it is a commit of its own. Throws LedgerError.
   */
  catchUp(limit: number): number;
  /** How many entries of the journal have not been read yet. */
  behind(): number;
}

export function createSearchIndex(database: DatabaseSync): SearchIndex {
  const index = createIndexing(database);
  const entriesAfter = createEntryReader(database);
  const place = prepare(
    database,
    `SELECT last_entry, (SELECT coalesce(max(seq), 0) FROM journal) AS head FROM search_index`,
  );
  const note = prepare(database, 'UPDATE search_index SET last_entry = ?');
  const begin = prepare(database, 'BEGIN IMMEDIATE');
  const commit = prepare(database, 'COMMIT');
  const rollback = prepare(database, 'ROLLBACK');

  return {
    catchUp(limit) {
      const { last, unread } = look();
      if (unread === 0) return 0;
      if (database.isTransaction) return unread - readOn(last, limit);
      begin.run();
      try {
        const read = readOn(last, limit);
        commit.run();
        return unread - read;
      } catch (error) {
        if (database.isTransaction) rollback.run();
        throw error;
      }
    },
    behind: () => look().unread,
  };

  function look(): { readonly last: number; readonly unread: number } {
    const row = place.get();
    const last = Number(row?.last_entry ?? 0);
    return { last, unread: Number(row?.head ?? 0) - last };
  }

  function readOn(last: number, limit: number): number {
    const entries = entriesAfter(last, limit);
    for (const { change, seq } of entries) index(change, seq);
    note.run(entries.at(-1)?.seq ?? last);
    return entries.length;
  }
}
