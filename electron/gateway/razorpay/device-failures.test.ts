import { afterEach, expect, test } from 'vitest';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
let orderId: string;
afterEach(() => rig.close());

async function open(options: RigOptions): Promise<void> {
  rig = await openGatewayRig(options);
  const body = { amount: 19_900, currency: 'INR' };
  orderId = (await rig.call({ method: 'POST', url: '/v1/orders', body })).json().id;
}

const post = (body: object, headers: Readonly<Record<string, string>> = {}) =>
  rig.call({ method: 'POST', url: '/v1/devices/activity', body, headers });
const initiate = (headers?: Readonly<Record<string, string>>) =>
  post(
    {
      action: 'initiate_checkout',
      initiate_checkout: {
        amount: 19_900,
        currency: 'INR',
        order_id: orderId,
        description: 'Two teas',
      },
    },
    headers,
  );
const http = { settings: { deviceFailures: 'http' } } as const;

test('a shop may have an absent terminal told as an HTTP error, the activity beside it (R35, R61, X3)', async () => {
  await open({ ...http, connected: false });
  const response = await initiate();
  expect(response.statusCode).toBe(500);
  const { error, ...activity } = response.json();
  expect(error).toEqual({
    code: 'DEVICE_DISCONNECTED',
    description: 'Device is not connected',
    source: 'device_controller',
    metadata: { code: 'GATEWAY_ERROR' },
  });
  expect(activity).toMatchObject({
    id: expect.stringMatching(/^pda_/),
    entity: 'device.activity',
    device_id: '2841158834',
    action: 'initiate_checkout',
    initiate_checkout: { order_id: orderId },
    status: 'failed',
  });
  const shown = await rig.call({ url: `/v1/devices/activity/${activity.id}` });
  expect(shown.statusCode).toBe(200);
  expect(shown.json()).toEqual({
    ...activity,
    error: {
      code: 'BAD_REQUEST_ERROR',
      description: 'Device is not connected',
      source: 'device_controller',
      reason: 'device_not_connected',
      metadata: { code: 'DEVICE_DISCONNECTED' },
    },
  });
});

test('profile razorpay calls it the gateway’s error (X2, X3)', async () => {
  await open({ ...http, connected: false });
  const response = await initiate({ 'x-pos-error-profile': 'razorpay' });
  expect(response.statusCode).toBe(500);
  expect(response.json()).toMatchObject({
    entity: 'device.activity',
    error: { code: 'GATEWAY_ERROR', metadata: { code: 'DEVICE_DISCONNECTED' } },
  });
});

test('a close that finds no checkout is an activity all the same (D10, X3)', async () => {
  await open(http);
  const response = await post({ action: 'close_checkout' });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({
    status: 'failed',
    error: { code: 'BAD_REQUEST_ERROR', reason: 'checkout_not_found' },
  });
});

test('what goes wrong at a terminal that is there is told in the activity (R33, X3)', async () => {
  await open({ ...http, scripts: [['show', 'decline']] });
  const started = await initiate();
  expect(started.statusCode).toBe(200);
  await rig.pass(1_000);
  const shown = await rig.call({ url: `/v1/devices/activity/${started.json().id}` });
  expect([shown.statusCode, shown.json().error.code]).toEqual([200, 'CARD_DECLINED']);
});

test('an order whose payment is in doubt is busy and says so (R63, X9)', async () => {
  await open({ scripts: [['show', 'pin', 'lose-line']] });
  const first = await initiate();
  await rig.pass(1_000);
  const second = await initiate();
  expect(second.statusCode).toBe(500);
  expect(second.json().error).toEqual({
    code: 'DEVICE_BUSY',
    description: 'Device is in an invalid state or transitioning',
    source: 'device_controller',
    metadata: { activity_id: first.json().id, in_doubt: true, code: 'GATEWAY_ERROR' },
  });
});
