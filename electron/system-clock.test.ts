import { expect, onTestFinished, test } from 'vitest';
import { dayAt, dayOf, hourOf, startOfDay, systemClock } from './system-clock.ts';

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
  // A year as it stands in a field while somebody types it.
  expect(dayOf('0026-01-05')).toBeUndefined();
});

test('in India days meet at 18:30 UTC, over a leap day and the end of a year', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Kolkata';
  onTestFinished(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const days = ['2028-02-28', '2028-02-29', '2028-03-01'].map(dayOf);
  expect(days[0]?.from).toBe(Date.UTC(2028, 1, 27, 18, 30));
  expect(days[1]?.from).toBe((days[0]?.to ?? 0) + 1);
  expect(days[2]?.from).toBe((days[1]?.to ?? 0) + 1);
  expect(dayOf('2027-02-29')).toBeUndefined();
  const newYear = dayOf('2029-01-01')?.from ?? 0;
  expect([dayAt(newYear - 1), dayAt(newYear)]).toEqual(['2028-12-31', '2029-01-01']);
  expect([hourOf(newYear - 1), hourOf(newYear)]).toEqual([23, 0]);
});
