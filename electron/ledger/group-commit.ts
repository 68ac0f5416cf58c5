import type { JournalEntry } from '../../shared/journal.ts';
import { ledgerIsClosed } from './database-errors.ts';
import type { Ledger } from './ledger.ts';
import type { Turn, Write } from './turn.ts';

export interface GroupCommit extends Pick<Ledger, 'write' | 'onCommit' | 'waitingWrites'> {
  /** Refuses new writes from now on, and resolves when those under way have ended. */
  finish(): Promise<void>;
}

interface Waiting {
  readonly write: Write;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects the writes of one turn of the event loop and keeps them with one COMMIT, which costs one
 * flush of the disk however many they are. `fault` is told when a listener throws.
 */
export function createGroupCommit(
  runTurn: (writes: readonly Write[]) => Turn,
  fault: (error: unknown) => void,
): GroupCommit {
  const listeners = new Set<(entries: readonly JournalEntry[]) => void>();
  let queue: Waiting[] = [];
  let finished: Promise<void> | undefined;

  return {
    write<Result>(change: (book: Parameters<Write>[0]) => Result): Promise<Result> {
      if (finished !== undefined) return Promise.reject(ledgerIsClosed());
      return new Promise<Result>((resolve, reject) => {
        if (queue.length === 0) setImmediate(flush);
        queue.push({ write: change, resolve: resolve as Waiting['resolve'], reject });
      });
    },
    onCommit(listener) {
      // A function of our own, so that one listener given twice is told twice and stopped once.
      const told = (entries: readonly JournalEntry[]) => listener(entries);
      listeners.add(told);
      return () => void listeners.delete(told);
    },
    waitingWrites: () => queue.length,
    finish() {
      // Immediates run in order, so the flush that was asked for before is over by then.
      finished ??= new Promise((resolve) => void setImmediate(resolve));
      return finished;
    },
  };

  function flush(): void {
    const turn = queue;
    queue = [];
    const { outcomes, entries } = runTurn(turn.map(({ write }) => write));
    for (const [index, { resolve, reject }] of turn.entries()) {
      const outcome = outcomes[index];
      if (outcome?.type === 'kept') resolve(outcome.result);
      else reject(outcome?.error);
    }
    if (entries.length === 0) return;
    for (const listener of [...listeners]) {
      try {
        listener(entries);
      } catch (error) {
        fault(error);
      }
    }
  }
}
