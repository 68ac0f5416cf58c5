import { afterEach, expect, test } from 'vitest';
import { type GatewayRig, openGatewayRig, type RigCall } from './testing/gateway-rig.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

test.each<[number, string, RigCall]>([
  [405, 'HEAD', { method: 'HEAD', url: '/v1/orders' }],
  [405, 'HEAD of health', { method: 'HEAD', url: '/healthz' }],
  [405, 'OPTIONS', { method: 'OPTIONS', url: '/v1/orders' }],
  [405, 'PATCH of the list', { method: 'PATCH', url: '/v1/orders', body: {} }],
  [405, 'POST to the page', { method: 'POST', url: '/docs', body: {} }],
  [
    413,
    'a body of 70 KB to PATCH',
    { method: 'PATCH', url: '/v1/orders/order_1', body: 'x'.repeat(70_000) },
  ],
  [
    414,
    'an id of 300 letters to PATCH',
    { method: 'PATCH', url: `/v1/orders/${'x'.repeat(300)}`, body: {} },
  ],
  [
    415,
    'a PATCH in XML',
    {
      method: 'PATCH',
      url: '/v1/orders/order_00000000000000',
      body: '<a/>',
      headers: { 'content-type': 'text/xml' },
    },
  ],
  [
    400,
    'a PATCH that is no JSON',
    { method: 'PATCH', url: '/v1/orders/order_00000000000000', body: '{' },
  ],
])('%d for %s (R36)', async (status, _what, call) => {
  rig = await openGatewayRig();
  const response = await rig.call(call);
  expect(response.statusCode).toBe(status);
  expect(response.headers['content-type']).toBe('application/json');
  if (call.method !== 'HEAD') expect(response.json().error.code).toMatch(/^[A-Z_]+$/);
});
