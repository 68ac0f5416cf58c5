import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { translateError } from './database-errors.ts';
import { LedgerError } from './ledger.ts';

export type Row = Record<string, SQLOutputValue>;

/** A prepared statement whose errors are the ledger's. */
export interface Statement {
  /** Gives the number of rows that it changed. */
  run(...values: SQLInputValue[]): number;
  get(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): Row[];
}

/** How long a commit waits for another program that writes to the file, in milliseconds. */
const busyTimeout = 250;

/**
 * What must hold on every connection that writes. WAL with FULL costs one device flush per commit and
 * loses nothing at a power cut; checkpoints are made by checkpoints.ts, away from commits.
 */
const writing = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  wal_autocheckpoint: 0,
  journal_size_limit: 32 * 1024 * 1024,
  temp_store: 2,
  cache_size: -16_000,
} as const;

/** Opens a database for writing. Throws LedgerError when it cannot be had as the ledger needs it. */
export function openDatabase(file: string): DatabaseSync {
  return configure(file, writing);
}

/** A database without a file; it is gone when it is closed. */
export function openMemoryDatabase(): DatabaseSync {
  return configure(':memory:', { ...writing, journal_mode: 'memory' });
}

export function prepare(database: DatabaseSync, sql: string): Statement {
  const place = placeOf(database);
  const statement = attempt(place, () => database.prepare(sql));
  return {
    run(...values) {
      try {
        return Number(statement.run(...values).changes);
      } catch (error) {
        throw translateError(error, place);
      }
    },
    get(...values) {
      try {
        return statement.get(...values);
      } catch (error) {
        throw translateError(error, place);
      }
    },
    all(...values) {
      try {
        return statement.all(...values);
      } catch (error) {
        throw translateError(error, place);
      }
    },
  };
}

/** The file, as messages name it. */
export function placeOf(database: DatabaseSync): string {
  return database.location() ?? ':memory:';
}

/** Does something to the file at `place`; what it throws becomes an error of the ledger. */
export function attempt<Result>(place: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw translateError(error, place);
  }
}

function configure(file: string, settings: Readonly<Record<string, string | number>>) {
  const database = attempt(file, () => new DatabaseSync(file, { timeout: busyTimeout }));
  try {
    for (const [name, wanted] of Object.entries(settings)) {
      attempt(file, () => database.exec(`PRAGMA ${name} = ${wanted}`));
      const found = prepare(database, `PRAGMA ${name}`).get()?.[name];
      if (found !== wanted) throw refusedSetting(file, name, found);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function refusedSetting(file: string, name: string, found: unknown): LedgerError {
  return new LedgerError(
    'fault',
    `The ledger ${file} cannot be kept safely here: ${name} is ${found}. ` +
      'Choose a folder on a disk of this computer.',
  );
}
