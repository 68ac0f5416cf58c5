import { expect, test } from 'vitest';
import type { Activity } from '../../../shared/activity.ts';
import type { Payment } from '../../../shared/payment.ts';
import { samplePayment } from '../testing/samples.ts';
import { isOnScreen, settleActivity, settleCloses } from './activity-policy.ts';

const checkout: Activity = {
  id: 'pda_sample00000001',
  action: 'initiate_checkout',
  deviceId: '2841158834',
  terminalId: '2841158834',
  orderId: 'order_sample00000001',
  paymentId: 'pay_sample00000001',
  closes: null,
  status: 'processing',
  failure: null,
  echo: null,
  notes: null,
  leftScreenAt: null,
  createdAt: 1_000,
  changedAt: 1_000,
};
const declined = { code: 'CARD_DECLINED', reason: 'no money', by: 'provider' } as const;

test.each<[string, Partial<Payment>, Activity['status'], string | undefined]>([
  ['sent', { state: 'requested' }, 'processing', undefined],
  ['on the terminal', { state: 'presented' }, 'processing', undefined],
  ['with the bank', { state: 'authorising' }, 'processing', undefined],
  ['in doubt', { state: 'in_doubt' }, 'processing', undefined],
  ['authorised', { state: 'authorised' }, 'processing', undefined],
  ['captured', { state: 'captured' }, 'completed', undefined],
  ['declined', { state: 'declined', failure: declined }, 'failed', 'CARD_DECLINED'],
  ['voided', { state: 'voided' }, 'failed', 'TRANSACTION_CANCELLED'],
  ['expired after authorisation', { state: 'expired' }, 'failed', 'TIMEOUT'],
])('a checkout whose payment is %s', (_name, payment, status, code) => {
  const settled = settleActivity(checkout, samplePayment(payment), 5_000);
  expect(settled.status).toBe(status);
  expect(settled.failure?.type === 'payment' ? settled.failure.code : undefined).toBe(code);
});

test('a checkout that is over does not change any more', () => {
  const over: Activity = { ...checkout, status: 'completed' };
  expect(settleActivity(over, samplePayment({ state: 'declined', failure: declined }), 5_000)).toBe(
    over,
  );
});

test('a checkout taken for over is not, when its payment is in doubt again', () => {
  const failure = { type: 'payment', code: 'TRANSACTION_CANCELLED', reason: null } as const;
  const over: Activity = { ...checkout, status: 'failed', failure, leftScreenAt: 3_000 };
  expect(settleActivity(over, samplePayment({ state: 'in_doubt' }), 5_000)).toEqual({
    ...checkout,
    changedAt: 5_000,
  });
});

test('a close is done, and the screen left, when the payment is over however it ended', () => {
  const close: Activity = { ...checkout, id: 'pda_close', action: 'close_checkout' };
  expect(settleCloses(checkout, [close], samplePayment({ state: 'in_doubt' }), 5_000)).toEqual([]);
  expect(settleCloses(checkout, [close], samplePayment({ state: 'captured' }), 5_000)).toEqual([
    { ...checkout, leftScreenAt: 5_000 },
    { ...close, status: 'completed', changedAt: 5_000 },
  ]);
});

test('a result stays on the screen for a minute, or until somebody has left it', () => {
  const captured = samplePayment({ state: 'captured', changedAt: 10_000 });
  expect(isOnScreen(checkout, captured, 69_999)).toBe(true);
  expect(isOnScreen(checkout, captured, 70_000)).toBe(false);
  expect(isOnScreen({ ...checkout, leftScreenAt: 11_000 }, captured, 12_000)).toBe(false);
  expect(isOnScreen(checkout, samplePayment({ state: 'in_doubt' }), 10_000_000)).toBe(true);
  expect(isOnScreen(checkout, undefined, 2_000)).toBe(false);
});
