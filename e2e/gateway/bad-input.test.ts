import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, callerOf, type WireError, type WireOrder } from './caller.ts';
import { type HeadlessGateway, removeFolder, startHeadless, until } from './headless-gateway.ts';

/** Wrong calls to the running gateway: each gets a clear error and leaves nothing behind. */
let gateway: HeadlessGateway;
let caller: Caller;

beforeAll(async () => {
  gateway = await startHeadless(['--demo', '--terminal', 'manual']);
  caller = callerOf(gateway);
});
afterAll(async () => {
  await gateway.end();
  await removeFolder(gateway.folder);
});

interface Kept {
  readonly count: number;
}

async function kept(): Promise<number> {
  return (await caller.call<Kept>('GET', '/v1/orders?count=100')).body.count;
}

const order = { amount: 19_900, currency: 'INR' };

test.each([
  ['R54 no amount', { currency: 'INR' }, 400, 'amount'],
  ['R55 zero', { ...order, amount: 0 }, 400, 'amount'],
  ['R55 R8 below one rupee', { ...order, amount: 99 }, 400, 'amount'],
  ['a fraction', { ...order, amount: 199.5 }, 400, 'amount'],
  ['a text', { ...order, amount: '19900' }, 400, 'amount'],
  ['a negative amount', { ...order, amount: -19_900 }, 400, 'amount'],
  ['null', { ...order, amount: null }, 400, 'amount'],
  ['an amount above 2^53', '{"amount":9007199254740993,"currency":"INR"}', 400, 'amount'],
  ['R56 no currency', { amount: 19_900 }, 400, 'currency'],
  ['R56 an unknown currency', { ...order, currency: 'XYZ' }, 400, 'currency'],
])('an order with %s is refused', async (_name, body, status, field) => {
  const before = await kept();
  const answer = await caller.call<WireError>('POST', '/v1/orders', body);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toMatchObject({ code: 'VALIDATION_FAILED', field });
  expect(answer.body.error.description).not.toBe('');
  expect(await kept()).toBe(before);
});

test.each([
  ['empty', '', 'application/json', 400],
  ['not JSON', '{"amount":', 'application/json', 400],
  ['2 MB', `{"amount":19900,"currency":"INR","x":"${'x'.repeat(2e6)}"}`, 'application/json', 413],
  ['of another content type', '<order/>', 'application/xml', 415],
  ['a list', '[]', 'application/json', 400],
])('a body that is %s is refused', async (_name, body, type, status) => {
  const before = await kept();
  const answer = await caller.call<WireError>('POST', '/v1/orders', body, { 'content-type': type });
  expect(answer.status).toBe(status);
  expect(answer.body.error.code).toMatch(/^[A-Z_]+$/);
  expect(answer.body.error.description).not.toBe('');
  expect(await kept()).toBe(before);
});

test('R51 R57 X58 a wrong mode, or none, is refused', async () => {
  for (const mode of ['bluetooth', '']) {
    const answer = await caller.call<WireError>('POST', '/v1/orders', order, {
      'x-razorpay-device-mode': mode,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 'VALIDATION_FAILED', field: 'device_mode' });
    expect(answer.body.error.description).toMatch(/^Invalid device mode\. Allowed values are/);
  }
});

test.each([
  ['no auth', ''],
  ['an unknown key', `Basic ${btoa('rzp_test_unknown:secret')}`],
  ['another scheme', 'Bearer token'],
  ['broken base64', 'Basic %%%'],
])('X11 %s is 401', async (_name, authorization) => {
  const answer = await caller.call<WireError>('POST', '/v1/orders', order, { authorization });
  expect(answer.status).toBe(401);
  expect(answer.body.error).toMatchObject({ code: 'BAD_REQUEST_ERROR' });
});

test('X11 a right key with a wrong secret is 401', async () => {
  const authorization = `Basic ${btoa(`${gateway.demo.key_id}:wrong`)}`;
  expect((await caller.call('POST', '/v1/orders', order, { authorization })).status).toBe(401);
});

test.each([
  ['X9 an unknown order', { order_id: 'order_00000000000000' }, 400],
  ['X9 another amount than the order has', { amount: 19_899 }, 400],
  ['X9 another currency than the order has', { currency: 'EUR' }, 400],
  ['R47 an amount of zero', { amount: 0 }, 400],
  ['R48 no currency', { currency: undefined }, 400],
  ['R49 no order', { order_id: undefined }, 400],
  ['X7 no description', { description: undefined }, 400],
])('a checkout with %s is refused, and nothing is sent', async (_name, changes, status) => {
  const made = await caller.createOrder();
  const answer = await caller.checkout(made, changes);
  expect(answer.status).toBe(status);
  expect(await caller.order(made.id)).toMatchObject({
    status: 'created',
    attempts: 0,
    payments: { count: 0 },
  });
});

test('X9 an order already paid takes no second checkout', async () => {
  const made = await until(
    async () => {
      const each = await caller.createOrder();
      return { each, activity: (await caller.checkout(each)).body };
    },
    ({ activity }) => activity.status === 'processing',
  );
  await until(
    () => caller.order(made.each.id),
    ({ status }) => status === 'attempted',
  );
  await caller.press('approve');
  const paid = await until(
    () => caller.order(made.each.id),
    ({ status }) => status === 'paid',
  );
  const again = await caller.call<WireError>('POST', '/v1/devices/activity', {
    action: 'initiate_checkout',
    initiate_checkout: {
      amount: paid.amount,
      currency: 'INR',
      description: 'POS Transaction',
      order_id: paid.id,
    },
  });
  expect(again.status).toBe(400);
  expect(again.body.error).toMatchObject({
    code: 'BUSINESS_LOGIC_ERROR',
    reason: 'order_already_paid',
  });
  expect((await caller.order(paid.id)).payments?.count).toBe(1);
  await caller.close();
});

test('R50 wireless without a device is refused, with one that nobody has it goes nowhere', async () => {
  const made: WireOrder = await caller.createOrder();
  const wireless = { 'x-razorpay-device-mode': 'wireless' };
  const body = {
    action: 'initiate_checkout',
    initiate_checkout: {
      amount: made.amount,
      currency: 'INR',
      description: 'POS Transaction',
      order_id: made.id,
    },
  };
  const none = await caller.call<WireError>('POST', '/v1/devices/activity', body, wireless);
  expect(none.status).toBe(400);
  expect(none.body.error).toMatchObject({ code: 'VALIDATION_FAILED', field: 'device_id' });
  const unknown = await caller.call<WireError>(
    'POST',
    '/v1/devices/activity',
    { ...body, device_id: '0000000000' },
    wireless,
  );
  expect(unknown.status).toBe(500);
  expect(unknown.body.error.reason).toBe('upstream_not_configured');
});

test.each([
  ['GET', '/nowhere', 404],
  ['DELETE', '/v1/orders', 405],
  ['PUT', '/v1/devices/activity', 405],
])('%s %s is answered in the error shape with %i', async (method, path, status) => {
  const answer = await caller.call<WireError>(method, path);
  expect(answer.status).toBe(status);
  expect(answer.body.error.description).not.toBe('');
});
