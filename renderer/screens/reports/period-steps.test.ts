import { expect, test } from 'vitest';
import { dayWithin, isLast, periodAround, stepPeriod } from './period-steps.ts';

const today = '2026-03-01';

test.each([
  ['day', '2026-03-01', -1, '2026-02-28'],
  ['day', '2026-02-28', 1, '2026-03-01'],
  ['day', '2026-03-01', 1, '2026-03-01'],
  ['month', '2026-01', -1, '2025-12'],
  ['month', '2025-12', 1, '2026-01'],
  ['month', '2026-03', 1, '2026-03'],
  ['year', '2026', -1, '2025'],
  ['year', '2026', 1, '2026'],
] as const)('from the %s %s by %d to %s', (type, name, by, to) => {
  expect(stepPeriod({ type, name }, by, today)).toEqual({ type, name: to });
});

test('another kind is chosen around the day that was looked at', () => {
  expect(periodAround('month', '2026-01-31')).toEqual({ type: 'month', name: '2026-01' });
  expect(dayWithin({ type: 'month', name: '2026-03' }, today)).toBe(today);
  expect(dayWithin({ type: 'month', name: '2026-01' }, today)).toBe('2026-01-01');
  expect(dayWithin({ type: 'year', name: '2025' }, today)).toBe('2025-01-01');
  expect(dayWithin({ type: 'day', name: '2025-07-08' }, today)).toBe('2025-07-08');
});

test('nothing comes after today, this month and this year', () => {
  expect(isLast({ type: 'day', name: today }, today)).toBe(true);
  expect(isLast({ type: 'month', name: '2026-02' }, today)).toBe(false);
  expect(isLast({ type: 'year', name: '2026' }, today)).toBe(true);
});
