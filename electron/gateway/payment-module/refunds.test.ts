import { afterEach, expect, test } from 'vitest';
import { type Refusal, refused } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import { cardLikeNumber } from '../../../shared/testing/card-like-number.ts';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';
import { keepRefund, refundOfSale } from '../testing/paid-sale.ts';

let rig: GatewayRig;
let payment: Payment;

/** A sale of ₹1,500.50 in cash: what goes back waits for somebody to hand it out. */
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig({ scopes: ['sell', 'refund'], ...options });
  const order = await rig.till.orders.create(
    { amount: 150_050, currency: 'INR' },
    { type: 'till' },
  );
  if (!order.ok) throw new Error('No order');
  const cash = await rig.till.checkouts.takeCash(
    { orderId: order.value.id, amount: 150_050, tendered: 150_050 },
    { type: 'till' },
  );
  if (!cash.ok) throw new Error('No cash');
  payment = cash.value;
};
afterEach(() => rig.close());

const get = (url: string) => rig.call({ url: `/api/payment${url}`, mode: null });
const post = (body: unknown, headers: Record<string, string> = {}) =>
  rig.call({ method: 'POST', url: '/api/payment/refund', body, mode: null, headers });

test('M13, M14, M15, X25, X26 a part goes back: rupees in, paise out, and a 201', async () => {
  await open();
  const answer = await post(
    `{"payment_id":"${payment.id}","amount":500.25,"speed":"optimum","notes":{"reason":"Partial return"}}`,
  );
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toEqual({
    success: true,
    message: 'Refund created successfully',
    data: {
      id: expect.stringMatching(/^rfnd_[A-Za-z0-9]{14}$/),
      entity: 'refund',
      amount: 50_025,
      currency: 'INR',
      payment_id: payment.id,
      status: 'pending',
      speed: 'optimum',
      speed_requested: 'optimum',
      speed_processed: null,
      created_at: Math.floor(rig.clock.now() / 1_000),
      notes: { reason: 'Partial return' },
      receipt: null,
      acquirer_data: { arn: null },
      batch_id: null,
    },
  });
});

test('M13 without an amount all of it goes back; X27, M29 pending, then processed', async () => {
  await open();
  const { data } = (await post({ payment_id: payment.id })).json();
  expect(data).toMatchObject({ amount: 150_050, status: 'pending', speed: 'normal' });
  await rig.till.refunds.settle(
    { refundId: data.id, verdict: 'refunded', reference: 'drawer' },
    { type: 'staff', staffId: 'staff_asha' },
  );
  const processed = await get(`/refund/${data.id}`);
  expect(processed.json()).toMatchObject({
    success: true,
    message: 'Refund details fetched successfully',
    data: { status: 'processed', speed_processed: 'instant' },
  });
  expect((await get(`/details/${payment.id}`)).json().data).toMatchObject({
    status: 'refunded',
    amount_refunded: 150_050,
    refund_status: 'full',
  });
});

test('M16, X24 a refund that is not there is a 404, or the document’s 500', async () => {
  await open();
  for (const id of ['rfnd_00000000000000', payment.id, 'refunds']) {
    const answer = await get(`/refund/${id}`);
    expect([answer.statusCode, answer.json().message]).toEqual([404, 'Resource not found']);
  }
  await rig.close();
  await open({ settings: { paymentModule500: true } });
  const texts = [
    ['/refund/rfnd_00000000000000', 'Failed to fetch refund details'],
    ['/pay_00000000000000/refunds', 'Failed to fetch refunds'],
  ] as const;
  for (const [path, message] of texts) {
    const answer = await get(path);
    expect([answer.statusCode, answer.json()]).toEqual([500, { success: false, message }]);
  }
});

test('M17, X28 several parts are listed below their payment, and no other path is taken for it', async () => {
  await open();
  const first = (await post({ payment_id: payment.id, amount: 500 })).json().data;
  await rig.pass(5_000);
  const second = (await post({ payment_id: payment.id, amount: '1000.50' })).json().data;
  const answer = await get(`/${payment.id}/refunds`);
  expect(answer.json()).toMatchObject({
    success: true,
    message: 'Refunds fetched successfully',
    data: { entity: 'collection', count: 2, items: [{ id: second.id }, { id: first.id }] },
  });
  for (const path of ['/all/refunds', '/key/refunds', '/rfnd_00000000000000/refunds']) {
    expect((await get(path)).statusCode).toBe(404);
  }
});

test.each(['0', '0.00', '-5', '"-0.01"', '"0"'])(
  'M13 %s rupees are not given back',
  async (amount) => {
    await open();
    const answer = await post(`{"payment_id":"${payment.id}","amount":${amount}}`);
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { success: false, message: 'Refund amount must be greater than 0' },
    ]);
  },
);

test.each([
  '{"amount":1.001}',
  '{"amount":1e2}',
  '{"amount":null}',
  '{"amount":"five"}',
  '{"speed":"fast"}',
  '{"notes":{"a":1}}',
  '{"notes":"x"}',
  '{"receipt":7}',
])('M25, X22 a refund with %s is refused', async (part) => {
  await open();
  const body = `{"payment_id":"${payment.id}",${part.slice(1)}`;
  const answer = await post(body);
  expect([answer.statusCode, answer.json()]).toEqual([
    400,
    { success: false, message: 'Invalid input provided' },
  ]);
});

const refusals: readonly (readonly [Refusal, number])[] = [
  [{ type: 'refund_too_much', remaining: 1 }, 400],
  [{ type: 'refunded_fully' }, 400],
  [{ type: 'refund_not_possible', why: 'too_old' }, 400],
  [{ type: 'refund_not_possible', why: 'terminal_gone' }, 500],
  [{ type: 'upstream_missing' }, 500],
];

test.each(refusals)('M13, X24 a refund refused with %j', async (refusal, status) => {
  await open({ refunds: { create: () => Promise.resolve(refused(refusal)) } });
  const answer = await post({ payment_id: payment.id });
  expect([answer.statusCode, answer.json()]).toEqual([
    status,
    { success: false, message: 'Failed to create refund', error: expect.any(String) },
  ]);
});

test('M13 more than came in does not go back, and nothing goes back twice', async () => {
  await open();
  expect((await post({ payment_id: payment.id, amount: 1500.51 })).statusCode).toBe(400);
  expect((await post({ payment_id: payment.id, amount: 1500.5 })).statusCode).toBe(201);
  expect((await post({ payment_id: payment.id, amount: 1 })).statusCode).toBe(400);
  expect(rig.till.refunds.ofPayment(payment.id)).toHaveLength(1);
});

test('X23 a refund needs a key for refunds', async () => {
  await open({ scopes: ['sell'] });
  const answer = await post({ payment_id: payment.id });
  expect([answer.statusCode, answer.json()]).toEqual([
    403,
    { success: false, message: 'Unauthorized access' },
  ]);
  expect(rig.till.refunds.ofPayment(payment.id)).toEqual([]);
});

test('a named refund is made once, however often it is sent', async () => {
  await open();
  const named = { 'idempotency-key': 'return-7' };
  const first = await post({ payment_id: payment.id, amount: 5 }, named);
  const again = await post({ payment_id: payment.id, amount: 5 }, named);
  expect([again.statusCode, again.body]).toEqual([201, first.body]);
  const other = await post({ payment_id: payment.id, amount: 6 }, named);
  expect([other.statusCode, other.json().success]).toEqual([400, false]);
  expect(rig.till.refunds.ofPayment(payment.id)).toHaveLength(1);
});

test('the provider’s own name for a refund counts as well, and before the other', async () => {
  await open();
  const body = { payment_id: payment.id, amount: 5 };
  const named = (key: string) => ({ 'x-refund-idempotency': key, 'idempotency-key': 'another' });
  const first = await post(body, named('return-number-8'));
  const again = await post({ amount: 5, payment_id: payment.id }, named('return-number-8'));
  expect([again.statusCode, again.body]).toEqual([201, first.body]);
  expect((await post(body, named('short'))).statusCode).toBe(400);
  expect(rig.till.refunds.ofPayment(payment.id)).toHaveLength(1);
});

test('M25 a named request that is nested without end is the caller’s mistake', async () => {
  await open();
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const answer = await post(`{"payment_id":"pay_00000000000000","x":${deep}}`, {
    'idempotency-key': 'return-9',
  });
  expect([answer.statusCode, answer.json()]).toEqual([
    400,
    { success: false, message: 'Invalid input provided' },
  ]);
});

test('M25 a receipt number that is too long is called by its name', async () => {
  await open();
  const answer = await post({ payment_id: payment.id, amount: 5, receipt: 'r'.repeat(41) });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().error).toContain('receipt');
});

test('a refund in doubt is pending and says so', async () => {
  await open();
  const doubtful = refundOfSale(payment, {
    state: 'in_doubt',
    doubt: { reason: 'no_answer', since: 1 },
  });
  await keepRefund(rig, doubtful);
  expect((await get(`/refund/${doubtful.id}`)).json().data).toMatchObject({
    status: 'pending',
    metadata: { in_doubt: true },
  });
});

test('M30, X34 a card number, also a test card’s, is taken nowhere: text is masked, the rest refused', async () => {
  await open();
  const number = cardLikeNumber();
  const made = await post({
    payment_id: payment.id,
    amount: 5,
    notes: { card: number, [number]: 'x' },
  });
  expect(made.statusCode).toBe(201);
  expect(made.json().data.notes.card).toMatch(/^\*+\d{4}$/);
  const refusals = [
    await post({ payment_id: number }),
    await post({ payment_id: payment.id, amount: 5, receipt: number.repeat(3) }),
    await post(`{"payment_id":"${payment.id}","amount":${number}}`),
    await get(`/details/${number}`),
    await rig.call({
      method: 'POST',
      url: '/api/payment/verify',
      body: { razorpay_order_id: number, order_id: 1 },
    }),
  ];
  for (const { statusCode, body } of refusals) {
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain(number);
  }
  expect(JSON.stringify(rig.ledger.entriesAfter(0, 1_000))).not.toContain(number);
});

test('X30 the description says how the provider’s own page calls the key', async () => {
  await open();
  const page = await rig.call({ url: '/docs', mode: null });
  expect(page.body).toContain('not as key_id');
});
