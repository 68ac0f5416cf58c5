import type { DatabaseSync } from 'node:sqlite';
import type { ChainAnswer } from '../../../shared/audit.ts';
import { walkChain } from '../hash-chain.ts';

/** The check of a book that is in memory, or in a test's own hands, to its end. */
export function wholeChain(database: DatabaseSync): ChainAnswer {
  const walk = walkChain(database);
  for (let step = walk.next(); ; step = walk.next()) if (step.done) return step.value;
}
