const first = 250;
const longest = 5_000;

/**
 * Milliseconds to wait before the next try to reach a terminal that could not be reached `failures`
 * times in a row (from 1). Doubles up to five seconds; `chance` in 0..1 spreads it by a quarter either
 * way, so that several terminals behind one hub do not all knock at once.
 */
export function reconnectDelay(failures: number, chance: number): number {
  const pause = Math.min(longest, first * 2 ** Math.min(failures - 1, 10));
  return Math.round(pause * (0.75 + chance / 2));
}
