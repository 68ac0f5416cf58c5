import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { atMostEvery } from './at-most-every.ts';

test('the first news counts at once, the rest of its second once at its end', () => {
  const clock = createManualClock(0);
  const done: number[] = [];
  const often = atMostEvery(1_000, 'news', clock, () => done.push(clock.now()));
  for (let at = 0; at < 2_500; at += 100) {
    often.soon();
    clock.advance(100);
  }
  clock.advance(10_000);
  expect(done).toEqual([0, 1_000, 2_000, 3_000]);
});

test('nothing is done after it was stopped', () => {
  const clock = createManualClock(0);
  const done: number[] = [];
  const often = atMostEvery(1_000, 'news', clock, () => done.push(clock.now()));
  often.soon();
  often.soon();
  often.stop();
  clock.advance(10_000);
  expect(done).toEqual([0]);
});
