import type { Clock } from '../shared/clock.ts';

/** The window's own clock. Countdowns add the main process's offset to it (register-slice.ts). */
export const windowClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, _name, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
