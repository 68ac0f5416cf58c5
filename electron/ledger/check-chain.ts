import { DatabaseSync } from 'node:sqlite';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { ChainAnswer } from '../../shared/audit.ts';
import { attempt } from './database.ts';
import { walkChain } from './hash-chain.ts';
import { ledgerFolder } from './ledger-folder.ts';

/**
 * Walks the whole journal of an open ledger as it is at this moment, over a connection of its own and a
 * slice at a time: whoever sells meanwhile notices nothing. Throws LedgerError when it cannot be read.
 */
export async function checkChain(folder: string): Promise<ChainAnswer> {
  const { ledger } = ledgerFolder(folder);
  const database = attempt(ledger, () => new DatabaseSync(ledger, { readOnly: true }));
  try {
    attempt(ledger, () => database.exec('BEGIN'));
    const walk = walkChain(database);
    for (let step = walk.next(); ; step = walk.next()) {
      if (step.done) return step.value;
      await otherWork();
    }
  } finally {
    database.close();
  }
}
