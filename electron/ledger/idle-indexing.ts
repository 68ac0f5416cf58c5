import type { Clock } from '../../shared/clock.ts';
import type { SearchIndex } from './search-index.ts';

export interface IdleIndexing {
  /** Told of every commit. */
  committed(): void;
  stop(): void;
}

/** How long no commit must have been made: a payment's own flushes of the disk go first. */
const idleTime = 1_000;

/** A step takes a few milliseconds, so that a checkout which comes meanwhile hardly waits. */
const stepEntries = 200;
const stepPause = 50;

/**
 * Keeps the search index up with the journal while nothing is sold. `read` is told how many entries a
 * step has read, `fault` why one failed; the next commit tries again.
 */
export function createIdleIndexing(options: {
  readonly index: SearchIndex;
  readonly clock: Pick<Clock, 'after'>;
  readonly read: (entries: number) => void;
  readonly fault: (error: unknown) => void;
}): IdleIndexing {
  const { index, clock, read, fault } = options;
  let isIdle = false;
  let cancel: (() => void) | undefined;
  if (index.behind() > 0) committed();

  return {
    committed,
    stop: () => cancel?.(),
  };

  function committed(): void {
    isIdle = false;
    cancel ??= clock.after(idleTime, 'search index', look);
  }

  function look(): void {
    if (!isIdle) {
      isIdle = true;
      cancel = clock.after(idleTime, 'search index', look);
      return;
    }
    cancel = undefined;
    try {
      const unread = index.behind();
      if (unread === 0) return;
      const rest = index.catchUp(stepEntries);
      read(unread - rest);
      if (rest > 0) cancel = clock.after(stepPause, 'search index', look);
    } catch (error) {
      fault(error);
    }
  }
}
