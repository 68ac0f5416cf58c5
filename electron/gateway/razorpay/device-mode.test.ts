import { afterEach, expect, test } from 'vitest';
import type { Terminal } from '../../../shared/terminal.ts';
import {
  counterTerminal,
  type GatewayRig,
  openGatewayRig,
  type RigCall,
  type RigOptions,
} from '../testing/gateway-rig.ts';
import { readDeviceMode } from './device-mode.ts';

let rig: GatewayRig | undefined;
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig(options);
  return rig;
};
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

const orderBody = { amount: 19_900, currency: 'INR' };
const createOrder: RigCall = { method: 'POST', url: '/v1/orders', body: orderBody, mode: null };
const close: RigCall = {
  method: 'POST',
  url: '/v1/devices/activity',
  body: { action: 'close_checkout' },
  mode: null,
};

const modeRule = "Invalid device mode. Allowed values are 'wired' and 'wireless'.";

test.each([
  [{ header: 'wireless', query: 'wired', body: 'wired' }, null, 'wireless'],
  [{ header: undefined, query: 'wireless', body: 'wired' }, null, 'wireless'],
  [{ header: undefined, query: undefined, body: 'wireless' }, 'wired', 'wireless'],
  [{ header: '', query: '', body: null }, null, 'missing'],
  [{ header: undefined, query: undefined, body: undefined }, 'wired', 'wired'],
  [{ header: 'bluetooth', query: 'wired', body: 'wired' }, 'wired', 'invalid'],
  [{ header: undefined, query: ['wired', 'wired'], body: undefined }, null, 'invalid'],
  [{ header: undefined, query: undefined, body: 1 }, null, 'invalid'],
  [{ header: 'Wired', query: undefined, body: undefined }, null, 'invalid'],
] as const)('of %j the first that says something counts (X1)', (sources, otherwise, mode) => {
  expect(readDeviceMode(sources, otherwise)).toBe(mode);
});

test.each<[string, Partial<RigCall>]>([
  ['a header in any case', { headers: { 'X-RAZORPAY-DEVICE-MODE': 'wired' } }],
  ['the query', { url: '/v1/orders?device_mode=wired' }],
  ['the body', { body: { ...orderBody, device_mode: 'wired' } }],
])('the mode travels in %s, and never comes back (R3, X1)', async (_where, changes) => {
  const { call, ledger } = await open();
  const response = await call({ ...createOrder, ...changes });
  expect(response.statusCode).toBe(200);
  expect(response.body).not.toContain('device_mode');
  expect(JSON.stringify(ledger.entriesAfter(0, 100))).not.toContain('device_mode');
});

test('the header wins over the body (X1)', async () => {
  const { call } = await open();
  const body = { ...orderBody, device_mode: 'wired' };
  const response = await call({ ...createOrder, body, mode: 'bluetooth' });
  expect(response.json().error).toMatchObject({ field: 'device_mode', reason: 'invalid_value' });
});

test.each([
  ['order', createOrder],
  ['activity', close],
])(
  'an %s without a mode, or with another, is refused (R43, R51, R57, D12, X58)',
  async (processor, asked) => {
    const { call } = await open();
    for (const [mode, reason] of [
      [null, 'required_field_missing'],
      ['bluetooth', 'invalid_value'],
    ] as const) {
      const response = await call({ ...asked, mode });
      expect(response.statusCode).toBe(400);
      expect(response.json().error).toEqual({
        code: 'VALIDATION_FAILED',
        description: modeRule,
        source: `${processor}_processor`,
        reason,
        field: 'device_mode',
        metadata: { code: 'BAD_REQUEST_ERROR' },
      });
    }
  },
);

test('a wired order for a terminal of the cloud is refused, though another one is driven here (R59, X10)', async () => {
  const { call } = await open({
    paired: (counter) => [
      counter,
      { ...counter, terminal: { ...counter.terminal, id: '2841158835', route: 'proxy' } },
    ],
  });
  const wired = (changes: object) =>
    call({ ...createOrder, mode: 'wired', body: { ...orderBody, ...changes } });
  for (const changes of [{ device_id: '2841158835' }, { notes: { device_id: '2841158835' } }]) {
    const response = await wired(changes);
    expect(response.statusCode).toBe(500);
    expect(response.json().error).toMatchObject({
      code: 'BUSINESS_LOGIC_ERROR',
      description: 'Device is in proxy mode, cannot process order',
      metadata: { mode: 'proxy' },
    });
  }
  for (const changes of [{}, { device_id: deviceId }, { device_id: '9999999999' }]) {
    expect((await wired(changes)).statusCode).toBe(200);
  }
});

test('a shop may say what a call without a mode is taken for (X1)', async () => {
  const { call } = await open({ settings: { defaultDeviceMode: 'wired' } });
  expect((await call(createOrder)).statusCode).toBe(200);
  expect((await call(close)).statusCode).toBe(200);
});

test('looking needs no mode, but a wrong one is still refused (X1)', async () => {
  const { call } = await open();
  const { id } = (await call({ ...createOrder, mode: 'wired' })).json();
  const activityId = (await call({ ...close, mode: 'wired' })).json().id;
  for (const url of [
    '/v1/orders',
    `/v1/orders/${id}`,
    `/v1/orders/${id}/payments`,
    `/v1/devices/activity/${activityId}`,
  ]) {
    expect((await call({ url, mode: null })).statusCode).toBe(200);
    const refused = await call({ url, mode: 'bluetooth' });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().error.field).toBe('device_mode');
  }
});

test('a wireless activity needs a device_id (R4, R45, R50, D13)', async () => {
  const { call } = await open();
  for (const body of [{}, { device_id: null }, { device_id: '' }]) {
    const asked = { ...close, mode: 'wireless', body: { action: 'close_checkout', ...body } };
    const response = await call(asked);
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toEqual({
      code: 'VALIDATION_FAILED',
      description: 'device_id required for wireless mode',
      source: 'activity_processor',
      reason: 'required_field_missing',
      field: 'device_id',
      metadata: { code: 'BAD_REQUEST_ERROR' },
    });
  }
});

const networked = (changes: Partial<Terminal> = {}): RigOptions => ({
  paired: (counter) => [
    {
      ...counter,
      terminal: {
        ...counter.terminal,
        link: { type: 'tcp', host: '192.0.2.7', port: 20_007 },
        ...changes,
      },
    },
  ],
});

const deviceId = counterTerminal.id;

test('wireless with the id of a terminal on the shop’s network is handled here (R4, D11)', async () => {
  const { call, pass } = await open(networked());
  const wireless = { mode: 'wireless' };
  const body = { ...orderBody, notes: { device_id: deviceId } };
  const { id } = (await call({ ...createOrder, ...wireless, body })).json();
  const started = await call({
    ...close,
    ...wireless,
    body: {
      action: 'initiate_checkout',
      device_id: deviceId,
      initiate_checkout: { ...orderBody, order_id: id, description: 'Two teas' },
    },
  });
  expect(started.json().status).toBe('processing');
  await pass(100);
  const order = (await call({ ...wireless, url: `/v1/orders/${id}` })).json();
  expect(order.status).toBe('paid');
  const shown = await call({ ...wireless, url: `/v1/devices/activity/${started.json().id}` });
  expect(shown.json().status).toBe('completed');
});

test.each([
  ['is on a cable', {}],
  ['belongs to the cloud', networked({ route: 'proxy' })],
  ['has another id', networked({ id: '9999999999' })],
])(
  'wireless for a terminal that %s belongs to the upstream, and never runs here',
  async (_how, options) => {
    const { call, ledger } = await open(options);
    const wireless = { mode: 'wireless' };
    const seq = ledger.nextOrderSeq();
    const unknown = { url: '/v1/orders/order_00000000000000' };
    for (const [asked, source] of [
      [{ ...createOrder, body: { ...orderBody, device_id: deviceId } }, 'order_processor'],
      [createOrder, 'order_processor'],
      [unknown, 'order_processor'],
      [{ ...close, body: { action: 'close_checkout', device_id: deviceId } }, 'activity_processor'],
      [{ url: '/v1/devices/activity/pda_00000000000000' }, 'activity_processor'],
    ] as const) {
      const response = await call({ ...asked, ...wireless });
      expect(response.statusCode).toBe(500);
      expect(response.json().error).toEqual({
        code: 'PROCESSING_FAILED',
        description: 'No upstream is configured for wireless devices',
        source,
        reason: 'upstream_not_configured',
        metadata: { mode: 'proxy', code: 'SERVER_ERROR' },
      });
    }
    expect(ledger.nextOrderSeq()).toBe(seq);
  },
);
