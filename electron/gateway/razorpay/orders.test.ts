import { afterEach, expect, test } from 'vitest';
import { basic, type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig(options);
  return rig;
};
afterEach(() => rig.close());

const post = (body: unknown, mode: string | null = 'wired') =>
  rig.call({ method: 'POST', url: '/v1/orders', body, mode });

const newOrder = async (body: object = {}): Promise<string> =>
  (await post({ amount: 19_900, currency: 'INR', ...body })).json().id;

const checkout = (orderId: string, amount = 19_900) =>
  rig.call({
    method: 'POST',
    url: '/v1/devices/activity',
    body: {
      action: 'initiate_checkout',
      initiate_checkout: {
        amount,
        currency: 'INR',
        description: 'Two teas',
        order_id: orderId,
      },
    },
  });

test('an order is created and answered with 200, not 201 (R7, R12, R13, R19, X57)', async () => {
  await open();
  const response = await post({
    amount: 19_900,
    currency: 'INR',
    receipt: 'receipt_42',
    notes: { table: 'nine', waiter: 'Asha' },
  });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({
    id: expect.stringMatching(/^order_[A-Za-z0-9]{14}$/),
    entity: 'order',
    amount: 19_900,
    amount_paid: 0,
    amount_due: 19_900,
    currency: 'INR',
    receipt: 'receipt_42',
    status: 'created',
    attempts: 0,
    notes: { table: 'nine', waiter: 'Asha' },
    created_at: Math.floor(rig.clock.now() / 1_000),
  });
});

test('receipt and notes may be left out, be null, or be an empty list (R10, R11)', async () => {
  await open();
  for (const extra of [{}, { receipt: null, notes: null }, { notes: [] }]) {
    const response = await post({ amount: 100, currency: 'INR', ...extra });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ receipt: null, notes: {} });
  }
});

test('an order is fetched as it was made (R16, R20)', async () => {
  await open();
  const created = (await post({ amount: 19_900, currency: 'INR', receipt: 'r1' })).json();
  const response = await rig.call({ url: `/v1/orders/${created.id}` });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual(created);
});

test('a paid order has nothing due, captured by itself, and its payments come with it (R14, R15, R17, X55)', async () => {
  await open();
  const id = await newOrder();
  await checkout(id);
  await rig.pass(100);
  const order = (await rig.call({ url: `/v1/orders/${id}?expand%5B%5D=payments` })).json();
  expect(order).toMatchObject({
    amount: 19_900,
    amount_paid: 19_900,
    amount_due: 0,
    status: 'paid',
    attempts: 1,
    payments: { entity: 'collection', count: 1 },
  });
  const payments = await rig.call({ url: `/v1/orders/${id}/payments` });
  expect(payments.json()).toEqual(order.payments);
});

test('a payment shows what the documents show, and what is known besides (R18)', async () => {
  await open();
  const id = await newOrder();
  await checkout(id);
  await rig.pass(100);
  const { items } = (await rig.call({ url: `/v1/orders/${id}/payments` })).json();
  expect(items).toEqual([
    {
      id: expect.stringMatching(/^pay_[A-Za-z0-9]{14}$/),
      entity: 'payment',
      amount: 19_900,
      currency: 'INR',
      status: 'captured',
      order_id: id,
      method: 'card',
      description: 'Two teas',
      created_at: expect.any(Number),
      card: { entity: 'card', network: 'Visa', last4: '1234', type: 'unknown', issuer: null },
      captured: true,
      invoice_id: null,
      card_id: null,
      bank: null,
      wallet: null,
      email: null,
      contact: null,
      fee: null,
      tax: null,
      notes: {},
      amount_refunded: 0,
      refund_status: null,
      vpa: null,
      acquirer_data: { rrn: '432100000001', auth_code: '123456' },
      error_code: null,
      error_description: null,
      error_source: null,
      error_step: null,
      error_reason: null,
    },
  ]);
});

test('amount_paid and amount_due always come to the amount (R14), created to attempted to paid (X13)', async () => {
  await open({
    scripts: [
      ['show', 'decline'],
      ['show', 'pin', 'approve', 'finish'],
    ],
  });
  const id = await newOrder();
  const seen: string[] = [];
  const look = async () => {
    const order = (await rig.call({ url: `/v1/orders/${id}` })).json();
    expect(order.amount_paid + order.amount_due).toBe(order.amount);
    seen.push(`${order.status} ${order.attempts}`);
  };
  await look();
  await checkout(id);
  await rig.pass(100);
  await look();
  await checkout(id);
  await rig.pass(100);
  await look();
  expect(seen).toEqual(['created 0', 'attempted 1', 'paid 2']);
});

test('every attempt of an order is shown, the newest first (R17, R18)', async () => {
  await open({
    scripts: [
      ['show', 'decline'],
      ['show', 'pin', 'approve', 'finish'],
    ],
  });
  const id = await newOrder();
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await checkout(id);
    await rig.pass(100);
  }
  const { items } = (await rig.call({ url: `/v1/orders/${id}/payments` })).json();
  expect(items.map(({ status }: { status: string }) => status)).toEqual(['captured', 'failed']);
  const order = (await rig.call({ url: `/v1/orders/${id}?expand[]=payments` })).json();
  expect(order.payments.items).toEqual(items);
});

test('what the counter took of an order in cash is paid, and a caller takes the rest (R14, X62)', async () => {
  await open({ scripts: [['show', 'approve', 'finish']] });
  const id = await newOrder();
  const actor = { type: 'staff', staffId: 'staff_1' } as const;
  const cash = { orderId: id, amount: 4_900, tendered: 5_000 };
  expect(await rig.till.checkouts.takeCash(cash, actor)).toMatchObject({ ok: true });
  const order = (await rig.call({ url: `/v1/orders/${id}` })).json();
  expect(order).toMatchObject({ status: 'attempted', amount_paid: 4_900, amount_due: 15_000 });
  const { items } = (await rig.call({ url: `/v1/orders/${id}/payments` })).json();
  expect(items).toMatchObject([{ method: 'cash', amount: 4_900, status: 'captured' }]);
});

test.each([
  '?expand[]=payments',
  '?expand%5B%5D=payments',
  '?expand%5B%5D=payments&expand%5B%5D=payments.card',
  '?expand[0]=payments',
  '?count=10&expand%5Bexpand%5D=payments',
  '/?expand[]=payments&status',
])('payments come along however an SDK writes the brackets: %s (R17)', async (query) => {
  await open();
  const id = await newOrder();
  const response = await rig.call({ url: `/v1/orders/${id}${query}` });
  expect(response.json().payments).toEqual({ entity: 'collection', count: 0, items: [] });
});

test.each(['', '?expand[]=transfers&status', '?expand', '?expand[', '?payments=expand'])(
  'no payments come along with "%s", and it is no error',
  async (query) => {
    await open();
    const id = await newOrder();
    const response = await rig.call({ url: `/v1/orders/${id}${query}` });
    expect(response.statusCode).toBe(200);
    expect(response.json()).not.toHaveProperty('payments');
  },
);

test('orders are listed newest first, in pages, by time and by receipt', async () => {
  await open();
  const ids: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    ids.unshift(await newOrder({ receipt: `r${count}` }));
    await rig.pass(1_000);
  }
  const list = async (query: string) => (await rig.call({ url: `/v1/orders${query}` })).json();
  const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);
  const page = await list('');
  expect(page).toMatchObject({ entity: 'collection', count: 10 });
  expect(idsOf(page)).toEqual(ids.slice(0, 10));
  expect(idsOf(await list('?count=3&skip=10'))).toEqual(ids.slice(10));
  expect(idsOf(await list('?receipt=r4'))).toEqual([ids[7]]);
  const { created_at: from } = (await rig.call({ url: `/v1/orders/${ids[5]}` })).json();
  expect(idsOf(await list(`?from=${from}&to=${from}`))).toEqual([ids[5]]);
  expect((await list('?count=1&expand[]=payments')).items[0].payments.count).toBe(0);
});

test('a receipt is the caller’s own and may come twice; the newest order is first (X56)', async () => {
  await open();
  const first = await newOrder({ receipt: 'r1' });
  const second = await newOrder({ receipt: 'r1' });
  await newOrder({ receipt: 'r2' });
  const { items } = (await rig.call({ url: '/v1/orders?receipt=r1' })).json();
  expect(items.map(({ id }: { id: string }) => id)).toEqual([second, first]);
});

test('an order whose receipt was used before says by which, once, and is kept all the same (X56)', async () => {
  await open();
  const create = (receipt: string) =>
    rig.call({
      method: 'POST',
      url: '/v1/orders',
      body: { amount: 19_900, currency: 'INR', receipt },
    });
  const first = (await create('r1')).json();
  const second = (await create('r1')).json();
  expect(first).not.toHaveProperty('metadata');
  expect(second.metadata).toEqual({ receipt_used_by: first.id });
  const shown = (await rig.call({ url: `/v1/orders/${second.id}` })).json();
  expect(shown).not.toHaveProperty('metadata');
  expect((await create('r2')).json()).not.toHaveProperty('metadata');
});

test('two orders with one receipt, asked for at once, know of each other (X56)', async () => {
  await open();
  const create = () =>
    rig.call({
      method: 'POST',
      url: '/v1/orders',
      body: { amount: 19_900, currency: 'INR', receipt: 'r1' },
    });
  const made = (await Promise.all([create(), create()])).map((each) => each.json());
  const [warned, unwarned] = made[0].metadata ? made : made.toReversed();
  expect(warned.metadata).toEqual({ receipt_used_by: unwarned.id });
  expect(unwarned).not.toHaveProperty('metadata');
});

test('orders can be listed by whether a payment of theirs was authorised', async () => {
  await open({
    scripts: [
      ['show', 'decline'],
      ['show', 'pin', 'approve', 'finish'],
    ],
  });
  const declined = await newOrder({ receipt: 'r1' });
  await checkout(declined);
  await rig.pass(1_000);
  const paid = await newOrder({ receipt: 'r1' });
  await checkout(paid);
  await rig.pass(1_000);
  const fresh = await newOrder({ receipt: 'r2' });
  const list = async (query: string) =>
    (await rig.call({ url: `/v1/orders?${query}` }))
      .json()
      .items.map(({ id }: { id: string }) => id);
  expect(await list('authorized=1')).toEqual([paid]);
  expect(await list('authorized=0')).toEqual([fresh, declined]);
  expect(await list('authorized=0&receipt=r1')).toEqual([declined]);
  expect(await list('authorized=1&receipt=r1&count=1')).toEqual([paid]);
  expect(await list('authorized=1&skip=1')).toEqual([]);
  expect(await list('authorized=')).toEqual([fresh, paid, declined]);
});

test('the sample app’s order: its own receipt, the device in a note (R6)', async () => {
  await open();
  const receipt = `pos_order_${Math.floor(rig.clock.now() / 1_000)}`;
  const response = await post({ ...aSale, receipt, notes: { device_id: '2841158834' } });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({ receipt, notes: { device_id: '2841158834' } });
});

const aSale = { amount: 19_900, currency: 'INR' };

test.each([
  'authorized=2',
  'authorized=yes',
  'count=0',
  'count=101',
  'count=ten',
  'skip=-1',
  'skip=1.5',
  'from=now',
  'to=1e9',
  'receipt=r1&receipt=r2',
])('a list with %s is refused and names the field', async (query) => {
  await open();
  const response = await rig.call({ url: `/v1/orders?${query}` });
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    code: 'VALIDATION_FAILED',
    field: query.split('=')[0],
  });
});

const validation = {
  code: 'VALIDATION_FAILED',
  source: 'order_processor',
  metadata: { code: 'BAD_REQUEST_ERROR' },
};

test('an order without an amount (R19, R36, R54)', async () => {
  await open();
  const response = await post({ currency: 'INR' });
  expect(response.statusCode).toBe(400);
  expect(response.json()).toEqual({
    error: {
      ...validation,
      description: 'Amount field is required',
      field: 'amount',
      reason: 'required_field_missing',
    },
  });
});

test.each([
  ['amount', { amount: null, currency: 'INR' }],
  ['currency', { amount: 19_900, currency: null }],
])('the %s null is not there (R54, R56)', async (field, body) => {
  await open();
  const response = await post(body);
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    ...validation,
    description: expect.stringMatching(/ field is required$/),
    field,
    reason: 'required_field_missing',
  });
});

test.each([99, 1, 0, -19_900])(
  'an order for %d paise is below one rupee (R8, R55, X8)',
  async (amount) => {
    await open();
    const response = await post({ amount, currency: 'INR' });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      error: {
        ...validation,
        description: 'Amount must be at least INR 1.00',
        field: 'amount',
        reason: 'amount_too_small',
      },
    });
  },
);

test('each currency has its own least amount (X8)', async () => {
  await open();
  expect((await post({ amount: 1, currency: 'EUR' })).statusCode).toBe(200);
  const response = await post({ amount: 0, currency: 'JPY' });
  expect(response.json().error.description).toBe('Amount must be at least JPY 1');
});

test.each([
  '"19900"',
  '199.5',
  '19900.0',
  '1.99e4',
  '9007199254740993',
  '1e999',
  'true',
  '[19900]',
  '{"minor":19900}',
])('the amount %s is not turned into a number that was not sent (R8)', async (amount) => {
  await open();
  const response = await post(`{"amount":${amount},"currency":"INR"}`);
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    ...validation,
    field: 'amount',
    reason: 'invalid_value',
  });
  expect(rig.ledger.orders({ count: 1, skip: 0 })).toEqual([]);
});

test('the largest exact amount is kept to the last digit', async () => {
  await open();
  const response = await post(`{"amount":9007199254740991,"currency":"INR"}`);
  expect(response.json().amount_due).toBe(Number.MAX_SAFE_INTEGER);
});

test.each([
  ['missing', {}, 'required_field_missing'],
  ['unknown', { currency: 'XYZ' }, 'invalid_value'],
  ['in small letters', { currency: 'inr' }, 'invalid_value'],
  ['a name every object has', { currency: 'constructor' }, 'invalid_value'],
  ['no text', { currency: 356 }, 'invalid_value'],
])('a currency that is %s (R9, R56)', async (_how, body, reason) => {
  await open();
  const response = await post({ amount: 19_900, ...body });
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({ ...validation, field: 'currency', reason });
});

test.each([
  ['receipt', { receipt: 'r'.repeat(41) }],
  ['receipt', { receipt: 42 }],
  ['notes', { notes: { table: 9 } }],
  ['notes', { notes: { table: { number: '9' } } }],
  ['notes', { notes: ['nine'] }],
  ['notes', { notes: 'nine' }],
  ['notes', { notes: { long: 'n'.repeat(257) } }],
  ['notes', { notes: Object.fromEntries(Array.from({ length: 16 }, (_, at) => [at, ''])) }],
])('%s that are not as the provider allows them are refused (R10, R11)', async (field, body) => {
  await open();
  const response = await post({ amount: 19_900, currency: 'INR', ...body });
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({ ...validation, field, reason: 'invalid_value' });
  // A caller's own words never come back in an error.
  expect(response.body).not.toContain('table');
});

test('what is wrong is said in the order of the documents', async () => {
  await open();
  const fieldOf = async (body: object, mode: string | null) =>
    (await post(body, mode)).json().error.field;
  expect(await fieldOf({ notes: 1 }, null)).toBe('amount');
  expect(await fieldOf({ amount: 1, notes: 1 }, null)).toBe('amount');
  expect(await fieldOf({ amount: 100, notes: 1 }, null)).toBe('currency');
  expect(await fieldOf({ amount: 100, currency: 'INR', notes: 1 }, null)).toBe('notes');
  expect(await fieldOf({ amount: 100, currency: 'INR' }, null)).toBe('device_mode');
});

test.each(['[]', '"order"', 'null', '19900', '{"amount":', '{"a":1}x', ''])(
  'a body that is no object is invalid order data: %s (R41)',
  async (body) => {
    await open();
    const response = await post(body);
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({
      code: 'VALIDATION_FAILED',
      description: expect.stringMatching(/^Invalid order data/),
      reason: 'input_validation_failed',
    });
  },
);

test('an id of another shape is refused, an unknown one is not found (R20, R58, X4)', async () => {
  await open();
  for (const id of ['order_1', 'pay_00000000000000', 'order_0000000000000!', '%00']) {
    const response = await rig.call({ url: `/v1/orders/${id}` });
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({ ...validation, field: 'order_id' });
  }
  for (const path of ['', '/payments', '?expand[]=payments']) {
    const response = await rig.call({ url: `/v1/orders/order_00000000000000${path}` });
    expect(response.statusCode).toBe(404);
    expect(response.json().error).toEqual({
      code: 'ORDER_NOT_FOUND',
      description: 'Order with given ID not found',
      source: 'order_processor',
      metadata: { code: 'BAD_REQUEST_ERROR' },
    });
  }
});

test('with every terminal in the cloud, or none, a wired order is refused (R59, X10)', async () => {
  for (const paired of [[], [{ route: 'proxy' as const }]]) {
    await open({
      paired: (counter) =>
        paired.map((changes) => ({ ...counter, terminal: { ...counter.terminal, ...changes } })),
    });
    const response = await post({ amount: 19_900, currency: 'INR' });
    expect(response.statusCode).toBe(500);
    expect(response.json().error).toEqual({
      code: 'BUSINESS_LOGIC_ERROR',
      description: 'Device is in proxy mode, cannot process order',
      source: 'order_processor',
      metadata: { mode: 'proxy', code: 'SERVER_ERROR' },
    });
    if (paired.length === 0) await rig.close();
  }
});

test('orders want the key and its secret (X11)', async () => {
  await open();
  const { id, secret } = rig.key;
  for (const url of ['/v1/orders', '/v1/orders/order_00000000000000']) {
    for (const credentials of [id, `${id}:`, `${id}:wrong`, `rzp_test_0:${secret}`, ':']) {
      const response = await rig.call({ url, authorization: basic(credentials) });
      expect(response.statusCode).toBe(401);
      expect(response.json().error).toMatchObject({
        code: 'BAD_REQUEST_ERROR',
        description: 'Authentication failed',
      });
    }
    for (const authorization of [null, 'Bearer token', 'Basic ?']) {
      expect((await rig.call({ url, authorization })).statusCode).toBe(401);
    }
  }
});

test('who a key belongs to is written into the journal', async () => {
  await open();
  await newOrder();
  const actors = rig.ledger.entriesAfter(0, 10).map(({ actor }) => actor);
  expect(actors).toContainEqual({ type: 'key', keyId: rig.key.id });
});
