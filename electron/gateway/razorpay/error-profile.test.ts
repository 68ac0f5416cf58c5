import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type GatewayRig, openGatewayRig, type RigCall } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

const cloud = { 'x-pos-error-profile': 'razorpay' };
const order = (body: unknown): RigCall => ({
  method: 'POST',
  url: '/v1/orders',
  body,
  headers: cloud,
});

const inputRefused = {
  code: 'BAD_REQUEST_ERROR',
  source: 'business',
  step: 'payment_initiation',
  reason: 'input_validation_failed',
};

test('profile razorpay words a small amount as the cloud does (R37, R41, X2)', async () => {
  rig = await openGatewayRig();
  const response = await rig.call(order({ amount: 99, currency: 'INR' }));
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toEqual({
    ...inputRefused,
    description: 'The amount must be at least INR 1.00',
    field: 'amount',
    metadata: { code: 'VALIDATION_FAILED' },
  });
});

test.each([
  ['/v1/orders/order_00000000000000', 'ORDER_NOT_FOUND'],
  ['/v1/orders/order_1', 'VALIDATION_FAILED'],
  ['/v1/devices/activity/pda_00000000000000', 'ACTIVITY_NOT_FOUND'],
  ['/v1/devices/activity/act_1', 'VALIDATION_FAILED'],
])('profile razorpay knows no 404 for an id: %s (R38, X4)', async (url, code) => {
  rig = await openGatewayRig();
  const response = await rig.call({ url, headers: cloud });
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    ...inputRefused,
    description: 'The id provided does not exist',
    metadata: { code },
  });
});

test('profile razorpay: trouble with a device is the gateway’s, all other of ours the server’s (X2)', async () => {
  rig = await openGatewayRig({ paired: (counter) => [counter, counter] });
  const close = { method: 'POST' as const, url: '/v1/devices/activity', headers: cloud };
  const body = { action: 'close_checkout', device_id: '9' };
  const missing = await rig.call({ ...close, body });
  expect(missing.statusCode).toBe(500);
  expect(missing.json().error).toMatchObject({
    code: 'GATEWAY_ERROR',
    metadata: { code: 'DEVICE_NOT_FOUND' },
  });
  const upstream = await rig.call({ ...close, body, mode: 'wireless' });
  expect(upstream.json().error).toMatchObject({
    code: 'SERVER_ERROR',
    reason: 'upstream_not_configured',
    metadata: { code: 'PROCESSING_FAILED' },
  });
});

test('an unknown profile is none', async () => {
  rig = await openGatewayRig();
  const headers = { 'x-pos-error-profile': 'constructor' };
  const response = await rig.call({ ...order({}), headers });
  expect(response.json().error.code).toBe('VALIDATION_FAILED');
});

test('whatever is posted, every refusal is in the envelope and never ours (R36, X2)', async () => {
  rig = await openGatewayRig();
  const member = fc.constantFrom(
    'amount',
    'currency',
    'receipt',
    'notes',
    'device_id',
    'device_mode',
    'action',
    'initiate_checkout',
    'order_id',
    'description',
    'prefill',
    'method',
    '__proto__',
    'constructor',
    'toString',
  );
  const leaf = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('INR', 'initiate_checkout', 'close_checkout', 'wired', 100, 0, -1),
  );
  const body = fc.oneof(
    fc.dictionary(
      member,
      fc.oneof(
        leaf,
        fc.dictionary(member, fc.oneof(leaf, fc.dictionary(member, leaf))),
        fc.array(leaf),
      ),
      { noNullPrototype: true },
    ),
    leaf,
  );
  const request = fc.record({
    url: fc.constantFrom('/v1/orders', '/v1/devices/activity'),
    profile: fc.constantFrom('pos', 'razorpay'),
    mode: fc.constantFrom('wired', null),
    body: fc.oneof(
      body.map((value) => JSON.stringify(value)),
      fc.string(),
    ),
    type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded'),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ url, profile, mode, body: text, type }) => {
      const headers = { 'x-pos-error-profile': profile, 'content-type': type };
      const response = await rig.call({ method: 'POST', url, mode, body: text, headers });
      expect([200, 400]).toContain(response.statusCode);
      expect(response.headers['content-type']).toBe('application/json');
      if (response.statusCode === 200) return;
      const { error } = response.json();
      expect(error).toMatchObject({
        code: expect.any(String),
        description: expect.any(String),
        source: expect.any(String),
      });
      expect(profile === 'pos' || error.code === 'BAD_REQUEST_ERROR').toBe(true);
      for (const value of Object.values(error)) expect(value).not.toBeNull();
    }),
    { numRuns: 400 },
  );
  expect(rig.logged).toEqual([]);
});
