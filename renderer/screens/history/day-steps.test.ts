import { expect, test } from 'vitest';
import { dayText, noonOf, stepDay } from './day-steps.ts';

const today = '2026-03-01';

test.each([
  [null, -1, '2026-03-01'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-02-28', 1, '2026-03-01'],
  ['2026-03-01', 1, null],
  [null, 1, null],
] as const)('from %s by %i is %s', (day, by, next) => {
  expect(stepDay(day, by, today)).toBe(next);
});

test('a year of steps goes through every day once', () => {
  let day: string | null = null;
  const seen = new Set<string>();
  for (let step = 0; step < 366; step += 1) {
    day = stepDay(day, -1, today);
    seen.add(day ?? '');
  }
  expect(seen.size).toBe(366);
  expect(day).toBe('2025-03-01');
});

test('a day is read back from its noon', () => {
  expect(dayText(noonOf('2026-03-29'))).toBe('2026-03-29');
});
