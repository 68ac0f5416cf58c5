import { expect, test } from 'vitest';
import type { CallNote } from '../../shared/recording.ts';
import { createRecentCalls } from './recent-calls.ts';

const call = (what: string): CallNote => ({
  ...{ from: 'gateway', by: null, approvedBy: null, what, outcome: '200' },
  ...{ milliseconds: 1, subjects: [] },
});

test('the last hundred calls that the log had room for are kept, newest first', () => {
  const logged: string[] = [];
  const recent = createRecentCalls((_at, note) => {
    if (logged.length < 150) logged.push(note().what);
  });
  for (let number = 1; number <= 200; number += 1) {
    recent.record(number, () => call(`GET /${number}`));
  }
  expect(logged).toHaveLength(150);
  expect(recent.list()).toHaveLength(100);
  expect(recent.list()[0]).toMatchObject({ at: 150, what: 'GET /150' });
  expect(recent.list().at(-1)).toMatchObject({ at: 51 });
});
