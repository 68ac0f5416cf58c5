import type { Random } from '../simulation/random.ts';

/** What came of killing a till at moments of something. */
export interface KillReport {
  readonly kills: number;
  /** How often each thing was under way when the till was killed. */
  readonly moments: ReadonlyMap<string, number>;
  /** How what was under way has ended. */
  readonly ends: ReadonlyMap<string, number>;
  readonly restarts: readonly number[];
  readonly problems: readonly string[];
}

/** In another order. */
export function shuffled<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: random.below(2 ** 30) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** One more of this name. */
export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
