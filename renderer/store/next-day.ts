import type { Clock } from '../../shared/clock.ts';

/** Runs `load` at each midnight of the computer's time zone, so that "today" is. */
export function followDays(clock: Clock, load: () => Promise<void>): () => void {
  let stopWaiting = wait();
  return () => stopWaiting();

  function wait(): () => void {
    return clock.after(untilMidnight(clock.now()), 'the next day', () => {
      void load();
      stopWaiting = wait();
    });
  }
}

/** In milliseconds; at least a second, so that a clock set back does not make it spin. */
export function untilMidnight(now: number): number {
  return Math.max(1_000, new Date(now).setHours(24, 0, 0, 0) - now);
}
