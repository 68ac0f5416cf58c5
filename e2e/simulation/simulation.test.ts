import { expect, test } from 'vitest';
import { liveDay } from './day.ts';
import { lineFaults } from './plan.ts';
import { reportFailure } from './report.ts';
import { runDays } from './run.ts';

const checkouts = 300;

test('simulated checkouts: none doubled, none lost, none stuck, whatever goes wrong', async () => {
  const totals = await runDays({ seed: 1, checkouts, liveDay, mostFailures: 1 });
  expect(totals.failures.map(reportFailure).join('\n')).toBe('');
  expect(totals.checkouts).toBe(checkouts);
  const share = (name: string) => (totals.happened.get(name) ?? 0) / checkouts;
  for (const fault of lineFaults) expect(share(fault), fault).toBeGreaterThanOrEqual(0.06);
  expect(share('kill')).toBeGreaterThanOrEqual(0.3);
  for (const outcome of ['captured', 'declined', 'cancelled', 'failed']) {
    expect(totals.outcomes.get(outcome), outcome).toBeGreaterThan(0);
  }
});

test('a seed replays byte for byte, and another seed is another day', async () => {
  const first = await liveDay(7, 3, 12);
  const again = await liveDay(7, 3, 12);
  expect(again.lines).toEqual(first.lines);
  expect(again.digest).toBe(first.digest);
  expect((await liveDay(8, 3, 12)).digest).not.toBe(first.digest);
});
