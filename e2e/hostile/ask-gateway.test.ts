import { afterEach, expect, test } from 'vitest';
import {
  type GatewayRig,
  openGatewayRig,
  type RigOptions,
} from '../../electron/gateway/testing/gateway-rig.ts';
import { type RunningGateway, runGateway } from '../../electron/gateway/testing/running-gateway.ts';
import { declinedOutcome } from '../../electron/till/testing/samples.ts';
import { askAnything, askOverLines, judgeShape } from './ask-gateway.ts';

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
  const statuses = await askAnything(rig, 2_500);
  // Most of them get past the guards: what is refused at the door asks nothing.
  const often = (status: number) => (statuses.get(status) ?? 0) / 2_500;
  expect(often(200)).toBeGreaterThan(0.1);
  expect(often(400)).toBeGreaterThan(0.1);
  expect(often(401) + often(403)).toBeLessThan(0.4);
}, 120_000);

test('whatever comes down a line, also cut off or behind one another, is answered or hung up on (R36)', async () => {
  running = await runGateway(0, { pay: decline });
  await askOverLines(running.rig, running.gateway.port, 300);
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
  expect(judgeShape(status, type, body)).toBeDefined();
});
