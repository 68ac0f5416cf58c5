import type { Clock } from '../../../shared/clock.ts';
import type { Payment } from '../../../shared/payment.ts';

type Doubtful = Pick<Payment, 'id' | 'terminalId'>;

/** Whether the request of what is in doubt may still be on its way to its terminal. */
export interface LateRequests {
  /** Counts from the first call about it: what is in doubt has left the till before. */
  mayArrive(doubtful: Doubtful): boolean;
  /** When that is over, in milliseconds since 1970; undefined when it is, or nobody has asked. */
  until(id: string): number | undefined;
  stop(): void;
}

/**
 * `livesFor` a terminal, in milliseconds; `over` is called when the time of one has passed. It is counted
 * by elapsed time and begins anew after a restart: a clock that is set then could end it at once.
 */
export function createLateRequests(
  clock: Clock,
  livesFor: (terminalId: string) => number,
  over: (doubtful: Doubtful) => void,
): LateRequests {
  const ends = new Map<string, number | 'over'>();
  const waits = new Set<() => void>();

  function begin(doubtful: Doubtful, milliseconds: number): void {
    ends.set(doubtful.id, clock.now() + milliseconds);
    const stopWait = clock.after(milliseconds, 'a request may still arrive', () => {
      waits.delete(stopWait);
      ends.set(doubtful.id, 'over');
      over(doubtful);
    });
    waits.add(stopWait);
  }

  return {
    mayArrive(doubtful) {
      const { id, terminalId } = doubtful;
      const lives = terminalId === null ? 0 : livesFor(terminalId);
      if (lives > 0 && !ends.has(id)) begin(doubtful, lives);
      return typeof ends.get(id) === 'number';
    },
    until(id) {
      const end = ends.get(id);
      return typeof end === 'number' ? end : undefined;
    },
    stop() {
      for (const stopWait of waits) stopWait();
      waits.clear();
    },
  };
}
