import { expect, test } from 'vitest';
import type { LastResult } from '../../terminals/terminal.ts';
import {
  approvedOutcome,
  declinedOutcome,
  samplePayment,
  sampleReceipt,
} from '../testing/samples.ts';
import { type HeardLast, judgeLastResult, unknownMark } from './doubt-policy.ts';

const doubtful = samplePayment({ state: 'in_doubt', doubt: { reason: 'no_answer', since: 1 } });
const approvedNow: LastResult = { type: 'result', mark: 'mark-1', outcome: approvedOutcome() };

test.each([
  ['a newer approval of the asked amount', doubtful, approvedNow, 'paid'],
  [
    'the approval heard before the line went',
    { ...doubtful, approval: sampleReceipt() },
    approvedNow,
    'paid',
  ],
  [
    'another approval than the one heard before',
    { ...doubtful, approval: sampleReceipt({ mark: 'mark-8' }) },
    approvedNow,
    'still_unknown',
  ],
  [
    'a newer refusal',
    doubtful,
    { type: 'result', mark: 'mark-2', outcome: declinedOutcome },
    'not_paid',
  ],
  [
    'the approval heard before, taken back since',
    { ...doubtful, approval: sampleReceipt({ mark: 'mark-2' }) },
    { type: 'result', mark: 'mark-2', outcome: declinedOutcome },
    'not_paid',
  ],
  [
    'nothing newer than before',
    doubtful,
    { type: 'result', mark: 'mark-0', outcome: approvedOutcome({ mark: 'mark-0' }) },
    'not_paid',
  ],
  [
    'nothing newer, though an approval was heard',
    { ...doubtful, approval: sampleReceipt() },
    { type: 'result', mark: 'mark-0', outcome: approvedOutcome({ mark: 'mark-0' }) },
    'still_unknown',
  ],
  [
    'no transaction ever, then and now',
    { ...doubtful, markBefore: null },
    { type: 'none' },
    'not_paid',
  ],
  ['its list was emptied in between', doubtful, { type: 'none' }, 'still_unknown'],
  [
    'a newer approval of another amount',
    doubtful,
    { type: 'result', mark: 'mark-1', outcome: approvedOutcome({ amount: 1 }) },
    'amount_differs',
  ],
  [
    'a newer approval that names no amount',
    doubtful,
    { type: 'result', mark: 'mark-1', outcome: approvedOutcome({ amount: null }) },
    'still_unknown',
  ],
  [
    'a refund of the same amount',
    doubtful,
    { type: 'result', mark: 'mark-1', outcome: approvedOutcome({ kind: 'refund' }) },
    'still_unknown',
  ],
  [
    'a refund that was declined',
    doubtful,
    {
      type: 'result',
      mark: 'mark-1',
      outcome: { ...declinedOutcome, receipt: sampleReceipt({ kind: 'refund' }) },
    },
    'still_unknown',
  ],
  [
    'the refund before it, and nothing newer',
    doubtful,
    {
      type: 'result',
      mark: 'mark-0',
      outcome: approvedOutcome({ mark: 'mark-0', kind: 'refund' }),
    },
    'not_paid',
  ],
  ['busy', doubtful, { type: 'busy' }, 'still_unknown'],
  [
    'the approval asked for by its name, when nobody knows what came before',
    { ...doubtful, markBefore: unknownMark },
    { ...approvedNow, paymentId: doubtful.id },
    'paid',
  ],
  [
    'an approval by its name, for another amount',
    doubtful,
    {
      type: 'result',
      mark: 'mark-1',
      outcome: approvedOutcome({ amount: 1 }),
      paymentId: doubtful.id,
    },
    'amount_differs',
  ],
  [
    'an approval by its name that names no amount',
    doubtful,
    {
      type: 'result',
      mark: 'mark-1',
      outcome: approvedOutcome({ amount: null }),
      paymentId: doubtful.id,
    },
    'paid',
  ],
  [
    'an approval by another payment’s name',
    doubtful,
    { ...approvedNow, paymentId: 'pay_another' },
    'still_unknown',
  ],
  [
    'the mark of before, by another payment’s name',
    doubtful,
    { type: 'result', mark: 'mark-0', outcome: approvedOutcome(), paymentId: 'pay_another' },
    'still_unknown',
  ],
  [
    'another’s approval of the same amount, from a terminal that does not know this payment',
    doubtful,
    { ...approvedNow, isAnother: true },
    'still_unknown',
  ],
  [
    'the one of before, from a terminal that does not know this payment',
    doubtful,
    { type: 'result', mark: 'mark-0', outcome: approvedOutcome(), isAnother: true },
    'not_paid',
  ],
  ['no answer', doubtful, { type: 'unavailable', reason: 'silent' }, 'still_unknown'],
  [
    'an approval, when nobody knows what came before',
    { ...doubtful, markBefore: unknownMark },
    approvedNow,
    'still_unknown',
  ],
  [
    'the approval heard before, when nobody knows what came before',
    { ...doubtful, markBefore: unknownMark, approval: sampleReceipt() },
    approvedNow,
    'paid',
  ],
  [
    'the approval heard before, taken back, when nobody knows what came before',
    { ...doubtful, markBefore: unknownMark, approval: sampleReceipt({ mark: 'mark-2' }) },
    { type: 'result', mark: 'mark-2', outcome: declinedOutcome },
    'not_paid',
  ],
] as const)('%s: %#', (_name, payment, result, verdict) => {
  expect(judgeLastResult(payment, heard(result)).type).toBe(verdict);
});

test.each([
  ['no transaction ever', { ...doubtful, markBefore: null }, heard({ type: 'none' })],
  [
    'the one of before',
    doubtful,
    heard({ type: 'result', mark: 'mark-0', outcome: approvedOutcome({ mark: 'mark-0' }) }),
  ],
  ['another payment’s', doubtful, heard(approvedNow, true)],
])('%s proves nothing while the request may still arrive', (_name, payment, known) => {
  expect(judgeLastResult(payment, known).type).toBe('not_paid');
  expect(judgeLastResult(payment, { ...known, mayArrive: true }).type).toBe('still_unknown');
});

test('what the terminal knows of the payment itself counts at once', () => {
  const known = { ...heard(approvedNow), mayArrive: true };
  expect(judgeLastResult(doubtful, known).type).toBe('paid');
  const refused = { type: 'result', mark: 'mark-1', outcome: declinedOutcome } as const;
  expect(judgeLastResult(doubtful, { ...known, result: refused }).type).toBe('not_paid');
});

test('an approval that is an earlier payment’s says that ours was never recorded', () => {
  expect(judgeLastResult(doubtful, heard(approvedNow, true)).type).toBe('not_paid');
  const unheard = { ...doubtful, markBefore: unknownMark };
  expect(judgeLastResult(unheard, heard(approvedNow, true)).type).toBe('not_paid');
});

test('it says nothing when ours was heard approved', () => {
  const approved = { ...doubtful, approval: sampleReceipt({ mark: 'mark-8' }) };
  expect(judgeLastResult(approved, heard(approvedNow, true)).type).toBe('still_unknown');
});

function heard(result: LastResult, isEarlier = false): HeardLast {
  return { result, isEarlier, mayArrive: false };
}
