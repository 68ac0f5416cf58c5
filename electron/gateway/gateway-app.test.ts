import { afterEach, expect, test } from 'vitest';
import { basic, type GatewayRig, openGatewayRig, type RigCall } from './testing/gateway-rig.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

const postOrder: RigCall = { method: 'POST', url: '/v1/orders' };
const form = { 'content-type': 'Application/x-www-form-urlencoded; charset=UTF-8' };

test.each<[number, string, RigCall]>([
  [404, 'url_not_found', { url: '/' }],
  [404, 'url_not_found', { url: '/v2/orders' }],
  [404, 'url_not_found', { url: '/v1' }],
  [404, 'url_not_found', { url: '/v1/transfers', method: 'POST', body: { amount: 1 } }],
  [404, 'url_not_found', { url: '/v1/orders/order_1/2/3' }],
  [404, 'url_not_found', { url: '/local/v1/nothing' }],
  [404, 'url_not_found', { url: '/V1/ORDERS' }],
  [405, 'method_not_allowed', { url: '/v1/orders', method: 'PUT', body: {} }],
  [405, 'method_not_allowed', { url: '/v1/orders/order_1', method: 'DELETE' }],
  [405, 'method_not_allowed', { url: '/v1/devices/activity' }],
  [405, 'method_not_allowed', { url: '/v1/orders', method: 'OPTIONS' }],
  [405, 'method_not_allowed', { url: '/healthz', method: 'POST' }],
  [400, 'malformed_request', { url: '/v1/orders/%zz' }],
  [414, 'url_too_long', { url: `/v1/orders/${'0'.repeat(201)}` }],
  [413, 'body_too_large', { ...postOrder, body: { amount: 'x'.repeat(65_536) } }],
  [
    415,
    'media_type_unsupported',
    { ...postOrder, body: 'x', headers: { 'content-type': 'text/plain' } },
  ],
  [415, 'media_type_unsupported', { ...postOrder, body: 'x', headers: { 'content-type': 'json' } }],
  [401, 'authentication_failed', { ...postOrder, body: '{"amount":', authorization: null }],
  [403, 'host_refused', { url: '/v1/orders', headers: { host: 'shop.example:18080' } }],
  [403, 'host_refused', { url: '/v1/orders/%zz', headers: { host: 'shop.example:18080' } }],
  [403, 'host_refused', { url: '/nothing', headers: { host: 'shop.example:18080' } }],
  [403, 'origin_refused', { url: '/v1/orders', headers: { origin: 'https://shop.example' } }],
  [403, 'origin_refused', { url: '/healthz', headers: { 'sec-fetch-site': 'cross-site' } }],
])('%d %s is said in the error envelope, as JSON (R36, R75)', async (status, reason, call) => {
  rig = await openGatewayRig();
  const response = await rig.call(call);
  expect(response.statusCode).toBe(status);
  expect(response.headers).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(response.json()).toEqual({
    error: {
      code: 'BAD_REQUEST_ERROR',
      description: expect.any(String),
      source: 'gateway',
      reason,
    },
  });
});

test('a wrong method is told the right ones', async () => {
  rig = await openGatewayRig();
  const allow = async (method: 'DELETE' | 'HEAD', url: string) =>
    (await rig.call({ method, url })).headers.allow;
  expect(await allow('DELETE', '/v1/orders')).toBe('POST, GET');
  expect(await allow('DELETE', '/v1/orders/order_1/')).toBe('GET, PATCH');
  expect(await allow('HEAD', '/v1/orders/order_1')).toBe('GET, PATCH');
});

test('HEAD runs no handler and has no body', async () => {
  rig = await openGatewayRig();
  const response = await rig.call({ method: 'HEAD', url: '/v1/orders' });
  expect([response.statusCode, response.body]).toEqual([405, '']);
});

test('an answer says nothing about the program behind it', async () => {
  rig = await openGatewayRig();
  const response = await rig.call({ url: '/healthz' });
  expect(response.headers).not.toHaveProperty('server');
  expect(response.headers).not.toHaveProperty('x-powered-by');
  expect(response.headers).not.toHaveProperty('access-control-allow-origin');
});

test('health counts the writes that wait for the disk', async () => {
  rig = await openGatewayRig();
  const { terminals } = rig.services.till;
  const { list } = terminals;
  terminals.list = () => {
    for (let count = 0; count < 3; count += 1) void rig.ledger.write(() => undefined);
    return list();
  };
  const response = await rig.call({ url: '/healthz', authorization: null });
  expect(response.json().queue_depth).toBe(3);
});

test.each(['//v1/orders', '/v1/orders/', '///v1//orders//'])(
  'POST %s makes an order without a redirect',
  async (url) => {
    rig = await openGatewayRig();
    const body = { amount: 19_900, currency: 'INR' };
    expect((await rig.call({ method: 'POST', url, body })).statusCode).toBe(200);
  },
);

test('JSON may say its charset; a GET may call its empty body JSON', async () => {
  rig = await openGatewayRig();
  const headers = { 'content-type': 'Application/JSON; charset=UTF-8' };
  const body = { amount: 19_900, currency: 'INR', notes: { price: '₹199' } };
  const created = await rig.call({ ...postOrder, body, headers });
  expect(created.json().notes).toEqual({ price: '₹199' });
  expect((await rig.call({ url: '/v1/orders', headers })).statusCode).toBe(200);
});

test('a byte order mark before JSON is no part of it', async () => {
  rig = await openGatewayRig();
  const body = `\ufeff${JSON.stringify({ amount: 19_900, currency: 'INR' })}`;
  expect((await rig.call({ ...postOrder, body })).statusCode).toBe(200);
});

test.each([
  [
    'JSON',
    'application/json',
    Buffer.from('{"amount":19900,"currency":"INR","receipt":"\xe9"}', 'latin1'),
  ],
  ['a form', 'application/x-www-form-urlencoded', 'amount=19900&currency=INR&receipt=%E9'],
])('%s that is no UTF-8 is refused, not read as something else', async (_what, type, body) => {
  rig = await openGatewayRig();
  const { id, secret } = rig.key;
  const response = await rig.app.inject({
    method: 'POST',
    url: '/v1/orders',
    payload: body,
    headers: {
      host: 'localhost:18080',
      authorization: basic(`${id}:${secret}`),
      'content-type': type,
      'x-razorpay-device-mode': 'wired',
    },
  });
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    description: 'Invalid order data: the body must be an object',
    reason: 'input_validation_failed',
  });
});

test('forms with brackets are read, digits in an amount as a number', async () => {
  rig = await openGatewayRig();
  const body = 'amount=19900&currency=INR&notes%5Btable%5D=nine&receipt=7&device_mode=wired';
  const created = await rig.call({ ...postOrder, body, headers: form, mode: null });
  const order = created.json();
  expect(order).toMatchObject({ amount: 19_900, notes: { table: 'nine' }, receipt: '7' });
  const started = await rig.call({
    method: 'POST',
    url: '/v1/devices/activity/',
    headers: form,
    body: `action=initiate_checkout&initiate_checkout[amount]=19900&initiate_checkout[currency]=INR&initiate_checkout[description]=Tea&initiate_checkout[order_id]=${order.id}&initiate_checkout[prefill][method]=upi`,
  });
  expect(started.json()).toMatchObject({
    status: 'processing',
    initiate_checkout: { amount: 19_900, prefill: { method: 'upi' } },
  });
});

test.each(['199.00', '1e3', '9007199254740993', '-100', ' 100', '0x64', ''])(
  'the form amount "%s" is refused',
  async (amount) => {
    rig = await openGatewayRig();
    const body = `amount=${encodeURIComponent(amount)}&currency=INR`;
    const response = await rig.call({ ...postOrder, body, headers: form });
    expect(response.statusCode).toBe(400);
    expect(response.json().error.field).toBe('amount');
  },
);

test('a ledger that fails is logged under a reference and told without detail (R19)', async () => {
  rig = await openGatewayRig();
  await rig.ledger.close();
  const body = { amount: 19_900, currency: 'INR', receipt: 'canary' };
  const response = await rig.call({ ...postOrder, body });
  expect(response.statusCode).toBe(500);
  const [entry] = rig.logged;
  expect(response.json()).toEqual({
    error: {
      code: 'PROCESSING_FAILED',
      description: 'The ledger of this till failed, nothing was kept',
      source: 'gateway',
      reason: 'storage_failed',
      metadata: { reference: entry?.reference, code: 'SERVER_ERROR' },
    },
  });
  expect(entry).toMatchObject({ event: 'gateway.fault', method: 'POST', route: '/v1/orders' });
  const text = JSON.stringify(entry);
  for (const secret of ['canary', rig.key.secret, rig.key.id]) expect(text).not.toContain(secret);
});

test('a key may do only what its scopes say', async () => {
  rig = await openGatewayRig({ scopes: ['refund'] });
  for (const url of ['/v1/orders', '/v1/devices/activity/pda_00000000000000']) {
    const response = await rig.call({ url });
    expect(response.statusCode).toBe(403);
    expect(response.json().error.reason).toBe('not_permitted');
  }
});

test('health needs no key, knows the devices, and names no order', async () => {
  rig = await openGatewayRig({ connected: false });
  const response = await rig.call({ url: '/healthz', authorization: null });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({
    status: 'ok',
    devices: [{ device_id: '2841158834', connection: 'absent' }],
    unresolved: 0,
    queue_depth: 0,
  });
});

test('health counts a doubt that no terminal can settle', async () => {
  rig = await openGatewayRig();
  const actor = { type: 'staff', staffId: 'staff_1' } as const;
  const order = await rig.till.orders.create({ amount: 19_900, currency: 'INR' }, actor);
  if (!order.ok) throw new Error('The order was refused');
  const payee = { address: 'shop@bank', name: 'Shop' };
  const { id: orderId, amount } = order.value;
  await rig.till.checkouts.takeUpi({ orderId, amount, payee }, actor);
  await rig.pass(300_000);
  expect((await rig.call({ url: '/healthz' })).json().unresolved).toBe(1);
});
