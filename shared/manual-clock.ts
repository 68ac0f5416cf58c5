import type { Clock } from './clock.ts';

/** A clock that stands still until it is turned; for tests and the simulation. */
export interface ManualClock extends Clock {
  /**
   * Turns it on by so many milliseconds and runs what falls due on the way, in order of time, each at
   * its own time. What those runs start to wait for counts too, when it is due within the turn.
   */
  advance(milliseconds: number): void;
  /** The same, but lets promises settle before the first run, between two, and after the last. */
  advanceAsync(milliseconds: number): Promise<void>;
  /** Sets the time of day without any of the waits noticing, as a person does in the settings. */
  jump(milliseconds: number): void;
  /** The names of everything being waited for, soonest first. */
  waits(): readonly string[];
}

interface Wait {
  readonly at: number;
  readonly name: string;
  readonly run: () => void;
}

const standardStart = Date.UTC(2026, 0, 5, 9, 30);

/**
 * `start` in milliseconds since 1970; it begins on a Monday morning when not told. `settle` resolves
 * when promises that can settle have: the default waits for microtasks only, so code that waits for the
 * machine (files, sockets, setImmediate) needs one that knows about it.
 */
export function createManualClock(
  start: number = standardStart,
  settle: () => Promise<void> = settleMicrotasks,
): ManualClock {
  // Waits are kept in elapsed time, so that a jump of the wall clock does not touch them.
  let elapsed = 0;
  let wall = start;
  let waits: readonly Wait[] = [];

  return {
    now: () => wall,
    after(milliseconds, name, run) {
      const wait = { at: elapsed + Math.max(0, milliseconds), name, run };
      // Equal times keep the order in which they were asked for.
      const later = waits.findIndex(({ at }) => at > wait.at);
      waits = later < 0 ? [...waits, wait] : waits.toSpliced(later, 0, wait);
      return () => {
        waits = waits.filter((other) => other !== wait);
      };
    },
    advance(milliseconds) {
      const end = elapsed + milliseconds;
      while (runNext(end));
      turnTo(end);
    },
    async advanceAsync(milliseconds) {
      const end = elapsed + milliseconds;
      await settle();
      while (runNext(end)) await settle();
      turnTo(end);
    },
    jump(milliseconds) {
      wall += milliseconds;
    },
    waits: () => waits.map(({ name }) => name),
  };

  function runNext(end: number): boolean {
    const next = waits[0];
    if (!next || next.at > end) return false;
    waits = waits.slice(1);
    turnTo(next.at);
    next.run();
    return true;
  }

  function turnTo(time: number): void {
    // A run may itself turn the clock; time never goes back.
    const step = Math.max(0, time - elapsed);
    elapsed += step;
    wall += step;
  }
}

/** Enough for a chain of awaits through several rooms: each round lets one more link settle. */
async function settleMicrotasks(): Promise<void> {
  for (let round = 0; round < 100; round += 1) await Promise.resolve();
}
