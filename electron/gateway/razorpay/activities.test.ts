import { Compile } from 'typebox/compile';
import { afterEach, expect, test } from 'vitest';
import type { PaymentFailureCode } from '../../../shared/failures.ts';
import type { TerminalStatus } from '../../../shared/terminal.ts';
import { cardLikeNumber } from '../../../shared/testing/card-like-number.ts';
import { basic, type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';
import { activityEntity } from './entities.ts';

let rig: GatewayRig;
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig(options);
  return rig;
};
afterEach(() => rig.close());

const isActivity = Compile(activityEntity);

/** Whatever is answered as an activity fits its schema. */
const activity = async (body: unknown, mode: string | null = 'wired') => {
  const response = await rig.call({ method: 'POST', url: '/v1/devices/activity', body, mode });
  if (response.statusCode === 200) expect(isActivity.Errors(response.json())).toEqual([]);
  return response;
};

const newOrder = async (amount = 19_900): Promise<string> => {
  const body = { amount, currency: 'INR' };
  return (await rig.call({ method: 'POST', url: '/v1/orders', body })).json().id;
};

const checkoutBody = (orderId: string, changes: object = {}) => ({
  action: 'initiate_checkout',
  initiate_checkout: {
    amount: 19_900,
    currency: 'INR',
    description: 'Two teas',
    order_id: orderId,
    ...changes,
  },
});

const initiate = async () => (await activity(checkoutBody(await newOrder()))).json();
const fetch = async (id: string) => {
  const shown = (await rig.call({ url: `/v1/devices/activity/${id}` })).json();
  expect(isActivity.Errors(shown)).toEqual([]);
  return shown;
};

test('a checkout is answered at once as processing, in the documents’ shape (R21-R23, R25-R30, D3-D5, X15)', async () => {
  await open({ scripts: [['wait']] });
  const orderId = await newOrder();
  const response = await activity({
    device_id: '2841158834',
    action: 'initiate_checkout',
    notes: { counter: 'front' },
    initiate_checkout: {
      name: 'Chai Corner',
      amount: 19_900,
      currency: 'INR',
      description: 'Two teas',
      type: 'in_person',
      order_id: orderId,
      prefill: {
        name: 'Meera Rao',
        email: 'meera@shop.example',
        contact: '9000012345',
        method: 'upi',
      },
    },
  });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({
    id: expect.stringMatching(/^pda_[A-Za-z0-9]{14}$/),
    entity: 'device.activity',
    device_id: '2841158834',
    action: 'initiate_checkout',
    initiate_checkout: {
      name: 'Chai Corner',
      amount: 19_900,
      currency: 'INR',
      description: 'Two teas',
      type: 'in_person',
      order_id: orderId,
      prefill: {
        name: 'Meera Rao',
        email: 'meera@shop.example',
        contact: '9000012345',
        method: 'upi',
      },
    },
    notes: { counter: 'front' },
    status: 'processing',
    error: null,
    created_at: Math.floor(rig.clock.now() / 1_000),
  });
  expect(rig.ledger.openPayments()).toHaveLength(1);
});

test('order, checkout, polling of either, close: the documents’ workflow (R5, R33, D8, D14, D16, X12, X16)', async () => {
  await open();
  const orderId = await newOrder();
  const started = (await activity(checkoutBody(orderId))).json();
  expect(started.status).toBe('processing');
  await rig.pass(100);
  expect(await fetch(started.id)).toMatchObject({ status: 'completed', error: null });
  expect((await rig.call({ url: `/v1/orders/${orderId}` })).json().status).toBe('paid');

  const close = await activity({ action: 'close_checkout' });
  expect(close.statusCode).toBe(200);
  expect(close.json()).toEqual({
    id: expect.stringMatching(/^pda_[A-Za-z0-9]{14}$/),
    entity: 'device.activity',
    device_id: '2841158834',
    action: 'close_checkout',
    status: 'completed',
    error: null,
    created_at: expect.any(Number),
  });
  expect(close.json().id).not.toBe(started.id);
});

test('a close that finds no checkout is an activity that failed (R32, R40, D9, D10, X3, X16)', async () => {
  await open();
  const nothing = await activity({ action: 'close_checkout' });
  expect(nothing.statusCode).toBe(200);
  expect(nothing.json()).toMatchObject({
    action: 'close_checkout',
    status: 'failed',
    error: { code: 'BAD_REQUEST_ERROR', reason: 'checkout_not_found' },
  });
  expect(nothing.json()).not.toHaveProperty('initiate_checkout');

  await initiate();
  await rig.pass(100);
  const first = (await activity({ action: 'close_checkout' })).json();
  const second = (await activity({ action: 'close_checkout' })).json();
  expect([first.status, second.status]).toEqual(['completed', 'failed']);
  expect(await fetch(second.id)).toEqual(second);
});

test('a close while the customer is still to pay waits for the terminal’s word (R72, X17)', async () => {
  await open({ scripts: [['show', 'wait', 'customer-cancels']] });
  const started = await initiate();
  await rig.pass(20);
  const closing = activity({ action: 'close_checkout' });
  await rig.pass(2_000);
  expect((await closing).json()).toMatchObject({ status: 'completed', error: null });
  expect(await fetch(started.id)).toMatchObject({
    status: 'failed',
    error: { code: 'TRANSACTION_CANCELLED', source: 'DEVICE' },
  });
});

test('a close while the bank is asked is refused and sends nothing (R63, X17)', async () => {
  await open({ scripts: [['show', 'pin', 'wait', 'approve', 'finish']] });
  const started = await initiate();
  await rig.pass(30);
  const refused = await activity({ action: 'close_checkout' });
  expect(refused.statusCode).toBe(500);
  expect(refused.json().error).toEqual({
    code: 'DEVICE_BUSY',
    description: 'Device is in an invalid state or transitioning',
    source: 'device_controller',
    metadata: { activity_id: started.id, code: 'GATEWAY_ERROR' },
  });
  await rig.pass(2_000);
  expect((await fetch(started.id)).status).toBe('completed');
});

test('a terminal known to be absent gives a failed activity, not an HTTP error (R39, R61, D7, X3)', async () => {
  await open({ connected: false });
  const response = await activity(checkoutBody(await newOrder()));
  expect(response.statusCode).toBe(200);
  const shown = response.json();
  expect(shown).toMatchObject({
    entity: 'device.activity',
    action: 'initiate_checkout',
    status: 'failed',
    error: {
      code: 'BAD_REQUEST_ERROR',
      reason: 'device_not_connected',
      description: 'Device is not connected',
      source: 'device_controller',
      metadata: { code: 'DEVICE_DISCONNECTED' },
    },
  });
  expect(await fetch(shown.id)).toEqual(shown);
  expect(rig.terminals.sent).toEqual([]);
});

test('a decline shows the bank’s words (R67, R68)', async () => {
  await open({ scripts: [['show', 'decline']] });
  const started = await initiate();
  await rig.pass(100);
  expect(await fetch(started.id)).toMatchObject({
    status: 'failed',
    error: {
      code: 'CARD_DECLINED',
      description: 'Transaction was declined by the card issuer',
      source: 'DEVICE',
      step: 'AUTHORIZATION',
      reason: 'Insufficient funds',
    },
  });
});

test.each<[PaymentFailureCode, string, string]>([
  ['CARD_DECLINED', 'Transaction was declined by the card issuer', 'R68'],
  ['CARD_READ_ERROR', 'Failed to read card data', 'R69'],
  ['INVALID_PIN', 'Incorrect PIN entered', 'R70'],
  ['TIMEOUT', 'Transaction timed out', 'R71'],
  ['TRANSACTION_CANCELLED', 'User cancelled transaction', 'R72'],
  ['NETWORK_ERROR', 'Device network connectivity issue', 'R73'],
  ['DEVICE_MALFUNCTION', 'Hardware malfunction', 'R74'],
])(
  '%s from a terminal reads "%s", with a reason even when it gave none (R67, %s)',
  async (code, description) => {
    await open({
      pay: async (_terminalId, _command, listener) => {
        await listener.stage('card');
        await listener.outcome({
          type: 'declined',
          frame: 'status information',
          resultCode: null,
          failure: { code, reason: null, by: 'provider' },
          receipt: null,
        });
        return { type: 'finished' };
      },
    });
    const started = await initiate();
    await rig.pass(1_000);
    expect(await fetch(started.id)).toMatchObject({
      status: 'failed',
      error: { code, description, source: 'DEVICE', reason: code.toLowerCase() },
    });
    const { items } = (await rig.call({ url: `/v1/orders/${orderOf(started)}/payments` })).json();
    expect(items).toMatchObject([
      {
        status: 'failed',
        error_code: code,
        error_description: description,
        error_source: 'DEVICE',
      },
    ]);
  },
);

test('an amount that the terminal cannot be asked for is not told as a missing line (R65)', async () => {
  const reason = 'The terminal cannot take this amount';
  await open({ pay: () => Promise.resolve({ type: 'not_sent', code: 'DEVICE_ERROR', reason }) });
  const started = await initiate();
  await rig.pass(1_000);
  expect(await fetch(started.id)).toMatchObject({
    status: 'failed',
    error: { code: 'DEVICE_ERROR', source: 'device_controller', reason },
  });
});

const orderOf = (shown: { initiate_checkout: { order_id: string } }) =>
  shown.initiate_checkout.order_id;

test.each<[PaymentFailureCode, string, string]>([
  ['DEVICE_TIMEOUT', 'Device operation timed out', 'R64'],
  ['DEVICE_ERROR', 'Device communication error', 'R65'],
])(
  '%s, when the terminal provably took nothing, reads "%s" (%s, X59)',
  async (code, description) => {
    const end = {
      type: 'refused',
      frame: 'negative answer',
      resultCode: '83',
      reason: '83',
    } as const;
    await open({ pay: () => Promise.resolve({ ...end, code }) });
    const started = await initiate();
    await rig.pass(1_000);
    expect(await fetch(started.id)).toMatchObject({
      status: 'failed',
      error: { code, description, source: 'device_controller', reason: '83' },
    });
  },
);

test('a command that never left reads like an absent terminal (R39, R61, D7)', async () => {
  await open({ pay: () => Promise.resolve({ type: 'not_sent', reason: 'no line' }) });
  const started = await initiate();
  await rig.pass(1_000);
  expect(await fetch(started.id)).toMatchObject({
    status: 'failed',
    error: {
      code: 'BAD_REQUEST_ERROR',
      reason: 'device_not_connected',
      metadata: { code: 'DEVICE_DISCONNECTED' },
    },
  });
});

test('a lost line is a doubt: the activity stays processing and says so (X59)', async () => {
  await open({ scripts: [['show', 'pin', 'lose-line']] });
  const orderId = await newOrder();
  const started = (await activity(checkoutBody(orderId))).json();
  await rig.pass(1_000);
  expect(await fetch(started.id)).toMatchObject({
    status: 'processing',
    error: null,
    metadata: { in_doubt: true },
  });
  const order = (await rig.call({ url: `/v1/orders/${orderId}?expand[]=payments` })).json();
  expect(order).toMatchObject({ status: 'attempted', amount_due: 19_900 });
  expect(order.payments.items).toMatchObject([{ status: 'created', metadata: { in_doubt: true } }]);
  expect((await rig.call({ url: '/healthz' })).json().unresolved).toBe(1);
});

const validation = {
  code: 'VALIDATION_FAILED',
  source: 'activity_processor',
  metadata: { code: 'BAD_REQUEST_ERROR' },
};

test('an activity without an action (R35, R46)', async () => {
  await open();
  for (const body of [{}, { action: null }]) {
    const response = await activity(body);
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toEqual({
      ...validation,
      description: 'Action field is required',
      field: 'action',
      reason: 'required_field_missing',
    });
  }
});

test.each(['open_checkout', 'INITIATE_CHECKOUT', 7, ['close_checkout'], 'constructor'])(
  'the action %j is none of the two (R23)',
  async (action) => {
    await open();
    const response = await activity({ action });
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({ ...validation, field: 'action' });
  },
);

test.each([0, -1])('a checkout for %d paise (R25, R47, X8)', async (amount) => {
  await open();
  const response = await activity(checkoutBody(await newOrder(), { amount }));
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toEqual({
    ...validation,
    description: 'Amount must be greater than 0',
    field: 'initiate_checkout.amount',
    reason: 'invalid_value',
  });
});

test.each([
  ['amount', 'R25'],
  ['currency', 'R26, R48'],
  ['order_id', 'R29, R49'],
  ['description', 'R27, X7'],
])('a checkout without %s (%s)', async (member, _line) => {
  await open();
  const response = await activity(checkoutBody(await newOrder(), { [member]: undefined }));
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    ...validation,
    description: expect.stringContaining('field is required'),
    field: `initiate_checkout.${member}`,
    reason: 'required_field_missing',
  });
});

test.each(['amount', 'currency', 'order_id', 'description'])(
  'the %s null is not there (R48, R49)',
  async (member) => {
    await open();
    const response = await activity(checkoutBody(await newOrder(), { [member]: null }));
    expect(response.json().error).toMatchObject({
      ...validation,
      field: `initiate_checkout.${member}`,
      reason: 'required_field_missing',
    });
  },
);

test.each([
  ['initiate_checkout.amount', { amount: '19900' }],
  ['initiate_checkout.currency', { currency: 356 }],
  ['initiate_checkout.description', { description: '' }],
  ['initiate_checkout.name', { name: 7 }],
  ['initiate_checkout.type', { type: {} }],
  ['initiate_checkout.prefill', { prefill: 'upi' }],
  ['initiate_checkout.prefill.email', { prefill: { email: 1 } }],
  ['initiate_checkout.prefill.method', { prefill: { method: 'cash' } }],
  // Which code a terminal shows is no method: it is refused, and not taken for UPI.
  ['initiate_checkout.prefill.method', { prefill: { method: 'bharat_qr' } }],
])('a wrong %s is named (R28, R30, R31)', async (field, changes) => {
  await open();
  const response = await activity(checkoutBody(await newOrder(), changes));
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({ ...validation, field, reason: 'invalid_value' });
});

test.each(['{"action":', '[]', 'null', '"close_checkout"'])(
  'a body that is no object is invalid activity data: %s (R44)',
  async (body) => {
    await open();
    const response = await activity(body);
    expect(response.statusCode).toBe(400);
    expect(response.json().error.description).toMatch(/^Invalid activity data/);
  },
);

test('initiating without its object is invalid activity data (D1, R44)', async () => {
  await open();
  for (const member of [undefined, null, [], 'x']) {
    const response = await activity({ action: 'initiate_checkout', initiate_checkout: member });
    expect(response.json().error).toMatchObject({
      ...validation,
      description: expect.stringMatching(/^Invalid activity data/),
      field: 'initiate_checkout',
    });
  }
});

test('what is wrong is said in the order of the documents', async () => {
  await open();
  const fieldOf = async (body: object) => (await activity(body, null)).json().error.field;
  const broken = { device_id: 7, notes: 7 };
  const inside = (checkout: object) => ({
    ...broken,
    action: 'initiate_checkout',
    initiate_checkout: checkout,
  });
  expect(await fieldOf(broken)).toBe('action');
  expect(await fieldOf({ ...broken, action: 'initiate_checkout' })).toBe('initiate_checkout');
  expect(await fieldOf(inside({}))).toBe('initiate_checkout.amount');
  const amount = { amount: 1 };
  expect(await fieldOf(inside(amount))).toBe('initiate_checkout.currency');
  const currency = { ...amount, currency: 'INR' };
  expect(await fieldOf(inside(currency))).toBe('initiate_checkout.order_id');
  const order = { ...currency, order_id: 'order_1' };
  expect(await fieldOf(inside(order))).toBe('initiate_checkout.description');
  const whole = { ...order, description: 'Two teas' };
  expect(await fieldOf(inside(whole))).toBe('device_id');
  expect(await fieldOf({ ...inside(whole), device_id: '1' })).toBe('notes');
  expect(await fieldOf({ ...inside(whole), device_id: '1', notes: {} })).toBe('device_mode');
});

test('a name is optional and defaults to the store’s; null members are not there (R24, X6, D2, D17)', async () => {
  await open({ settings: { storeName: 'Chai Corner' } });
  const prefill = { method: 'upi', name: null, email: null };
  const body = checkoutBody(await newOrder(), { name: null, prefill });
  const shown = (await activity({ ...body, device_id: null, notes: null })).json();
  expect(shown.initiate_checkout).toMatchObject({
    name: 'Chai Corner',
    prefill: { method: 'upi' },
  });
  expect(shown.initiate_checkout.prefill).not.toHaveProperty('name');
  expect(shown).not.toHaveProperty('notes');
});

test('the four members of the body are all it takes, and notes are the caller’s own (R22, D15)', async () => {
  await open();
  const orderId = await newOrder();
  const notes = { merchant_id: '12345', order_id: orderId, anything: 'at all' };
  const response = await activity({ ...checkoutBody(orderId), device_id: '2841158834', notes });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({
    device_id: '2841158834',
    notes,
    created_at: expect.any(Number),
  });
});

test.each([
  ['name', 'Gaurav Kumar'],
  ['email', 'gaurav.kumar@example.com'],
  ['contact', '9000090000'],
  ['method', 'card'],
])('of the prefill %s alone may be given, and is shown again (D4, D17)', async (member, value) => {
  await open();
  const body = checkoutBody(await newOrder(), { prefill: { [member]: value } });
  const shown = (await activity(body)).json();
  expect(shown.initiate_checkout.prefill).toEqual({ [member]: value });
});

test('a type that was not given is not echoed, as in the documents’ samples (D6)', async () => {
  await open();
  const bare = checkoutBody(await newOrder(), { type: undefined });
  const shown = (await activity(bare)).json();
  expect(shown.initiate_checkout).not.toHaveProperty('type');
  expect(shown.error).toBeNull();
});

test('a lenient shop takes a checkout without a description (X7)', async () => {
  await open({ settings: { lenient: true } });
  const body = checkoutBody(await newOrder(), { description: undefined });
  const shown = (await activity(body)).json();
  expect(shown.initiate_checkout.description).toBe('POS Transaction');
});

test('an unknown order cannot be checked out (R42, X5, X9)', async () => {
  await open();
  for (const orderId of ['order_00000000000000', 'anything']) {
    const response = await activity(checkoutBody(orderId));
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toEqual({
      ...validation,
      description: 'Order not found',
      field: 'initiate_checkout.order_id',
      reason: 'order_not_found',
    });
  }
});

test.each([
  ['amount', { amount: 19_899 }, 'amount_mismatch', { amount_due: 19_900 }],
  ['currency', { currency: 'EUR' }, 'currency_mismatch', { currency: 'INR' }],
])('the %s must be the order’s (X8, X9, D16)', async (member, changes, reason, metadata) => {
  await open();
  const response = await activity(checkoutBody(await newOrder(), changes));
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    code: 'VALIDATION_FAILED',
    field: `initiate_checkout.${member}`,
    reason,
    metadata,
  });
});

test('a paid order takes no second payment (X9)', async () => {
  await open();
  const orderId = await newOrder();
  await activity(checkoutBody(orderId));
  await rig.pass(100);
  const response = await activity(checkoutBody(orderId));
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    code: 'BUSINESS_LOGIC_ERROR',
    reason: 'order_already_paid',
  });
  expect(rig.terminals.sent).toHaveLength(1);
});

test('the same checkout sent twice charges once and names the first (R63, X9)', async () => {
  await open({ scripts: [['show', 'wait', 'approve', 'finish']] });
  const orderId = await newOrder();
  const answers = await Promise.all([
    activity(checkoutBody(orderId)),
    activity(checkoutBody(orderId)),
    activity(checkoutBody(await newOrder())),
  ]);
  const [first] = answers.filter(({ statusCode }) => statusCode === 200);
  const refused = answers.filter(({ statusCode }) => statusCode === 500);
  expect(refused).toHaveLength(2);
  for (const response of refused) {
    expect(response.json().error).toMatchObject({
      code: 'DEVICE_BUSY',
      metadata: { activity_id: first?.json().id },
    });
  }
  await rig.pass(5_000);
  expect(rig.terminals.sent).toHaveLength(1);
});

const withSecond = (changes: Partial<TerminalStatus['terminal']>) => (counter: TerminalStatus) => [
  counter,
  { ...counter, terminal: { ...counter.terminal, ...changes } },
];

test('wired needs no device_id; with one terminal an unknown one is a hint (R4, D11, X19)', async () => {
  await open({ scripts: [['show', 'approve', 'finish']] });
  const anonymous = (await activity(checkoutBody(await newOrder()))).json();
  expect(anonymous).toMatchObject({ device_id: '2841158834', status: 'processing' });
  expect(anonymous).not.toHaveProperty('metadata');
  await rig.pass(100);
  const body = { ...checkoutBody(await newOrder()), device_id: '9999999999' };
  expect((await activity(body)).json()).toMatchObject({
    device_id: '9999999999',
    status: 'processing',
    metadata: { terminal_id: '2841158834' },
  });
});

test('a card number in place of an unknown device_id is kept nowhere (X19)', async () => {
  await open();
  const number = cardLikeNumber();
  const body = { ...checkoutBody(await newOrder()), device_id: number };
  expect((await activity(body)).json().device_id).toBe(`************${number.slice(-4)}`);
  expect(JSON.stringify(rig.ledger.entriesAfter(0, 100))).not.toContain(number);
});

test('the same order on another terminal is busy too, and names the attempt (R63, X9)', async () => {
  await open({ paired: withSecond({ id: '2841158835' }), scripts: [['show', 'wait']] });
  const body = checkoutBody(await newOrder());
  const first = (await activity({ ...body, device_id: '2841158834' })).json();
  await rig.pass(20);
  const second = await activity({ ...body, device_id: '2841158835' });
  expect(second.statusCode).toBe(500);
  expect(second.json().error).toMatchObject({
    code: 'DEVICE_BUSY',
    metadata: { activity_id: first.id },
  });
  expect(rig.terminals.sent).toHaveLength(1);
});

test('with two terminals an unknown device_id is not found (R62, X19)', async () => {
  await open({ paired: withSecond({ id: '2841158835' }) });
  for (const device of [{}, { device_id: '9999999999' }]) {
    const response = await activity({ ...checkoutBody(await newOrder()), ...device });
    expect(response.statusCode).toBe(500);
    expect(response.json().error).toMatchObject({
      code: 'DEVICE_NOT_FOUND',
      source: 'device_controller',
    });
  }
});

test('with two terminals the shop’s standard one is meant where none is named (R4, D11)', async () => {
  await open({
    paired: withSecond({ id: '2841158835' }),
    settings: { standardTerminal: '2841158834' },
  });
  const started = (await activity(checkoutBody(await newOrder()))).json();
  expect(started).toMatchObject({ device_id: '2841158834', status: 'processing' });
  expect(started).not.toHaveProperty('metadata');
  await rig.pass(100);
  expect((await activity({ action: 'close_checkout' })).json().status).toBe('completed');
  const unknown = { ...checkoutBody(await newOrder()), device_id: '9999999999' };
  expect((await activity(unknown)).json().error.code).toBe('DEVICE_NOT_FOUND');
});

test('a standard terminal that is not there any more is none (X19)', async () => {
  await open({ settings: { standardTerminal: '2841158899' } });
  const started = (await activity(checkoutBody(await newOrder()))).json();
  expect(started).toMatchObject({ device_id: '2841158834', status: 'processing' });
  expect(started).not.toHaveProperty('metadata');
});

test('a wired activity for a terminal in the cloud, or none, is unsupported (R66)', async () => {
  for (const paired of [[], [{ route: 'proxy' as const }]]) {
    await open({
      paired: (counter) =>
        paired.map((changes) => ({ ...counter, terminal: { ...counter.terminal, ...changes } })),
    });
    const response = await activity({ action: 'close_checkout' });
    expect(response.statusCode).toBe(500);
    expect(response.json().error).toMatchObject({
      code: 'UNSUPPORTED_ACTION',
      source: 'device_controller',
      metadata: { mode: 'proxy' },
    });
    if (paired.length === 0) await rig.close();
  }
});

test('an activity id of another shape, and one that is unknown (R34, R52, R53, X14)', async () => {
  await open();
  for (const id of ['act_00000000000000', 'pda_1', 'pid_00000000000000']) {
    const response = await rig.call({ url: `/v1/devices/activity/${id}` });
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({
      ...validation,
      description: 'Invalid activity ID format',
      field: 'activity_id',
    });
  }
  const response = await rig.call({ url: '/v1/devices/activity/pda_00000000000000' });
  expect(response.statusCode).toBe(404);
  expect(response.json().error).toEqual({
    code: 'ACTIVITY_NOT_FOUND',
    description: 'Activity with given ID not found',
    source: 'activity_processor',
    metadata: { code: 'BAD_REQUEST_ERROR' },
  });
});

test('activities take key:secret, key: and key, as the SDKs send them (X11)', async () => {
  await open();
  const { id, secret } = rig.key;
  const close = (authorization: string | null) =>
    rig.call({
      method: 'POST',
      url: '/v1/devices/activity',
      body: { action: 'close_checkout' },
      authorization,
    });
  for (const credentials of [`${id}:${secret}`, `${id}:`, id]) {
    expect((await close(basic(credentials))).statusCode).toBe(200);
  }
  for (const credentials of [`${id}:wrong`, 'rzp_test_00000000000000:', 'rzp_test_0', '']) {
    const response = await close(basic(credentials));
    expect(response.statusCode).toBe(401);
    expect(response.json().error).toMatchObject({
      code: 'BAD_REQUEST_ERROR',
      description: 'Authentication failed',
    });
  }
  expect((await close(null)).statusCode).toBe(401);
});
