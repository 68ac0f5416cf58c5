import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleOrder, samplePayment } from '../testing/samples.ts';
import { acceptOrder, judgeAttempt, judgePart, settleOrder, unclaimed } from './order-policy.ts';

describe('accepting an order', () => {
  test.each([
    ['no amount at all', Number.NaN, 'INR', 'amount_invalid'],
    ['a fraction', 199.5, 'INR', 'amount_invalid'],
    ['a negative amount', -1, 'INR', 'amount_invalid'],
    ['an amount that is no longer exact', 2 ** 53, 'INR', 'amount_invalid'],
    ['nothing', 0, 'INR', 'amount_too_small'],
    ['less than one rupee', 99, 'INR', 'amount_too_small'],
    ['a currency nobody knows', 100, 'XXX', 'currency_unknown'],
    ['a currency in small letters', 100, 'inr', 'currency_unknown'],
    ['a name every object has', 100, 'constructor', 'currency_unknown'],
  ])('%s is refused', (_name, amount, currency, type) => {
    expect(acceptOrder({ amount, currency })).toMatchObject({ ok: false, refusal: { type } });
  });

  test('one rupee is enough', () => {
    expect(acceptOrder({ amount: 100, currency: 'INR' })).toMatchObject({
      ok: true,
      value: { amount: 100, currency: 'INR', receipt: null, notes: {}, captureMode: 'automatic' },
    });
  });

  test('a receipt of 41 characters is refused, one of 40 is kept', () => {
    const order = { amount: 100, currency: 'INR' };
    expect(acceptOrder({ ...order, receipt: 'r'.repeat(41) })).toMatchObject({ ok: false });
    expect(acceptOrder({ ...order, receipt: 'r'.repeat(40) })).toMatchObject({ ok: true });
  });

  test('lines that do not come to the amount are refused, lines that do are kept', () => {
    const lines = [{ name: 'Masala chai', quantity: 3, unitAmount: 2_000 }];
    expect(acceptOrder({ amount: 5_999, currency: 'INR', lines })).toMatchObject({ ok: false });
    expect(acceptOrder({ amount: 6_000, currency: 'INR', lines })).toMatchObject({
      ok: true,
      value: { lines },
    });
  });

  test.each([
    ['takes something off', 1_000, true],
    ['leaves nothing', 6_000, false],
    ['takes more than there is', 6_001, false],
    ['adds something', -1, false],
    ['is a fraction', 0.5, false],
  ])('a discount that %s', (_name, discount, ok) => {
    const lines = [{ name: 'Masala chai', quantity: 3, unitAmount: 2_000, discount }];
    const amount = 100 + 6_000 - discount;
    const rest = { name: 'Samosa', quantity: 1, unitAmount: 100 };
    const accepted = acceptOrder({ amount, currency: 'INR', lines: [...lines, rest] });
    expect(accepted.ok).toBe(ok);
  });

  test('a customer is kept, but no card number that was typed as one', () => {
    const name = `Meera 4${'1'.repeat(15)}`;
    const accepted = acceptOrder({ amount: 100, currency: 'INR', customer: { name } });
    expect(accepted).toMatchObject({
      ok: true,
      value: { customer: { name: `Meera ${'*'.repeat(12)}1111` } },
    });
    const long = { email: 'x'.repeat(121) };
    expect(acceptOrder({ amount: 100, currency: 'INR', customer: long })).toMatchObject({
      refusal: { type: 'customer_invalid' },
    });
  });

  test('sixteen notes, or one of 257 characters, are refused', () => {
    const order = { amount: 100, currency: 'INR' };
    const many = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`n${i}`, 'x']));
    expect(acceptOrder({ ...order, notes: many })).toMatchObject({ ok: false });
    expect(acceptOrder({ ...order, notes: { a: 'x'.repeat(257) } })).toMatchObject({ ok: false });
  });
});

describe('another attempt', () => {
  const order = sampleOrder();

  test('is allowed for exactly what is due', () => {
    expect(judgeAttempt(order, [], 19_900, 'INR')).toEqual({ type: 'allowed' });
  });

  test.each([
    [
      'an order already paid',
      sampleOrder({ status: 'paid', amountPaid: 19_900 }),
      19_900,
      'INR',
      'order_already_paid',
    ],
    ['a closed order', sampleOrder({ status: 'closed' }), 19_900, 'INR', 'order_already_paid'],
    ['another amount', order, 19_899, 'INR', 'amount_mismatch'],
    [
      'the whole amount when part of it is paid',
      sampleOrder({ amountPaid: 900 }),
      19_900,
      'INR',
      'amount_mismatch',
    ],
    ['another currency', order, 19_900, 'EUR', 'currency_mismatch'],
  ])('is refused for %s', (_name, subject, amount, currency, type) => {
    expect(judgeAttempt(subject, [], amount, currency)).toMatchObject({
      type: 'refused',
      refusal: { type },
    });
  });

  test.each(['requested', 'presented', 'authorising', 'in_doubt', 'authorised'] as const)(
    'waits for the one that is %s',
    (state) => {
      const payment = samplePayment({ state });
      expect(judgeAttempt(order, [payment], 19_900, 'INR')).toEqual({
        type: 'unresolved',
        payment,
      });
    },
  );
});

describe('a part of an order', () => {
  const order = sampleOrder();
  const taken = samplePayment({ id: 'a', amount: 5_000, state: 'captured', capturedAmount: 5_000 });
  const running = samplePayment({ id: 'b', amount: 10_000, state: 'in_doubt' });

  test('may be as much as nobody else claims', () => {
    expect(unclaimed(order, [taken, running])).toBe(4_900);
    expect(judgePart(order, [taken, running], 4_900)).toEqual({ type: 'allowed' });
  });

  test('waits for whoever may still take the money', () => {
    const partly = sampleOrder({ amountPaid: 5_000 });
    expect(judgePart(partly, [taken, running], 4_901)).toEqual({
      type: 'unresolved',
      payment: running,
    });
    expect(judgePart(partly, [taken, running], 14_901)).toMatchObject({
      refusal: { type: 'order_amount_exceeded', amountDue: 4_900 },
    });
  });

  test.each([0, -1, 0.5, Number.NaN, 2 ** 53])('is never %d', (amount) => {
    expect(judgePart(order, [], amount)).toMatchObject({ refusal: { type: 'amount_invalid' } });
  });

  test.each(['paid', 'closed'] as const)('of an order that is %s is refused', (status) => {
    expect(judgePart(sampleOrder({ status }), [], 100)).toMatchObject({
      refusal: { type: 'order_already_paid' },
    });
  });

  test('whatever was taken too much, nothing negative is left', () => {
    const twice = { ...taken, capturedAmount: 40_000 };
    expect(unclaimed(order, [twice])).toBe(0);
  });
});

describe('an order as its payments make it', () => {
  test.each([
    ['no payment', [], 'created', 0, 0],
    ['a payment that has only been sent', [samplePayment({ state: 'requested' })], 'created', 0, 0],
    ['a payment on the terminal', [samplePayment({ state: 'presented' })], 'attempted', 1, 0],
    ['a declined payment', [samplePayment({ state: 'declined' })], 'attempted', 1, 0],
    [
      'declined, then captured',
      [
        samplePayment({ state: 'declined' }),
        samplePayment({ state: 'captured', capturedAmount: 19_900 }),
      ],
      'paid',
      2,
      19_900,
    ],
    [
      'captured in part',
      [samplePayment({ state: 'captured', capturedAmount: 900 })],
      'attempted',
      1,
      900,
    ],
  ] as const)('%s', (_name, payments, status, attempts, amountPaid) => {
    expect(settleOrder(sampleOrder(), payments)).toMatchObject({ status, attempts, amountPaid });
  });

  test('stays paid when its payment is refunded', () => {
    const refunded = samplePayment({
      state: 'captured',
      capturedAmount: 19_900,
      refundedAmount: 19_900,
    });
    expect(settleOrder(sampleOrder({ status: 'paid' }), [refunded]).status).toBe('paid');
  });

  test('amounts of different currencies are never added (promise 9)', () => {
    const state = fc.constantFrom('captured', 'declined', 'in_doubt');
    fc.assert(
      fc.property(fc.array(state), fc.nat(), (states, place) => {
        const payments = states.map((each) => samplePayment({ state: each as 'captured' }));
        payments.splice(place % (payments.length + 1), 0, samplePayment({ currency: 'EUR' }));
        expect(() => settleOrder(sampleOrder(), payments)).toThrow(RangeError);
      }),
      { numRuns: 200 },
    );
  });
});
