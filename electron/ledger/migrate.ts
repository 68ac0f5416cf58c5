import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { attempt, openDatabase, placeOf, prepare } from './database.ts';
import { damaged } from './database-errors.ts';
import { applicationId } from './inspection.ts';
import { type LedgerFolder, putInPlace } from './ledger-folder.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings a database up to the newest of `migrations`, each step in its own transaction. `beforeStep` is
 * called with the present version before each; when it throws, nothing has changed.
 */
export function migrate(
  database: DatabaseSync,
  migrations: readonly Migration[],
  beforeStep: (version: number) => void = () => undefined,
): void {
  for (const step of migrations) {
    const version = Number(prepare(database, 'PRAGMA user_version').get()?.user_version);
    if (step.version <= version) continue;
    beforeStep(version);
    applyStep(database, step);
  }
}

/** A new ledger appears under its name only when it is whole, whatever cuts its making short. */
export function createLedgerFile(folder: LedgerFolder, migrations: readonly Migration[]): void {
  const { ledger, unfinished } = folder;
  attempt(ledger, () => {
    for (const ending of ['', '-wal', '-shm', '-journal'])
      rmSync(unfinished + ending, { force: true });
    const database = openDatabase(unfinished);
    try {
      database.exec(`PRAGMA application_id = ${applicationId}`);
      migrate(database, migrations);
    } finally {
      database.close();
    }
    putInPlace(unfinished, ledger);
  });
}

/** Keeps the ledger as it is, under the name of its version, for the way back. */
export function keepCopy(database: DatabaseSync, folder: LedgerFolder, version: number): void {
  const copy = folder.copy(version);
  const unfinished = `${copy}.unfinished`;
  attempt(folder.ledger, () => {
    rmSync(unfinished, { force: true });
    database.prepare('VACUUM INTO ?').run(unfinished);
    putInPlace(unfinished, copy);
  });
}

function applyStep(database: DatabaseSync, step: Migration): void {
  const place = placeOf(database);
  attempt(place, () => {
    // Only outside a transaction can they be turned off; tables may be rebuilt in between.
    database.exec('PRAGMA foreign_keys = off; BEGIN IMMEDIATE');
    try {
      step.apply(database);
      const broken = database.prepare('PRAGMA foreign_key_check').get();
      if (broken)
        throw damaged(place, `after migration ${step.version}: ${JSON.stringify(broken)}`);
      database.exec(`PRAGMA user_version = ${step.version}; COMMIT`);
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    } finally {
      database.exec('PRAGMA foreign_keys = on');
    }
  });
}
