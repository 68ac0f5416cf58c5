import { afterEach, expect, test } from 'vitest';
import type { PinpadFace } from '../../../shared/pinpad.ts';
import type { SimulatorControl } from '../../../shared/terminal.ts';
import { type GatewayRig, openGatewayRig, type RigCall } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

const pressed: string[] = [];
const said: unknown[] = [];
const face: PinpadFace = {
  terminalId: '2841158834',
  name: 'Simulated terminal',
  protocol: 'ZVT',
  isPlugged: true,
  isPowered: true,
  isSilent: false,
  canCall: false,
  answer: 'late',
  step: 'waiting',
  presented: null,
  transaction: { kind: 'sale', amount: 19_951, currency: 'INR' },
  magic: 'insufficient_funds',
  lines: [],
  code: { type: 'text', text: 'upi://pay?pa=success@razorpay&am=199.51&cu=INR' },
  printed: [],
  last: null,
};
const simulator: SimulatorControl = {
  act(terminalId, action, details) {
    if (terminalId !== '2841158834') return 'unknown_terminal';
    pressed.push(action);
    said.push(details);
    return action === 'decline' ? 'not_now' : 'done';
  },
  face: (terminalId) => (terminalId === '2841158834' ? face : undefined),
  list: () => undefined,
  onChange: () => () => undefined,
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
  [404, 'unknown_action', '2841158834/sell'],
  [409, 'not_now', '2841158834/decline'],
])('%d %s is said in the error shape', async (status, reason, path) => {
  rig = await openGatewayRig({ simulator });
  const response = await press(path);
  expect(response.statusCode).toBe(status);
  expect(response.json().error).toMatchObject({ code: 'BAD_REQUEST_ERROR', reason });
});

test.each([
  ['late?seconds=20', { seconds: 20 }],
  ['scan-upi?address=failure@razorpay', { address: 'failure@razorpay' }],
  ['twice', {}],
])('%s says what else there is to say', async (path, details) => {
  rig = await openGatewayRig({ simulator });
  expect((await press(`2841158834/${path}`)).statusCode).toBe(200);
  expect(said.at(-1)).toEqual(details);
});

test.each(['late?seconds=0', 'late?seconds=soon', 'late?seconds=601', 'late?seconds=1&seconds=2'])(
  '%s is refused, and nothing is pressed',
  async (path) => {
    rig = await openGatewayRig({ simulator });
    const before = pressed.length;
    const response = await press(`2841158834/${path}`);
    expect(response.statusCode).toBe(400);
    expect(response.json().error.reason).toBe('detail_invalid');
    expect(pressed).toHaveLength(before);
  },
);

test('a program sees what somebody in front of the terminal sees', async () => {
  rig = await openGatewayRig({ simulator });
  const response = await press('2841158834', { method: 'GET' });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({
    device_id: '2841158834',
    state: 'waiting',
    next_answer: 'late',
    transaction: { kind: 'sale', amount: 19_951, currency: 'INR' },
    magic: 'insufficient_funds',
    code: 'upi://pay?pa=success@razorpay&am=199.51&cu=INR',
  });
  const unknown = await press('9', { method: 'GET' });
  expect(unknown.statusCode).toBe(404);
  expect(unknown.json().error.reason).toBe('unknown_terminal');
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
