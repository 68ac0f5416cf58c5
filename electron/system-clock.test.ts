import { expect, test } from 'vitest';
import { dayOf, startOfDay, systemClock } from './system-clock.ts';

test('a wait never ends before its time', async () => {
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 30 }, (_, index) => waited(index / 2).then(() => expectPassed(index / 2))),
  );

  function expectPassed(milliseconds: number): void {
    expect(performance.now() - started).toBeGreaterThanOrEqual(milliseconds);
  }
});

test('a cancelled wait never runs, and a wait of years does not run at once', async () => {
  const cancels = [
    systemClock.after(1, 'cancelled', () => expect.unreachable()),
    systemClock.after(2 ** 40, 'years', () => expect.unreachable()),
  ];
  cancels[0]?.();
  await waited(20);
  cancels[1]?.();
});

function waited(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    systemClock.after(milliseconds, 'test', resolve);
  });
}

test('a day is from midnight to midnight, and a day that no calendar has is none', () => {
  const day = dayOf('2026-01-05');
  expect(day?.from).toBe(new Date(2026, 0, 5).getTime());
  expect(day?.to).toBe(new Date(2026, 0, 6).getTime() - 1);
  expect(startOfDay(day?.to ?? 0)).toBe(day?.from);
  expect(dayOf('2026-02-31')).toBeUndefined();
  expect(dayOf('2026-13-01')).toBeUndefined();
});
