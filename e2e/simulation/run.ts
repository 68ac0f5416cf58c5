import { createHash } from 'node:crypto';
import type { Day } from './day.ts';

/** What came of many days. */
export interface Totals {
  readonly seed: number;
  readonly checkouts: number;
  readonly days: number;
  readonly happened: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, number>;
  /** Days on which a promise was broken. */
  readonly failures: readonly Day[];
  /** SHA-256 in hexadecimal over the days' digests. */
  readonly digest: string;
}

export interface RunOptions {
  readonly seed: number;
  readonly checkouts: number;
  /** Handed in, because a mutant is planted before the rooms are loaded. */
  readonly liveDay: (seed: number, number: number, most: number) => Promise<Day>;
  /** No more days after so many with a broken promise. */
  readonly mostFailures: number;
  readonly dayDone?: (day: Day, checkouts: number) => void;
}

/** Day after day, each of its own making, until there were enough checkouts. */
export async function runDays(options: RunOptions): Promise<Totals> {
  const { seed, checkouts, liveDay, mostFailures, dayDone = () => undefined } = options;
  const happened = new Map<string, number>();
  const outcomes = new Map<string, number>();
  const failures: Day[] = [];
  const digest = createHash('sha256');
  let done = 0;
  let days = 0;
  while (done < checkouts && failures.length < mostFailures) {
    const day = await liveDay(seed, days, checkouts - done);
    days += 1;
    done += day.checkouts;
    addCounts(happened, day.happened);
    addCounts(outcomes, day.outcomes);
    digest.update(day.digest);
    if (day.problems.length > 0) failures.push(day);
    dayDone(day, done);
  }
  return {
    seed,
    checkouts: done,
    days,
    happened,
    outcomes,
    failures,
    digest: digest.digest('hex'),
  };
}

function addCounts(total: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [name, count] of counts) total.set(name, (total.get(name) ?? 0) + count);
}
