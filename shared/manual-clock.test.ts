import { expect, test } from 'vitest';
import { createManualClock } from './manual-clock.ts';

test('waits run in order of time, each at its own time', () => {
  const clock = createManualClock(1000);
  const runs: string[] = [];
  clock.after(30, 'late', () => runs.push(`late ${clock.now()}`));
  clock.after(10, 'early', () => {
    runs.push(`early ${clock.now()}`);
    clock.after(5, 'chained', () => runs.push(`chained ${clock.now()}`));
  });
  clock.after(10, 'second', () => runs.push(`second ${clock.now()}`));
  clock.advance(29);
  expect(runs).toEqual(['early 1010', 'second 1010', 'chained 1015']);
  expect(clock.waits()).toEqual(['late']);
  clock.advance(1);
  expect(runs.at(-1)).toBe('late 1030');
  expect(clock.now()).toBe(1030);
});

test('a cancelled wait never runs', () => {
  const clock = createManualClock();
  const cancel = clock.after(10, 'gone', () => expect.unreachable());
  cancel();
  clock.advance(1000);
  expect(clock.waits()).toEqual([]);
});

test('a jump of the time of day does not touch what is being waited for', () => {
  const clock = createManualClock(1000);
  let ran = false;
  clock.after(10, 'deadline', () => {
    ran = true;
  });
  clock.jump(-500);
  expect(clock.now()).toBe(500);
  clock.advance(9);
  expect(ran).toBe(false);
  clock.advance(1);
  expect(ran).toBe(true);
});

test('promises settle between two waits when time passes asynchronously', async () => {
  const clock = createManualClock(0);
  const seen: string[] = [];
  clock.after(10, 'first', () => {
    void Promise.resolve()
      .then(() => seen.push('settled'))
      .then(() => clock.after(5, 'asked for by a promise', () => seen.push(`at ${clock.now()}`)));
  });
  clock.after(11, 'second', () => seen.push('second'));
  await clock.advanceAsync(20);
  expect(seen).toEqual(['settled', 'second', 'at 15']);
  expect(clock.now()).toBe(20);
});
