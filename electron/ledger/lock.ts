import { DatabaseSync } from 'node:sqlite';
import { attempt } from './database.ts';

/**
 * Takes the ledger for this program alone, and gives back a function that lets it go. Throws LedgerError
 * `in_use` when another has it. The lock is the operating system's, held through an open SQLite
 * transaction on an empty file: a killed program loses it at once, and no number is left to be mistaken
 * for a living one.
 */
export function takeLock(file: string): () => void {
  const database = attempt(file, () => new DatabaseSync(file, { timeout: 0 }));
  try {
    // In memory, so that no journal appears beside the lock.
    attempt(file, () => database.exec('PRAGMA journal_mode = memory; BEGIN EXCLUSIVE'));
  } catch (error) {
    database.close();
    throw error;
  }
  return () => database.close();
}
