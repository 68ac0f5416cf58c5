import type { Clock } from '../shared/clock.ts';

/** The longest a timer can wait at once; a longer one would run immediately. */
const longest = 2 ** 31 - 1;

/** The computer's own time. A wait goes by the monotonic clock, so setting the time does not move it. */
export const systemClock: Clock = {
  now: Date.now,
  after(milliseconds, _name, run) {
    const due = performance.now() + milliseconds;
    let timer = setTimeout(check, Math.min(milliseconds, longest));
    return () => clearTimeout(timer);

    function check(): void {
      // Timers count whole milliseconds and may be up to one early.
      const rest = due - performance.now();
      if (rest <= 0) run();
      else timer = setTimeout(check, Math.min(Math.ceil(rest), longest));
    }
  },
};
