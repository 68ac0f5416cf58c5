import { afterEach, expect, test } from 'vitest';
import { type Refusal, refused } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { CaptureRequest } from '../../till/till.ts';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';
import { payOnTerminal } from '../testing/paid-sale.ts';

let rig: GatewayRig;
let payment: Payment;
const open = async (options?: RigOptions, amount = 150_050) => {
  rig = await openGatewayRig(options);
  payment = await payOnTerminal(rig, amount);
};
afterEach(() => rig.close());

const get = (url: string) => rig.call({ url: `/api/payment${url}`, mode: null });
const post = (url: string, body: unknown) =>
  rig.call({ method: 'POST', url: `/api/payment${url}`, body, mode: null });

test('M7, M8, M26 a payment in the document’s members, in paise', async () => {
  await open();
  const answer = await get(`/details/${payment.id}`);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    success: true,
    message: 'Payment details fetched successfully',
    data: {
      id: payment.id,
      entity: 'payment',
      amount: 150_050,
      currency: 'INR',
      status: 'captured',
      order_id: payment.orderId,
      method: 'card',
      captured: true,
      email: null,
      contact: null,
      created_at: Math.floor(payment.createdAt / 1_000),
      description: 'Two teas',
      card_id: null,
      bank: null,
      wallet: null,
      vpa: null,
      fee: null,
      tax: null,
      amount_refunded: 0,
      refund_status: null,
      error_code: null,
      error_description: null,
      settlement_status: 'unsettled',
      razorpay_signature: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
});

test('M7 an id is asked for; X24 what is not there is a 404, or the document’s 500', async () => {
  await open();
  const missing = await get('/details/');
  expect([missing.statusCode, missing.json()]).toEqual([
    400,
    { success: false, message: 'Payment ID is required' },
  ]);
  for (const id of ['pay_00000000000000', 'nonsense', 'rfnd_00000000000000', 'refunds']) {
    const answer = await get(`/details/${id}`);
    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      { success: false, message: 'Resource not found' },
    ]);
  }
  await rig.close();
  await open({ settings: { paymentModule500: true } });
  const letter = await get('/details/pay_00000000000000');
  expect([letter.statusCode, letter.json()]).toEqual([
    500,
    { success: false, message: 'Failed to fetch payment details' },
  ]);
});

test('M9, M21 a payment that failed says why, and carries no signature', async () => {
  await open({ scripts: [['show', 'decline', 'finish']] });
  const { data } = (await get(`/details/${payment.id}`)).json();
  expect(data).toMatchObject({
    status: 'failed',
    captured: false,
    error_code: 'CARD_DECLINED',
    error_description: expect.any(String),
    settlement_status: null,
  });
  expect(data).not.toHaveProperty('razorpay_signature');
});

test('M9 a payment in doubt is created and says so; it is neither paid nor failed', async () => {
  await open({ scripts: [['show', 'pin', 'lose-line']] });
  const { data } = (await get(`/details/${payment.id}`)).json();
  expect(data).toMatchObject({ status: 'created', metadata: { in_doubt: true } });
});

test('M29, X33 settled is told apart from the status', async () => {
  await open();
  await rig.ledger.write((book) => {
    const settled = { ...payment, settledAt: rig.clock.now() };
    book.append({ type: 'payment', payment: settled, because: 'settled' }, { type: 'till' });
  });
  expect((await get(`/details/${payment.id}`)).json().data).toMatchObject({
    status: 'captured',
    settlement_status: 'settled',
  });
});

test('M10, X62 cash shows as its own method', async () => {
  await open();
  const order = await rig.call({
    method: 'POST',
    url: '/v1/orders',
    body: { amount: 500, currency: 'INR' },
  });
  const { id: orderId } = order.json();
  const cash = await rig.till.checkouts.takeCash(
    { orderId, amount: 500, tendered: 500 },
    { type: 'till' },
  );
  if (!cash.ok) throw new Error('No cash');
  expect((await get(`/details/${cash.value.id}`)).json().data).toMatchObject({
    method: 'cash',
    settlement_status: null,
  });
});

test('M11 payments are listed, the newest first, by time and in pages', async () => {
  await open();
  const second = await payOnTerminal(rig, 50_000);
  const all = await get('/all');
  expect(all.json()).toMatchObject({
    success: true,
    message: 'Payments fetched successfully',
    data: { entity: 'collection', count: 2, items: [{ id: second.id }, { id: payment.id }] },
  });
  expect((await get('/all?count=1&skip=1')).json().data.items).toMatchObject([{ id: payment.id }]);
  const at = Math.floor(payment.createdAt / 1_000);
  expect((await get(`/all?from=${at}&to=${at}`)).json().data.items).toMatchObject([
    { id: payment.id },
  ]);
  expect((await get(`/all?to=${at - 1}`)).json().data.count).toBe(0);
});

test.each(['count=0', 'count=101', 'count=ten', 'skip=-1', 'from=1.5', 'to=x', 'count=1&count=2'])(
  'M11, M25 a list with %s is refused',
  async (query) => {
    await open();
    const answer = await get(`/all?${query}`);
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { success: false, message: 'Invalid input provided' },
    ]);
  },
);

test('M12, M26, X22 a capture takes rupees from the text of the number', async () => {
  const asked: CaptureRequest[] = [];
  await open({
    payments: {
      capture: (input) => {
        asked.push(input);
        return Promise.resolve({ ok: true, value: payment });
      },
    },
  });
  for (const amount of ['1500.50', '"1500.50"', '1500.5']) {
    const body = `{"payment_id":"${payment.id}","amount":${amount},"currency":"INR"}`;
    const answer = await post('/capture', body);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      success: true,
      message: 'Payment captured successfully',
      data: { id: payment.id, amount: 150_050, status: 'captured' },
    });
  }
  await post('/capture', { payment_id: payment.id, amount: 1_500 });
  expect(asked.map(({ amount }) => amount)).toEqual([150_050, 150_050, 150_050, 150_000]);
  expect(asked.every(({ currency }) => currency === 'INR')).toBe(true);
});

test('M12 payment and amount are asked for; what is no amount is refused', async () => {
  await open();
  const { id } = payment;
  for (const body of [{}, { payment_id: id }, { amount: 5 }, { payment_id: id, amount: 0 }, []]) {
    expect((await post('/capture', body)).json()).toEqual({
      success: false,
      message: 'Payment ID and amount are required',
    });
  }
  for (const amount of ['1.001', '-5', '1e3', '"five"', '[5]']) {
    const answer = await post('/capture', `{"payment_id":"${id}","amount":${amount}}`);
    expect([amount, answer.statusCode, answer.json().message]).toEqual([
      amount,
      400,
      'Invalid input provided',
    ]);
  }
  const other = await post('/capture', { payment_id: id, amount: 5, currency: 'XYZ' });
  expect(other.json().message).toBe('Invalid input provided');
});

const refusals: readonly (readonly [Refusal, number])[] = [
  [{ type: 'payment_not_authorised' }, 400],
  [{ type: 'capture_mismatch', authorised: 1, currency: 'INR' }, 400],
  [{ type: 'terminal_busy', activityId: null, inDoubt: false }, 500],
  [{ type: 'upstream_missing' }, 500],
];

test.each(refusals)('M12, X24 a capture refused with %j', async (refusal, status) => {
  await open({ payments: { capture: () => Promise.resolve(refused(refusal)) } });
  const answer = await post('/capture', { payment_id: payment.id, amount: 5 });
  expect([answer.statusCode, answer.json()]).toEqual([
    status,
    { success: false, message: 'Failed to capture payment', error: expect.any(String) },
  ]);
});

test('M12 a payment that was captured by itself is not captured again', async () => {
  await open();
  const answer = await post('/capture', { payment_id: payment.id, amount: 1500.5 });
  expect([answer.statusCode, answer.json().message]).toEqual([400, 'Failed to capture payment']);
});

test('X23, M25 what is not public asks for a key', async () => {
  await open();
  const paths = [`/details/${payment.id}`, '/all', '/refund/rfnd_1', `/${payment.id}/refunds`];
  for (const path of [...paths, '/details']) {
    const answer = await rig.call({
      url: `/api/payment${path}`,
      mode: null,
      authorization: null,
    });
    expect([path, answer.statusCode, answer.json()]).toEqual([
      path,
      401,
      { success: false, message: 'Unauthorized access' },
    ]);
  }
  for (const path of ['/capture', '/refund']) {
    const answer = await rig.call({
      method: 'POST',
      url: `/api/payment${path}`,
      body: {},
      authorization: null,
    });
    expect([path, answer.statusCode]).toEqual([path, 401]);
  }
});

test('M25 every fault below the prefix is in the envelope, broken bodies too', async () => {
  await open();
  const cases: readonly (readonly [string, object, number, string])[] = [
    ['/nothing', {}, 404, 'Resource not found'],
    ['', {}, 404, 'Resource not found'],
    ['/refund', { method: 'POST', body: '{"amount":' }, 403, 'Unauthorized access'],
    ['/verify', { method: 'POST', body: '{"amount":' }, 400, 'Invalid input provided'],
    ['/key', { method: 'POST', body: {} }, 405, 'The requested URL does not answer to this method'],
    [
      '/verify',
      { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
      415,
      'The content type of the body is not supported',
    ],
  ];
  for (const [path, call, status, message] of cases) {
    const answer = await rig.call({ url: `/api/payment${path}`, mode: null, ...call });
    expect([path, answer.statusCode, answer.json()]).toEqual([
      path,
      status,
      { success: false, message },
    ]);
    expect(answer.headers['content-type']).toBe('application/json');
  }
});

test('M25 our own fault is a 500 that tells nothing but where to look', async () => {
  await open({
    payments: {
      list: () => {
        throw new Error('secret detail');
      },
    },
  });
  const answer = await get('/all');
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toEqual({
    success: false,
    message: 'Internal server error',
    error: expect.stringContaining('reference'),
  });
  expect(answer.body).not.toContain('secret detail');
});

test('M9, M12, M29 what was only authorised is captured whole and once', async () => {
  await open();
  const { id, state } = await payOnTerminal(rig, 19_999, 'manual');
  expect(state).toBe('authorised');
  expect((await get(`/details/${id}`)).json().data).toMatchObject({
    status: 'authorized',
    captured: false,
  });
  expect((await post('/capture', { payment_id: id, amount: 199 })).statusCode).toBe(400);
  const captured = await post('/capture', { payment_id: id, amount: 199.99, currency: 'INR' });
  expect(captured.statusCode).toBe(200);
  expect(captured.json().data).toMatchObject({
    status: 'captured',
    captured: true,
    amount: 19_999,
  });
  expect((await post('/capture', { payment_id: id, amount: 199.99 })).statusCode).toBe(400);
});

test.each([
  ['/details/%zz', 400, 'Invalid input provided'],
  [`/details/${'0'.repeat(201)}`, 414, 'The requested URL is too long'],
])(
  'M25 a path that cannot be read is refused in the envelope: %s',
  async (path, status, message) => {
    await open();
    const answer = await get(path);
    expect([answer.statusCode, answer.json()]).toEqual([status, { success: false, message }]);
  },
);
