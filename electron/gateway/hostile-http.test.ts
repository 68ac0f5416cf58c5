import { afterEach, expect, test } from 'vitest';
import { declinedOutcome } from '../till/testing/samples.ts';
import {
  type GatewayRig,
  openGatewayRig,
  type RigCall,
  type RigOptions,
} from './testing/gateway-rig.ts';
import { askHostile, askHostileOverLines, judgeAnswer } from './testing/hostile-campaign.ts';
import { type RunningGateway, runGateway } from './testing/running-gateway.ts';

let rig: GatewayRig | undefined;
let running: RunningGateway | undefined;
afterEach(async () => {
  await running?.stop();
  await rig?.close();
  [running, rig] = [undefined, undefined];
});

/** At once, since the terminal's time stands still and a close would wait for it. */
const decline: NonNullable<RigOptions['pay']> = async (_terminalId, _command, listener) => {
  await listener.outcome(declinedOutcome);
  return { type: 'finished' };
};

test('whatever is asked, the answer is JSON in the error shape and never a fault (R36)', async () => {
  rig = await openGatewayRig({ pay: decline });
  await askHostile(rig, 2_500);
}, 120_000);

test('whatever comes down a line, also cut off or behind one another, is answered or hung up on (R36)', async () => {
  running = await runGateway(0, { pay: decline });
  await askHostileOverLines(running.rig, running.gateway.port, 300);
  expect((await fetch(`${running.gateway.url}/healthz`)).status).toBe(200);
}, 120_000);

test.each<[number, unknown, string]>([
  [
    500,
    'application/json',
    '{"error":{"code":"PROCESSING_FAILED","description":"x","source":"x","reason":"unexpected"}}',
  ],
  [503, 'text/html', '<h1>down</h1>'],
  [400, 'application/json', '{"message":"no"}'],
  [404, 'application/json', ''],
  [302, 'application/json', '{}'],
  [200, 'application/json', '{'],
])('the judge lets no %d of %s pass that says %s', (status, type, body) => {
  expect(judgeAnswer(status, type, body)).toBeDefined();
});

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
