import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../shared/clock.ts';
import { prepare } from './database.ts';

export interface Checkpoints {
  /** Told of every commit and how many entries it had. */
  committed(entries: number): void;
  stop(): void;
}

/** How long no commit must have been made before the till counts as idle, in milliseconds. */
const idleTime = 250;

/** Pages that may wait in the -wal file while the till is never idle: 16 MiB. */
const pageLimit = 4096;

/**
 * Copies what has gathered in the -wal file into the ledger itself, away from commits: when the till is
 * idle, or after the answers of a commit when a rush has filled it. `fault` is told when that fails;
 * nothing is lost then, the -wal file only goes on growing until a later one succeeds.
 */
export function createCheckpoints(
  database: DatabaseSync,
  clock: Pick<Clock, 'after'>,
  fault: (error: unknown) => void,
): Checkpoints {
  const checkpoint = prepare(database, 'PRAGMA wal_checkpoint(PASSIVE)');
  let pages = 0;
  let isIdle = true;
  let cancel: (() => void) | undefined;
  let rush: NodeJS.Immediate | undefined;

  return {
    committed(entries) {
      pages += estimatePages(entries);
      isIdle = false;
      if (pages >= pageLimit) rush ??= setImmediate(run);
      cancel ??= clock.after(idleTime, 'ledger idle', look);
    },
    stop() {
      cancel?.();
      clearImmediate(rush);
    },
  };

  function look(): void {
    cancel = isIdle ? undefined : clock.after(idleTime, 'ledger idle', look);
    if (isIdle && pages > 0) run();
    isIdle = true;
  }

  function run(): void {
    rush = undefined;
    pages = 0;
    try {
      checkpoint.run();
    } catch (error) {
      fault(error);
    }
  }
}

/** Measured: each commit rewrites the last page of every table and index, each entry adds a bit. */
function estimatePages(entries: number): number {
  return 6 + entries;
}
