import { randomBytes } from 'node:crypto';
import type { Clock, Randomness } from '../shared/clock.ts';

/** The computer's own time. Waits are counted by the monotonic clock, so setting the time moves none. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, _name, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export const systemRandomness: Randomness = (length) => new Uint8Array(randomBytes(length));

/** Midnight before `now` where this computer stands; both in milliseconds since 1970. */
export function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
