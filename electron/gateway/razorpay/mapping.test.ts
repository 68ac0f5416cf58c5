import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import type { Payment, PaymentState } from '../../../shared/payment.ts';
import { sampleOrder, samplePayment, sampleReceipt } from '../../till/testing/samples.ts';
import { orderEntity, paymentEntity } from './entities.ts';
import { orderOf, paymentOf, paymentsOf } from './mapping.ts';

const isPayment = Compile(paymentEntity);
const isOrder = Compile(orderEntity);

/** The table of domain.md, the column of the Razorpay payment. */
test.each<[PaymentState, string]>([
  ['requested', 'created'],
  ['presented', 'created'],
  ['authorising', 'created'],
  ['in_doubt', 'created'],
  ['authorised', 'authorized'],
  ['captured', 'captured'],
  ['declined', 'failed'],
  ['failed', 'failed'],
  ['cancelled', 'failed'],
  ['expired', 'failed'],
  ['voided', 'failed'],
])('a payment that is %s shows as %s', (state, status) => {
  const shown = paymentOf(samplePayment({ state }));
  expect(shown.status).toBe(status);
  expect(isPayment.Errors(shown)).toEqual([]);
});

test('only a doubt shows as one', () => {
  expect(paymentOf(samplePayment({ state: 'in_doubt' })).metadata).toEqual({ in_doubt: true });
  expect(paymentOf(samplePayment({ state: 'authorising' }))).not.toHaveProperty('metadata');
});

test('a draft is shown to nobody', () => {
  expect(paymentsOf([samplePayment({ state: 'draft' })])).toMatchObject({ count: 0, items: [] });
});

const captured: Partial<Payment> = { state: 'captured', capturedAmount: 19_900 };

test.each([
  [0, 'captured', null],
  [100, 'captured', 'partial'],
  [19_900, 'refunded', 'full'],
])('with %d refunded a payment is %s', (refundedAmount, status, refundStatus) => {
  const shown = paymentOf(samplePayment({ ...captured, refundedAmount }));
  expect(shown).toMatchObject({ status, captured: true, refund_status: refundStatus });
});

test('a UPI payment shows who paid', () => {
  const approval = sampleReceipt({ method: 'upi', card: null, upi: { vpa: 'meera@bank' } });
  const shown = paymentOf(samplePayment({ ...captured, method: 'upi', approval }));
  expect(shown).toMatchObject({
    method: 'upi',
    vpa: 'meera@bank',
    upi: { payer_account_type: 'bank_account', vpa: 'meera@bank' },
  });
  expect(shown).not.toHaveProperty('card');
  expect(isPayment.Errors(shown)).toEqual([]);
});

test.each([
  ['Visa', 'Visa'],
  ['MASTERCARD', 'MasterCard'],
  ['American-Express', 'American Express'],
  ['rupay', 'RuPay'],
  ['girocard', 'Unknown'],
  ['constructor', 'Unknown'],
])('the network %s is spelled %s', (network, spelled) => {
  const approval = sampleReceipt({ card: { network, last4: null } });
  expect(paymentOf(samplePayment({ ...captured, approval })).card).toEqual({
    entity: 'card',
    network: spelled,
    type: 'unknown',
    issuer: null,
  });
});

test('an order settled another way shows as it was before', () => {
  const status = (attempts: number) => orderOf(sampleOrder({ status: 'closed', attempts })).status;
  expect([status(0), status(1)]).toEqual(['created', 'attempted']);
});

test('a paid order stays paid after a refund (X13)', () => {
  const order = sampleOrder({ status: 'paid', amountPaid: 19_900, attempts: 1 });
  const refunded = samplePayment({ ...captured, refundedAmount: 19_900 });
  const shown = orderOf(order, [refunded]);
  expect(shown).toMatchObject({ status: 'paid', payments: { items: [{ status: 'refunded' }] } });
  expect(isOrder.Errors(shown)).toEqual([]);
});
