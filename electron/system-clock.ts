import { randomBytes } from 'node:crypto';
import type { Clock, Randomness } from '../shared/clock.ts';

/** The longest a timer can wait at once; a longer one would run immediately. */
const longest = 2 ** 31 - 1;

/** The computer's own time. Waits are counted by the monotonic clock, so setting the time moves none. */
export const systemClock: Clock = {
  now: () => Date.now(),
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

export const systemRandomness: Randomness = (length) => new Uint8Array(randomBytes(length));

/** Midnight before `now` where this computer stands; both in milliseconds since 1970. */
export function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}

/** The hour of the day, 0 to 23, in which this is where this computer stands. */
export function hourOf(at: number): number {
  return new Date(at).getHours();
}

/** The day ("2026-01-05") in which this is where this computer stands. */
export function dayAt(at: number): string {
  const date = new Date(at);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/**
 * The first and the last millisecond of a day ("2026-01-05") where this computer stands; undefined when
 * there is no such day.
 */
export function dayOf(day: string): { readonly from: number; readonly to: number } | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const midnight = new Date(year, month - 1, date);
  // Years before 100 would be of the last century, and February has no 30th.
  const isDay = midnight.getFullYear() === year && midnight.getMonth() === month - 1;
  if (!isDay || midnight.getDate() !== date) return undefined;
  return { from: midnight.getTime(), to: new Date(year, month - 1, date + 1).getTime() - 1 };
}
