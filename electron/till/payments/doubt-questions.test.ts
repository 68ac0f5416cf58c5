import { expect, test } from 'vitest';
import type { DoubtAsked } from '../../../shared/payment.ts';
import type { LastResult } from '../../terminals/terminal.ts';
import { approvedOutcome } from '../testing/samples.ts';
import { createQuestions } from './doubt-questions.ts';

const answers: readonly [LastResult, DoubtAsked['said']][] = [
  [{ type: 'none' }, 'none'],
  [{ type: 'result', mark: 'mark-1', outcome: approvedOutcome() }, 'other'],
  [{ type: 'busy' }, 'busy'],
  [{ type: 'unavailable', reason: 'no line' }, 'silent'],
];

test('each question about a payment counts, with the time and the word of the last', () => {
  let now = 0;
  let told = 0;
  const questions = createQuestions(() => now);
  const stop = questions.onAsked(() => {
    told += 1;
  });
  expect(questions.asked('pay_1')).toBeUndefined();
  for (const [place, [result, said]] of answers.entries()) {
    now += 1_000;
    questions.note('pay_1', result);
    expect(questions.asked('pay_1')).toEqual({ times: place + 1, lastAt: now, said });
  }
  expect(told).toBe(answers.length);
  expect(questions.asked('pay_2')).toBeUndefined();
  stop();
  questions.note('pay_2', { type: 'busy' });
  expect(told).toBe(answers.length);
});

test.each([
  ['none', { type: 'none' }, 'not_yet'],
  [
    'another’s',
    { type: 'result', mark: 'mark-1', outcome: approvedOutcome(), isAnother: true },
    'not_yet',
  ],
  ['a newer one', { type: 'result', mark: 'mark-1', outcome: approvedOutcome() }, 'other'],
  ['at work', { type: 'busy' }, 'busy'],
] as const)('%s is told so while the request may still arrive: %s', (_name, result, said) => {
  const questions = createQuestions(() => 0);
  questions.note('pay_1', result, 90_000);
  const until = said === 'not_yet' ? { until: 90_000 } : {};
  expect(questions.asked('pay_1')).toEqual({ times: 1, lastAt: 0, said, ...until });
});
