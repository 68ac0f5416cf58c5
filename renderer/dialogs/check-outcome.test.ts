import { expect, test } from 'vitest';
import { sampleLine } from '../testing/samples.ts';
import { checkOutcome } from './check-outcome.ts';

const today = 1_000;
const match = (paidAt: number | null) => ({
  line: sampleLine(),
  reference: '600509300042',
  paidAt,
});
const isToday = (at: number) => at >= today;

test.each([
  ['nobody answered', null, 'failed'],
  ['no payment ends so', [], 'none'],
  ['a payment that brought no money', [match(null)], 'unpaid'],
  ['money of today', [match(today)], 'match'],
  ['money of another day', [match(today - 1)], 'older'],
  ['money of today among older', [match(null), match(1), match(today)], 'match'],
] as const)('%s: %j is %s', (_name, matches, type) => {
  expect(checkOutcome(matches, isToday).type).toBe(type);
});
