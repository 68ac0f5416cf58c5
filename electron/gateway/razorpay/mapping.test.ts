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

test.each([
  ['upi', null, undefined],
  ['card', { network: 'RUPAY', last4: null }, { network: 'RuPay' }],
] as const)(
  'a Bharat QR that was paid by %s shows as that, with no word of its own',
  (method, card, expected) => {
    const approval = { ...sampleReceipt(), method, card, upi: null, qr: 'bharat_qr' } as const;
    const shown = paymentOf(samplePayment({ ...captured, method, approval, qr: 'bharat_qr' }));
    expect(shown.method).toBe(method);
    if (expected) expect(shown.card).toMatchObject(expected);
    expect(JSON.stringify(shown)).not.toContain('bharat');
    expect(isPayment.Errors(shown)).toEqual([]);
  },
);

test('cash shows as cash (X62), and names no bank', () => {
  const evidence = { type: 'cash', tendered: 20_000, change: 100 } as const;
  const shown = paymentOf(
    samplePayment({ ...captured, terminalId: null, method: 'cash', evidence }),
  );
  expect(shown).toMatchObject({ method: 'cash', status: 'captured', acquirer_data: {} });
  expect(isPayment.Errors(shown)).toEqual([]);
});

test('a UPI payment that a person confirmed shows the reference they typed, and no payer', () => {
  const utr = '432100000001';
  const approval = sampleReceipt({
    ...{ mark: `utr/${utr}`, method: 'upi', card: null, upi: { vpa: null }, rrn: utr },
    approvalCode: null,
  });
  const shown = paymentOf(
    samplePayment({ ...captured, terminalId: null, method: 'upi', approval }),
  );
  expect(shown).toMatchObject({ method: 'upi', vpa: null, acquirer_data: { rrn: utr } });
  expect(isPayment.Errors(shown)).toEqual([]);
});

test('an order that was paid twice still comes to its amount (R14)', () => {
  const shown = orderOf(sampleOrder({ status: 'paid', amountPaid: 39_800 }));
  expect(shown).toMatchObject({ amount: 19_900, amount_paid: 19_900, amount_due: 0 });
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
