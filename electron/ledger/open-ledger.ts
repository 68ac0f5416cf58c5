import { accessSync, constants, mkdirSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../shared/clock.ts';
import { createCheckpoints } from './checkpoints.ts';
import { createLedger } from './create-ledger.ts';
import { attempt, openDatabase } from './database.ts';
import { createIdleIndexing } from './idle-indexing.ts';
import { inspectLedger } from './inspection.ts';
import type { Ledger } from './ledger.ts';
import { type LedgerFolder, ledgerFolder } from './ledger-folder.ts';
import { takeLock } from './lock.ts';
import { createLedgerFile, keepCopy, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations as everyMigration } from './migrations/migrations.ts';
import { createSearchIndex } from './search-index.ts';

export interface LedgerOptions {
  /** Made when it is missing. The ledger is `ledger.sqlite` in it. */
  readonly folder: string;
  readonly clock: Clock;
  /** Told of what nobody waits for: a listener that threw, a checkpoint that failed. */
  readonly fault: (error: unknown) => void;
  /** Oldest first; for tests that start from old tables. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the ledger for this program alone, making it first where there is none. Throws LedgerError when
 * it cannot be had; a damaged ledger, one of a newer program, and a file that is none are left untouched
 * byte for byte.
 */
export function openLedger(options: LedgerOptions): Ledger {
  const { folder, clock, fault, migrations = everyMigration } = options;
  const files = ledgerFolder(folder);
  attempt(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  // SQLite itself opens a ledger for reading only, without a word, where nothing can be written.
  attempt(folder, () => accessSync(folder, constants.W_OK));
  const unlock = takeLock(files.lock);
  try {
    const database = openMigrated(files, migrations);
    return closeWhenFailing(database, () => {
      const checkpoints = createCheckpoints(database, clock, fault);
      const index = createSearchIndex(database);
      const indexing = createIdleIndexing({ index, clock, read: checkpoints.committed, fault });
      const closed = () => {
        indexing.stop();
        checkpoints.stop();
        unlock();
      };
      const ledger = createLedger(database, clock.now, fault, closed, index);
      ledger.onCommit((entries) => {
        checkpoints.committed(entries.length);
        indexing.committed();
      });
      return ledger;
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

function openMigrated(files: LedgerFolder, migrations: readonly Migration[]): DatabaseSync {
  const versions = migrations.map(({ version }) => version);
  if (inspectLedger(files, versions) === undefined) createLedgerFile(files, migrations);
  const database = openDatabase(files.ledger);
  return closeWhenFailing(database, () => {
    migrate(database, migrations, (version) => keepCopy(database, files, version));
    return database;
  });
}

function closeWhenFailing<Result>(database: DatabaseSync, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    database.close();
    throw error;
  }
}
