import { expect, test } from 'vitest';
import {
  approvedOutcome,
  declinedOutcome,
  samplePayment,
  sampleReceipt,
} from '../testing/samples.ts';
import { hear } from './outcome-machine.ts';

const running = samplePayment({ state: 'authorising' });
const kinds = ['reversal', 'refund', 'reservation', 'booking', 'release'] as const;

test.each(kinds)('a %s of the same amount is no word on a sale', (kind) => {
  expect(hear(running, approvedOutcome({ kind }), 1)).toBeUndefined();
  const receipt = sampleReceipt({ kind });
  expect(hear(running, { ...declinedOutcome, receipt }, 1)).toBeUndefined();
});

test('a terminal that says no kind, or says that it was a sale, is heard', () => {
  for (const outcome of [approvedOutcome(), approvedOutcome({ kind: 'sale' })]) {
    expect(hear(running, outcome, 1)?.payment.approval).toEqual(outcome.receipt);
  }
});
