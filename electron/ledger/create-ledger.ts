import type { DatabaseSync } from 'node:sqlite';
import { createAnswers } from './answers.ts';
import { createGroupCommit } from './group-commit.ts';
import { createJournal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { createProjection } from './projection.ts';
import { createReader } from './reader.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { createTurns } from './turn.ts';
import { createProgressNote } from './webhook-progress.ts';

/** A ledger over a database that has its tables; closing it closes the database, then calls `closed`. */
export function createLedger(
  database: DatabaseSync,
  now: () => number,
  fault: (error: unknown) => void,
  closed: () => void = () => undefined,
  index: SearchIndex = createSearchIndex(database),
): Ledger {
  const reader = createReader(database, index);
  const journal = createJournal(database, now, createProjection(database));
  const { write, onCommit, waitingWrites, finish } = createGroupCommit(
    createTurns(database, reader, journal, {
      ...createAnswers(database),
      noteWebhooksMade: createProgressNote(database),
    }),
    fault,
  );
  let closing: Promise<void> | undefined;

  return {
    ...reader,
    write,
    onCommit,
    waitingWrites,
    close() {
      closing ??= finish().then(() => {
        database.close();
        closed();
      });
      return closing;
    },
  };
}
