import type { DatabaseSync } from 'node:sqlite';
import type { JournalEntry } from '../../shared/journal.ts';
import { placeOf, prepare } from './database.ts';
import type { ChainLink } from './hash-chain.ts';
import type { Journal, SealedEntry } from './journal.ts';
import { type Book, LedgerError, type Reader } from './ledger.ts';

export type WriteOutcome =
  | { readonly type: 'kept'; readonly result: unknown }
  | { readonly type: 'undone'; readonly error: unknown };

/** One transaction's worth of writes: what became of each, and the entries on disk because of them. */
export interface Turn {
  readonly outcomes: readonly WriteOutcome[];
  readonly entries: readonly JournalEntry[];
}

export type Write = (book: Book) => unknown;

/**
 * Gives a function that runs writes in one transaction, in order. A write that throws is undone alone;
 * when the file itself is in trouble, all of them are.
 */
export function createTurns(
  database: DatabaseSync,
  reader: Reader,
  journal: Journal,
): (writes: readonly Write[]) => Turn {
  const begin = prepare(database, 'BEGIN IMMEDIATE');
  const commit = prepare(database, 'COMMIT');
  const rollback = prepare(database, 'ROLLBACK');

  let sealed: SealedEntry[] = [];
  let isWriting = false;
  /** An append failed for another reason than a rule. A write cannot catch that away. */
  let trouble: LedgerError | undefined;

  const book: Book = {
    ...reader,
    append(change, actor) {
      if (!isWriting) throw new Error(`Append of a ${change.type} outside of a write`);
      if (trouble) throw trouble;
      try {
        const appended = journal.append(change, actor);
        sealed.push(appended);
        return appended.entry;
      } catch (error) {
        if (error instanceof LedgerError) trouble = error;
        throw error;
      }
    },
  };

  return (writes) => {
    const start = journal.head;
    sealed = [];
    trouble = undefined;
    try {
      begin.run();
      const outcomes = writes.map((write) => runWrite(write, start));
      if (sealed.length > 0) journal.noteHead();
      commit.run();
      return { outcomes, entries: sealed.map(({ entry }) => entry) };
    } catch (error) {
      if (database.isTransaction) rollback.run();
      journal.goBack(start, []);
      return { outcomes: writes.map(() => ({ type: 'undone', error })), entries: [] };
    }
  };

  function runWrite(write: Write, start: ChainLink): WriteOutcome {
    const before = sealed.length;
    const outcome = callWrite(write);
    if (trouble) throw trouble;
    // SQLite ends the transaction by itself on some errors; what follows would not be undone.
    if (!database.isTransaction) throw givenUp(placeOf(database), outcome);
    if (outcome.type === 'undone' && sealed.length > before) {
      // Undone together, and the earlier ones kept again: far cheaper than a savepoint around every
      // write, because writes hardly ever throw.
      sealed = sealed.slice(0, before);
      rollback.run();
      begin.run();
      journal.goBack(start, sealed);
    }
    return outcome;
  }

  function callWrite(write: Write): WriteOutcome {
    isWriting = true;
    try {
      const result = write(book);
      if (result instanceof Promise) {
        // It will fail at its next append, and nobody waits for it any more.
        result.catch(() => undefined);
        throw new TypeError('A write must be done when it returns; this one returned a promise');
      }
      return { type: 'kept', result };
    } catch (error) {
      return { type: 'undone', error };
    } finally {
      isWriting = false;
    }
  }
}

function givenUp(place: string, outcome: WriteOutcome): LedgerError {
  const options = outcome.type === 'undone' ? { cause: outcome.error } : {};
  return new LedgerError('fault', `The ledger ${place} gave up the writes under way`, options);
}
