import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { followDays, untilMidnight } from './next-day.ts';

test('today is loaded afresh at every midnight, until it is stopped', () => {
  const clock = createManualClock(new Date(2026, 0, 5, 21, 0).getTime());
  let loads = 0;
  const stop = followDays(clock, async () => {
    loads += 1;
  });
  clock.advance(3 * 3_600_000 - 1);
  expect(loads).toBe(0);
  clock.advance(1);
  expect(loads).toBe(1);
  clock.advance(24 * 3_600_000);
  expect(loads).toBe(2);
  stop();
  expect(clock.waits()).toEqual([]);
});

test('just before midnight it waits a second rather than not at all', () => {
  expect(untilMidnight(new Date(2026, 0, 5, 23, 59, 59, 999).getTime())).toBe(1_000);
});
