import { afterEach, expect, test } from 'vitest';
import type { SimulatorControl } from '../../../shared/terminal.ts';
import { type GatewayRig, openGatewayRig, type RigCall } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

const pressed: string[] = [];
const simulator: SimulatorControl = {
  act(terminalId, action) {
    if (terminalId !== '2841158834') return 'unknown_terminal';
    pressed.push(action);
    return action === 'decline' ? 'not_now' : 'done';
  },
  mode: () => 'manual',
  setMode: () => undefined,
};

const press = (path: string, changes: Partial<RigCall> = {}) =>
  rig.call({
    method: 'POST',
    url: `/local/v1/simulator/terminals/${path}`,
    authorization: null,
    mode: null,
    ...changes,
  });

test('in demo a program on this machine presses the keys of a simulated terminal', async () => {
  rig = await openGatewayRig({ simulator });
  const response = await press('2841158834/approve-upi');
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({
    device_id: '2841158834',
    action: 'approve-upi',
    result: 'done',
  });
  expect(pressed.at(-1)).toBe('approve-upi');
});

test.each([
  [404, 'unknown_terminal', '9/approve'],
  [404, 'unknown_action', '2841158834/constructor'],
  [404, 'unknown_action', '2841158834/pay'],
  [409, 'not_now', '2841158834/decline'],
])('%d %s is said in the error shape', async (status, reason, path) => {
  rig = await openGatewayRig({ simulator });
  const response = await press(path);
  expect(response.statusCode).toBe(status);
  expect(response.json().error).toMatchObject({ code: 'BAD_REQUEST_ERROR', reason });
});

test('a web page presses nothing', async () => {
  rig = await openGatewayRig({ simulator });
  const before = pressed.length;
  for (const headers of [
    { origin: 'https://shop.example' },
    { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' },
    { 'sec-fetch-site': 'cross-site' },
    { host: 'shop.example:18080' },
  ]) {
    expect((await press('2841158834/approve', { headers })).statusCode).toBe(403);
  }
  expect((await press('2841158834/approve', { method: 'GET' })).statusCode).toBe(405);
  expect(pressed).toHaveLength(before);
});

test('outside demo there is no such path', async () => {
  rig = await openGatewayRig();
  const response = await press('2841158834/approve');
  expect(response.statusCode).toBe(404);
  expect(response.json().error.reason).toBe('url_not_found');
});
