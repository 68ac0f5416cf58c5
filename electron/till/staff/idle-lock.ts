import type { Clock } from '../../../shared/clock.ts';

export interface IdleLock {
  /** Somebody is there. */
  touched(): void;
  stop(): void;
}

const lookMilliseconds = 5_000;

/**
 * Calls `lock` once nobody has touched anything for `minutes()`, which may change at any time; 0 never.
 * Whoever watches a payment is there. Counted in looks and not by the time of day, which somebody may set.
 */
export function createIdleLock(options: {
  readonly clock: Pick<Clock, 'after'>;
  readonly minutes: () => number;
  readonly isBusy: () => boolean;
  readonly lock: () => void;
}): IdleLock {
  const { clock, minutes, isBusy, lock } = options;
  let idle = 0;
  let stop = look();

  function look(): () => void {
    return clock.after(lookMilliseconds, 'a look for an idle window', () => {
      idle = isBusy() ? 0 : idle + lookMilliseconds;
      if (minutes() > 0 && idle >= minutes() * 60_000) lock();
      stop = look();
    });
  }

  return {
    touched() {
      idle = 0;
    },
    stop: () => stop(),
  };
}
