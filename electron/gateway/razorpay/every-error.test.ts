import { afterEach, expect, test } from 'vitest';
import {
  basic,
  type GatewayRig,
  openGatewayRig,
  type RigCall,
  type RigOptions,
} from '../testing/gateway-rig.ts';

/** Every error that a caller of this surface can get, in both vocabularies (X2). */
let rig: GatewayRig;
afterEach(() => rig.close());

interface Words {
  readonly status: number;
  readonly code: string;
  readonly source?: string;
  readonly reason?: string | undefined;
  readonly field?: string;
}

interface Case {
  readonly name: string;
  readonly rig?: RigOptions;
  readonly call: RigCall | ((orderId: string) => RigCall);
  /** What has happened before. */
  readonly before?: 'paid' | 'busy';
  readonly pos: Words;
  readonly cloud: Words;
}

const order = (body: unknown, changes: Partial<RigCall> = {}): RigCall => ({
  method: 'POST',
  url: '/v1/orders',
  body,
  ...changes,
});
const activity = (body: unknown, changes: Partial<RigCall> = {}): RigCall =>
  order(body, { url: '/v1/devices/activity', ...changes });
const checkout = (orderId: string, changes: object = {}, top: object = {}) => ({
  action: 'initiate_checkout',
  initiate_checkout: {
    amount: 19_900,
    currency: 'INR',
    order_id: orderId,
    description: 'Two teas',
    ...changes,
  },
  ...top,
});
const aSale = { amount: 19_900, currency: 'INR' };

const invalid = (source: string, field: string, reason: string): Words => ({
  status: 400,
  code: 'VALIDATION_FAILED',
  source: `${source}_processor`,
  field,
  reason,
});
const missing = (source: string, field: string) => invalid(source, field, 'required_field_missing');
const wrong = (source: string, field: string) => invalid(source, field, 'invalid_value');
const refused = (field?: string): Words => ({
  status: 400,
  code: 'BAD_REQUEST_ERROR',
  source: 'business',
  reason: 'input_validation_failed',
  ...(field === undefined ? {} : { field }),
});
const same = (words: Words, code: string): Words => ({ ...words, code });
const device = (code: string): Words => ({ status: 500, code, source: 'device_controller' });
const http = (status: number, reason: string): Words => ({
  status,
  code: 'BAD_REQUEST_ERROR',
  source: 'gateway',
  reason,
});

const fields = (
  source: string,
  calls: Readonly<Record<string, readonly [string, RigCall, Words]>>,
) =>
  Object.entries(calls).map(([name, [line, call, pos]]) => ({
    name: `${line} ${source} ${name}`,
    call,
    pos,
    cloud: refused(pos.field),
  }));

const someId = 'order_00000000000000';
const cloudTerminal: RigOptions = {
  paired: (counter) => [{ ...counter, terminal: { ...counter.terminal, route: 'proxy' } }],
};
const unsupported = device('UNSUPPORTED_ACTION');
const proxy: Words = { status: 500, code: 'BUSINESS_LOGIC_ERROR', source: 'order_processor' };
const noUpstream = (source: string): Words => ({
  status: 500,
  code: 'PROCESSING_FAILED',
  source: `${source}_processor`,
  reason: 'upstream_not_configured',
});
const paid: Words = {
  status: 400,
  code: 'BUSINESS_LOGIC_ERROR',
  source: 'activity_processor',
  reason: 'order_already_paid',
};

const cases: readonly Case[] = [
  ...fields('order', {
    'without amount': ['R54', order({ currency: 'INR' }), missing('order', 'amount')],
    'below the least': [
      'R37 R55',
      order({ ...aSale, amount: 99 }),
      invalid('order', 'amount', 'amount_too_small'),
    ],
    'amount as text': ['R8', order({ ...aSale, amount: '199' }), wrong('order', 'amount')],
    'without currency': ['R56', order({ amount: 19_900 }), missing('order', 'currency')],
    'unknown currency': [
      'R9 R56',
      order({ ...aSale, currency: 'XYZ' }),
      wrong('order', 'currency'),
    ],
    'long receipt': [
      'R10',
      order({ ...aSale, receipt: 'x'.repeat(41) }),
      wrong('order', 'receipt'),
    ],
    'wrong notes': ['R11', order({ ...aSale, notes: 7 }), wrong('order', 'notes')],
    'without mode': ['R57', order(aSale, { mode: null }), missing('order', 'device_mode')],
    'wrong mode': ['R43 R57', order(aSale, { mode: 'bluetooth' }), wrong('order', 'device_mode')],
    'wrong id': ['R20', { url: '/v1/orders/1' }, wrong('order', 'order_id')],
    'wrong filter': ['R41', { url: '/v1/orders?authorized=2' }, wrong('order', 'authorized')],
  }),
  ...fields('activity', {
    'without action': ['R46', activity({}), missing('activity', 'action')],
    'wrong action': ['R23', activity({ action: 'refund' }), wrong('activity', 'action')],
    'without checkout': [
      'R44 D1',
      activity({ action: 'initiate_checkout' }),
      missing('activity', 'initiate_checkout'),
    ],
    'without amount': [
      'R25',
      activity(checkout(someId, { amount: undefined })),
      missing('activity', 'initiate_checkout.amount'),
    ],
    'amount of zero': [
      'R47',
      activity(checkout(someId, { amount: 0 })),
      wrong('activity', 'initiate_checkout.amount'),
    ],
    'without currency': [
      'R48',
      activity(checkout(someId, { currency: undefined })),
      missing('activity', 'initiate_checkout.currency'),
    ],
    'without order': [
      'R49',
      activity(checkout(someId, { order_id: undefined })),
      missing('activity', 'initiate_checkout.order_id'),
    ],
    'without description': [
      'R27 X7',
      activity(checkout(someId, { description: undefined })),
      missing('activity', 'initiate_checkout.description'),
    ],
    'wrong method': [
      'R31',
      activity(checkout(someId, { prefill: { method: 'cash' } })),
      wrong('activity', 'initiate_checkout.prefill.method'),
    ],
    'unknown order': [
      'R42 X5',
      activity(checkout(someId)),
      invalid('activity', 'initiate_checkout.order_id', 'order_not_found'),
    ],
    'without mode': [
      'R51 D12',
      activity({ action: 'close_checkout' }, { mode: null }),
      missing('activity', 'device_mode'),
    ],
    'wrong mode': [
      'R51 D12',
      activity({ action: 'close_checkout' }, { mode: 'usb' }),
      wrong('activity', 'device_mode'),
    ],
    'wireless without device': [
      'R45 R50 D13',
      activity({ action: 'close_checkout' }, { mode: 'wireless' }),
      missing('activity', 'device_id'),
    ],
    'wrong id': [
      'R52 X14',
      { url: '/v1/devices/activity/act_1' },
      wrong('activity', 'activity_id'),
    ],
  }),
  {
    name: 'R44 activity that is no object',
    call: activity('[]'),
    pos: {
      status: 400,
      code: 'VALIDATION_FAILED',
      source: 'activity_processor',
      reason: 'input_validation_failed',
    },
    cloud: refused(),
  },
  {
    name: 'R38 R58 X4 order that is not there',
    call: { url: `/v1/orders/${someId}` },
    pos: { status: 404, code: 'ORDER_NOT_FOUND', source: 'order_processor' },
    cloud: refused(),
  },
  {
    name: 'R53 activity that is not there',
    call: { url: '/v1/devices/activity/pda_00000000000000' },
    pos: { status: 404, code: 'ACTIVITY_NOT_FOUND', source: 'activity_processor' },
    cloud: refused(),
  },
  ...(
    [
      ['amount_mismatch', 'amount', { amount: 19_899 }],
      ['currency_mismatch', 'currency', { currency: 'EUR' }],
    ] as const
  ).map(([reason, field, changes]) => ({
    name: `X9 D16 another ${field} than the order's`,
    call: (orderId: string) => activity(checkout(orderId, changes)),
    pos: invalid('activity', `initiate_checkout.${field}`, reason),
    cloud: refused(`initiate_checkout.${field}`),
  })),
  {
    name: 'X9 order already paid',
    before: 'paid',
    call: (orderId) => activity(checkout(orderId)),
    pos: paid,
    cloud: same(paid, 'BAD_REQUEST_ERROR'),
  },
  {
    name: 'R63 device busy',
    before: 'busy',
    call: (orderId) => activity(checkout(orderId)),
    pos: device('DEVICE_BUSY'),
    cloud: device('GATEWAY_ERROR'),
  },
  {
    name: 'R62 X19 device not found',
    rig: { paired: (counter) => [counter, counter] },
    call: (orderId) => activity(checkout(orderId, {}, { device_id: '9' })),
    pos: device('DEVICE_NOT_FOUND'),
    cloud: device('GATEWAY_ERROR'),
  },
  {
    name: 'R61 X3 device disconnected',
    rig: { connected: false, settings: { deviceFailures: 'http' } },
    call: (orderId) => activity(checkout(orderId)),
    pos: device('DEVICE_DISCONNECTED'),
    cloud: device('GATEWAY_ERROR'),
  },
  {
    name: 'R66 unsupported action',
    rig: cloudTerminal,
    call: activity({ action: 'close_checkout' }),
    pos: unsupported,
    cloud: same(unsupported, 'SERVER_ERROR'),
  },
  {
    name: 'R59 X10 proxy mode',
    rig: cloudTerminal,
    call: order(aSale),
    pos: proxy,
    cloud: same(proxy, 'SERVER_ERROR'),
  },
  {
    name: 'R60 order for the cloud',
    call: order(aSale, { mode: 'wireless' }),
    pos: noUpstream('order'),
    cloud: same(noUpstream('order'), 'SERVER_ERROR'),
  },
  {
    name: 'R60 activity for the cloud',
    call: activity({ action: 'close_checkout', device_id: '7' }, { mode: 'wireless' }),
    pos: noUpstream('activity'),
    cloud: same(noUpstream('activity'), 'SERVER_ERROR'),
  },
  ...(
    [
      ['R75 X11 no key', 401, 'authentication_failed', { url: '/v1/orders', authorization: null }],
      ['an unknown path', 404, 'url_not_found', { url: '/v1/nothing' }],
      ['a wrong method', 405, 'method_not_allowed', { url: '/v1/orders', method: 'DELETE' }],
      ['a large body', 413, 'body_too_large', order(`"${'x'.repeat(70_000)}"`)],
      ['a long id', 414, 'url_too_long', { url: `/v1/orders/${'x'.repeat(300)}` }],
      [
        'an unknown type',
        415,
        'media_type_unsupported',
        order('<a/>', { headers: { 'content-type': 'text/xml' } }),
      ],
      [
        'a foreign page',
        403,
        'origin_refused',
        { url: '/v1/orders', headers: { origin: 'https://shop.example' } },
      ],
    ] as const
  ).map(([name, status, reason, call]) => ({
    name: `R36 ${name}`,
    call,
    pos: http(status, reason),
    cloud: http(status, reason),
  })),
];

test.each(cases.map((each) => [each.name, each] as const))(
  '%s, in the guide’s words and in the cloud’s (R36, X2)',
  async (_name, each) => {
    for (const [profile, words] of [
      ['pos', each.pos],
      ['razorpay', each.cloud],
    ] as const) {
      for (const how of ['header', 'setting'] as const) {
        const error = await provoke(each, profile, how);
        expect(error).toMatchObject(words);
        const other = profile === 'pos' ? each.cloud.code : each.pos.code;
        expect(error.metadata?.code).toBe(other === words.code ? undefined : other);
        expect(error.description).toMatch(/^\w[^\n]+$/);
      }
    }
  },
);

async function provoke(each: Case, profile: 'pos' | 'razorpay', how: 'header' | 'setting') {
  const settings = how === 'setting' ? { errorProfile: profile } : {};
  rig = await openGatewayRig({
    ...each.rig,
    settings: { ...each.rig?.settings, ...settings },
  });
  try {
    const orderId = typeof each.call === 'function' ? await prepare(each.before) : '';
    const call = typeof each.call === 'function' ? each.call(orderId) : each.call;
    const headers = how === 'header' ? { 'x-pos-error-profile': profile } : {};
    const response = await rig.call({ ...call, headers: { ...call.headers, ...headers } });
    expect(response.headers['content-type']).toBe('application/json');
    return { status: response.statusCode, ...response.json().error };
  } finally {
    await rig.close();
  }
}

async function prepare(before: Case['before']): Promise<string> {
  const { id } = (await rig.call(order(aSale))).json();
  if (before === undefined) return id;
  await rig.call(activity(checkout(id)));
  if (before === 'paid') await rig.pass(1_000);
  return id;
}

test('a fault of ours is PROCESSING_FAILED, for the cloud’s callers SERVER_ERROR (R19, R60)', async () => {
  for (const [profile, code] of [
    ['pos', 'PROCESSING_FAILED'],
    ['razorpay', 'SERVER_ERROR'],
  ] as const) {
    rig = await openGatewayRig();
    rig.services.till.orders.find = () => {
      throw new Error('the ledger is upside down');
    };
    const url = `/v1/orders/${someId}`;
    const response = await rig.call({ url, headers: { 'x-pos-error-profile': profile } });
    expect(response.statusCode).toBe(500);
    expect(response.json().error).toMatchObject({ code, source: 'gateway', reason: 'unexpected' });
    expect(response.body).not.toContain('upside down');
    expect(rig.logged).toHaveLength(1);
    await rig.close();
  }
});

test('the secret is asked for where money is, not for an activity (R75, X11)', async () => {
  rig = await openGatewayRig();
  const authorization = basic(`${rig.key.id}:`);
  expect((await rig.call({ url: '/v1/orders', authorization })).statusCode).toBe(401);
  const close = activity({ action: 'close_checkout' }, { authorization });
  expect((await rig.call(close)).statusCode).toBe(200);
});
