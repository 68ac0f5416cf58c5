import { expect, test } from 'vitest';
import { sampleOrder, samplePayment } from '../till/testing/samples.ts';
import { viewCheckout } from './view-checkout.ts';

const about = {
  order: sampleOrder(),
  payments: [],
  activity: null,
  recovered: false,
  asked: null,
  aside: false,
  codeAt: null,
} as const;

test('what only the terminal can stop is not offered to be cancelled here', () => {
  const payment = samplePayment({ state: 'presented', stage: 'card', cancelRequestedBy: null });
  const cancelOf = (stoppedBy: 'till' | 'terminal_only') =>
    viewCheckout({ ...about, payment, stoppedBy }).cancel;
  expect(cancelOf('till')).toBe('allowed');
  expect(cancelOf('terminal_only')).toBe('terminal_only');
});

test('a cancel that software asked for is under way there, too', () => {
  const payment = samplePayment({ state: 'presented', cancelRequestedBy: 'merchant' });
  expect(viewCheckout({ ...about, payment, stoppedBy: 'terminal_only' }).cancel).toBe('requested');
});
