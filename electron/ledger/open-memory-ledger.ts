import { createLedger } from './create-ledger.ts';
import type { Ledger } from './ledger.ts';
import { openMemoryTables } from './memory-tables.ts';

/** A ledger without a file, for tests. A listener that throws is an uncaught error there. */
export function openMemoryLedger(now: () => number): Ledger {
  return createLedger(openMemoryTables(), now, (error) => {
    queueMicrotask(() => {
      throw error;
    });
  });
}
