import type { Day } from './day.ts';
import type { Totals } from './run.ts';

/** Everything about a run that is the same whenever its seed is; how fast it was is not. */
export function reportTotals(totals: Totals): string {
  const { seed, checkouts, days, happened, outcomes, failures, digest } = totals;
  return [
    `seed ${seed}: ${checkouts} checkouts on ${days} days`,
    'what happened, and in how many checkouts',
    ...countLines(happened, checkouts),
    'how the payments ended',
    ...countLines(outcomes, checkouts),
    `broken promises: ${failures.length}`,
    `digest ${digest}`,
  ].join('\n');
}

/** The checkout that broke a promise, line by line, and how to see it again. */
export function reportFailure(day: Day): string {
  return [
    ...day.lines,
    ...day.problems.map((problem) => `BROKEN ${problem}`),
    `again with: npm run simulate -- --seed ${day.seed} --day ${day.number}`,
  ].join('\n');
}

function countLines(counts: ReadonlyMap<string, number>, whole: number): readonly string[] {
  return [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, count]) => {
      const share = ((100 * count) / Math.max(1, whole)).toFixed(1);
      return `  ${name.padEnd(20)}${String(count).padStart(8)}${share.padStart(7)} %`;
    });
}
