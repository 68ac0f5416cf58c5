import { expect, test } from 'vitest';
import type { PaymentStage, PaymentState } from '../../../shared/payment.ts';
import { samplePayment } from '../testing/samples.ts';
import { deadlineOf, waitOf } from './deadline-policy.ts';

test.each([
  ['sending', 5],
  ['card', 120],
  ['qr', 300],
  ['pin', 60],
  ['bank', 60],
  ['confirming', 60],
] as const)('%s may last %i seconds', (stage: PaymentStage, seconds) => {
  const payment = samplePayment({ state: 'presented', stage, changedAt: 1_000 });
  expect(deadlineOf(payment)).toEqual({ name: stage, at: 1_000 + seconds * 1_000 });
  expect(waitOf(payment)).toEqual({ name: stage, milliseconds: seconds * 1_000 });
});

test('a cancel waits thirty seconds for the terminal, whatever the stage', () => {
  const payment = samplePayment({
    state: 'presented',
    stage: 'card',
    cancelRequestedBy: 'merchant',
  });
  expect(deadlineOf(payment)).toEqual({ name: 'cancelling', at: 31_000 });
});

test('a terminal that goes back and forth does not keep a checkout open for ever', () => {
  const payment = samplePayment({ state: 'presented', stage: 'card', changedAt: 890_000 });
  expect(deadlineOf(payment)).toEqual({ name: 'checkout', at: 901_000 });
});

test.each(['draft', 'captured', 'declined', 'in_doubt', 'authorised'] as PaymentState[])(
  '%s waits for nobody',
  (state) => {
    expect(deadlineOf(samplePayment({ state, stage: null }))).toBeNull();
  },
);
