import type { Clock } from '../../shared/clock.ts';

/** Something that is done when there is news, and not more often than that. */
export interface AtMostEvery {
  /** Does it now, or once when the pause after the last time is over. */
  soon(): void;
  /** Whatever was still to be done is not done any more. */
  stop(): void;
}

export function atMostEvery(
  milliseconds: number,
  name: string,
  clock: Pick<Clock, 'after'>,
  run: () => void,
): AtMostEvery {
  let stopPause: (() => void) | null = null;
  let isDue = false;

  function soon(): void {
    if (stopPause) isDue = true;
    else now();
  }

  function now(): void {
    isDue = false;
    stopPause = clock.after(milliseconds, name, () => {
      stopPause = null;
      if (isDue) now();
    });
    run();
  }

  return {
    soon,
    stop() {
      stopPause?.();
      stopPause = null;
      isDue = false;
    },
  };
}
