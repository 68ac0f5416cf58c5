import { createLedger } from './create-ledger.ts';
import { openMemoryDatabase } from './database.ts';
import type { Ledger } from './ledger.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

/** A ledger without a file, for tests. A listener that throws is an uncaught error there. */
export function openMemoryLedger(now: () => number): Ledger {
  const database = openMemoryDatabase();
  migrate(database, migrations);
  return createLedger(database, now, (error) => {
    queueMicrotask(() => {
      throw error;
    });
  });
}
