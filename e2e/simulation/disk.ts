import type { Book, Ledger } from '../../electron/ledger/ledger.ts';
import { LedgerError } from '../../electron/ledger/ledger.ts';
import type { Clock } from '../../shared/clock.ts';

/** The real ledger behind a disk that takes its time, may fail, and forgets with its till. */
export interface Disk {
  readonly ledger: Ledger;
  /** Commits that the event loop has still to make; none is under way when the world stands still. */
  pending(): number;
  setFailing(failing: boolean): void;
  /** What has not been committed is gone, and nobody hears of what has. */
  die(): void;
}

interface Waiting {
  readonly change: (book: Book) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * `latency` in milliseconds, once before the commit and once before its answer; `step` is told of
 * both moments, since a kill in between is what tells committed from acknowledged.
 */
export function createDisk(options: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly latency: () => number;
  readonly step: (side: 'before' | 'after') => void;
}): Disk {
  const { ledger, clock, latency, step } = options;
  let queue: Waiting[] = [];
  let isBusy = false;
  let isAlive = true;
  let isFailing = false;
  let pending = 0;

  function write<Result>(change: (book: Book) => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      queue.push({ change, resolve: resolve as Waiting['resolve'], reject });
      if (!isBusy) begin();
    });
  }

  function begin(): void {
    isBusy = true;
    clock.after(latency(), 'disk writing', () => void commit());
  }

  /** Everything that came while the disk was busy goes into one commit, as in a turn of the loop. */
  async function commit(): Promise<void> {
    step('before');
    if (!isAlive) return;
    const batch = queue;
    queue = [];
    const answers = isFailing ? batch.map(refuse) : await Promise.all(batch.map(keep));
    if (!isAlive) return;
    step('after');
    if (!isAlive) return;
    clock.after(latency(), 'disk answering', () => {
      for (const answer of answers) answer();
      isBusy = false;
      if (queue.length > 0) begin();
    });
  }

  async function keep({ change, resolve, reject }: Waiting): Promise<() => void> {
    pending += 1;
    try {
      const result = await ledger.write(change);
      return () => resolve(result);
    } catch (error) {
      return () => reject(error);
    } finally {
      pending -= 1;
    }
  }

  function refuse({ reject }: Waiting): () => void {
    return () => reject(new LedgerError('disk_full', 'There is no space left for the ledger.'));
  }

  return {
    ledger: { ...ledger, write },
    pending: () => pending,
    setFailing(failing) {
      isFailing = failing;
    },
    die() {
      isAlive = false;
      queue = [];
    },
  };
}
