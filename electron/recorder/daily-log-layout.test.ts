import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cleaned,
  dailyLogName,
  expiredLogs,
  keptDays,
  logLine,
  logNamesBetween,
  readLogLine,
} from './daily-log-layout.ts';

const day = 86_400_000;

test('fourteen days are kept, and files that are none of its own', () => {
  const today = Date.UTC(2026, 2, 10, 23, 59);
  const names = Array.from({ length: 20 }, (_, age) => dailyLogName('wire', today - age * day));
  const others = ['notes.txt', 'wire-old.log', 'calls-2026-01-01.log'];
  const expired = expiredLogs('wire', [...names, ...others], today);
  expect(expired).toEqual(names.slice(keptDays).toReversed());
  expect(expired.at(-1)).toBe('wire-2026-02-24.log');
});

test('a clock that is a year ahead deletes nothing of the last days', () => {
  const today = Date.UTC(2026, 2, 10);
  const names = Array.from({ length: 20 }, (_, age) => dailyLogName('wire', today - age * day));
  const expired = expiredLogs('wire', names, today + 365 * day);
  // One place is that of the day which it takes for today.
  expect(expired).toEqual(names.slice(keptDays - 1).toReversed());
});

test('the files of a time are those of every day it touches', () => {
  const evening = Date.UTC(2026, 0, 5, 23, 59);
  expect(logNamesBetween('wire', evening, evening)).toEqual(['wire-2026-01-05.log']);
  expect(logNamesBetween('wire', evening, evening + 120_000)).toEqual([
    'wire-2026-01-05.log',
    'wire-2026-01-06.log',
  ]);
  expect(logNamesBetween('wire', evening, evening - day)).toEqual([]);
  const everything = logNamesBetween('wire', 0, evening);
  expect(everything).toHaveLength(keptDays + 1);
  expect(everything.at(-1)).toBe('wire-2026-01-05.log');
});

test('a time within two weeks is in one of its files', () => {
  fc.assert(
    fc.property(fc.nat(40 * day), fc.nat(13 * day), fc.nat(13 * day), (from, length, at) => {
      fc.pre(at <= length);
      const names = logNamesBetween('wire', from, from + length);
      expect(names).toContain(dailyLogName('wire', from + at));
    }),
    { numRuns: 500 },
  );
});

test('a line is read as it was written, and half of one is none', () => {
  const line = logLine(1_767_605_400_007, ['counter', 'sent', 12]);
  expect(line).toBe('2026-01-05T09:30:00.007Z\tcounter\tsent\t12\n');
  expect(readLogLine(line.trimEnd())).toEqual({
    at: 1_767_605_400_007,
    columns: ['counter', 'sent', '12'],
  });
  expect(readLogLine('2026-01-0')?.columns ?? []).toEqual([]);
  expect(readLogLine('')).toBeUndefined();
});

test('a word is cleaned of what breaks a line and of numbers as long as a card’s', () => {
  const grouped = ['1234', '5678', '9012', '3456'].join(' ');
  expect(cleaned(`card ${grouped} read`)).toBe('card # read');
  expect(cleaned('a\tb\nc')).toBe('a?b?c');
  expect(cleaned('x'.repeat(99))).toHaveLength(60);
});
