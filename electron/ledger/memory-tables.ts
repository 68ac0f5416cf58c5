import type { DatabaseSync } from 'node:sqlite';
import { openMemoryDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

/** An empty ledger's tables in a database without a file. */
export function openMemoryTables(): DatabaseSync {
  const database = openMemoryDatabase();
  migrate(database, migrations);
  return database;
}
