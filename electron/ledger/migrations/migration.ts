import type { DatabaseSync } from 'node:sqlite';

/**
 * One step of the ledger's tables. Never edited after a release: what comes later is the next number,
 * with a test that starts from the old tables.
 */
export interface Migration {
  /** The ledger's version once this has run; kept in the file's `user_version`. */
  readonly version: number;
  /** Runs inside a transaction, with foreign keys off; they are checked before it is committed. */
  apply(database: DatabaseSync): void;
}
