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

/** What a write may do besides adding entries: working data, kept in the same transaction. */
export type WorkingSteps = Pick<Book, 'keepAnswer' | 'forgetAnswers' | 'noteWebhooksMade'>;

export type Write = (book: Book) => unknown;

/**
 * Gives a function that runs writes in one transaction, in order. A write that throws is undone alone;
 * when the file itself is in trouble, all of them are.
 */
export function createTurns(
  database: DatabaseSync,
  reader: Reader,
  journal: Journal,
  working: WorkingSteps,
): (writes: readonly Write[]) => Turn {
  const begin = prepare(database, 'BEGIN IMMEDIATE');
  const commit = prepare(database, 'COMMIT');
  const rollback = prepare(database, 'ROLLBACK');

  let sealed: SealedEntry[] = [];
  /** What the turn's writes did to the working data, to be done again like its entries. */
  let workingSteps: (() => unknown)[] = [];
  let isWriting = false;
  /** An append failed for another reason than a rule. A write cannot catch that away. */
  let trouble: LedgerError | undefined;

  const book: Book = {
    ...reader,
    append(change, actor) {
      return step(`Append of a ${change.type}`, () => {
        const appended = journal.append(change, actor);
        sealed.push(appended);
        return appended.entry;
      });
    },
    keepAnswer: (answer) => workingStep(() => working.keepAnswer(answer)),
    forgetAnswers: (before, limit) => workingStep(() => working.forgetAnswers(before, limit)),
    noteWebhooksMade: (upTo) => workingStep(() => working.noteWebhooksMade(upTo)),
  };

  return (writes) => {
    const start = journal.head;
    sealed = [];
    workingSteps = [];
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

  function workingStep<Result>(run: () => Result): Result {
    return step('Keeping of working data', () => {
      const result = run();
      workingSteps.push(run);
      return result;
    });
  }

  /** Changes the file for the running write, and remembers when the file itself was in trouble. */
  function step<Result>(what: string, run: () => Result): Result {
    if (!isWriting) throw new Error(`${what} outside of a write`);
    if (trouble) throw trouble;
    try {
      return run();
    } catch (error) {
      if (error instanceof LedgerError) trouble = error;
      throw error;
    }
  }

  function runWrite(write: Write, start: ChainLink): WriteOutcome {
    const before = sealed.length;
    const workingBefore = workingSteps.length;
    const outcome = callWrite(write);
    if (trouble) throw trouble;
    // SQLite ends the transaction by itself on some errors; what follows would not be undone.
    if (!database.isTransaction) throw givenUp(placeOf(database), outcome);
    const hasChanged = sealed.length > before || workingSteps.length > workingBefore;
    if (outcome.type === 'undone' && hasChanged) {
      // Undone together, and the earlier ones kept again: far cheaper than a savepoint around every
      // write, because writes hardly ever throw.
      sealed = sealed.slice(0, before);
      workingSteps = workingSteps.slice(0, workingBefore);
      rollback.run();
      begin.run();
      journal.goBack(start, sealed);
      for (const again of workingSteps) again();
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
