import fc from 'fast-check';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { temporaryFolder } from '../../ledger/testing/temporary-folder.ts';
import {
  type GatewayRig,
  openGatewayRig,
  type RigCall,
  type RigOptions,
} from '../testing/gateway-rig.ts';

let rig: GatewayRig;
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig(options);
  return rig;
};
afterEach(() => rig.close());

const hour = 60 * 60 * 1_000;
const aSale = { amount: 19_900, currency: 'INR', receipt: 'r1' };
const post = (key: string, body: unknown = aSale, changes: Partial<RigCall> = {}) =>
  rig.call({
    method: 'POST',
    url: '/v1/orders',
    body,
    ...changes,
    headers: { 'idempotency-key': key, ...changes.headers },
  });
const activity = (key: string, body: object, changes: Partial<RigCall> = {}) =>
  post(key, body, { url: '/v1/devices/activity', ...changes });
const checkout = (orderId: string) => ({
  action: 'initiate_checkout',
  initiate_checkout: { ...aSale, order_id: orderId, description: 'Two teas' },
});
const orderCount = () => rig.ledger.orders({ count: 100, skip: 0 }).length;
const differs = {
  error: {
    code: 'BAD_REQUEST_ERROR',
    description: 'Different request with the same idempotency key has already been processed.',
    source: 'gateway',
    reason: 'idempotency_key_reused',
  },
};

test('the same order under the same key is the same order, byte for byte, for a day', async () => {
  await open();
  const first = await post('a');
  await rig.pass(23 * hour);
  // The order has changed meanwhile; what was said has not.
  await rig.till.orders.setNotes(first.json().id, { table: 'nine' }, { type: 'till' });
  const again = await post('a', { receipt: 'r1', currency: 'INR', amount: 19_900 });
  expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
  expect(again.body).toBe(first.body);
  expect(again.headers['idempotent-replayed']).toBe('true');
  expect(again.headers['content-type']).toBe('application/json');
  expect(orderCount()).toBe(1);
  await rig.pass(2 * hour);
  expect((await post('a')).json().id).not.toBe(first.json().id);
});

test.each<[string, unknown, Partial<RigCall>]>([
  ['amount', { ...aSale, amount: 20_000 }, {}],
  ['member more', { ...aSale, notes: { a: 'b' } }, {}],
  ['amount that no longer is one', { ...aSale, amount: '19900' }, {}],
  ['body altogether', {}, {}],
  ['device mode', aSale, { mode: 'wireless' }],
])('another %s under the same key is refused and does nothing', async (_what, body, changes) => {
  await open();
  const first = await post('a');
  const other = await post('a', body, changes);
  expect(other.statusCode).toBe(400);
  expect(other.json()).toEqual(differs);
  expect((await post('a')).body).toBe(first.body);
  expect(orderCount()).toBe(1);
});

test('sixteen copies at once are one order: the first is answered, the others wait or are told the same', async () => {
  await open();
  const keys = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.uuid(), async (key) => {
      keys.add(key);
      const answers = await Promise.all(Array.from({ length: 16 }, () => post(key)));
      const done = answers.filter(({ statusCode }) => statusCode === 200);
      expect(new Set(done.map(({ body }) => body)).size).toBe(1);
      for (const { statusCode, body } of answers) {
        if (statusCode === 200) continue;
        expect(statusCode).toBe(409);
        expect(JSON.parse(body).error).toMatchObject({
          code: 'BAD_REQUEST_ERROR',
          reason: 'request_in_flight',
        });
      }
      expect((await post(key)).body).toBe(done[0]?.body);
    }),
    { numRuns: 200 },
  );
  const kept = rig.ledger.entriesAfter(0, 10_000).filter(({ change }) => change.type === 'order');
  expect(kept).toHaveLength(keys.size);
});

test('a copy with another body while the first is under way is refused as different', async () => {
  await open();
  const [first, other] = await Promise.all([post('a'), post('a', { ...aSale, amount: 20_000 })]);
  expect([first.statusCode, other.statusCode]).toEqual([200, 400]);
  expect(other.json()).toEqual(differs);
});

test('a key is its caller’s and its path’s', async () => {
  await open();
  const order = (await post('a')).json();
  const started = await activity('a', checkout(order.id));
  expect(started.json()).toMatchObject({ entity: 'device.activity', status: 'processing' });
});

test('the same checkout under the same key is one payment, and the copy is told so when it is over', async () => {
  await open();
  const order = (await post('a')).json();
  const first = await activity('b', checkout(order.id));
  await rig.pass(1_000);
  const again = await activity('b', checkout(order.id));
  expect([again.statusCode, again.body]).toEqual([200, first.body]);
  expect(rig.terminals.sent).toHaveLength(1);
});

test('a close that waits for the terminal is in flight meanwhile, and is then told as it ended', async () => {
  await open({ scripts: [['show', 'wait', 'wait', 'customer-cancels']] });
  const order = (await post('a')).json();
  await activity('b', checkout(order.id));
  await rig.pass(500);
  const closing = activity('c', { action: 'close_checkout' });
  await rig.pass(10);
  const copy = await activity('c', { action: 'close_checkout' });
  expect(copy.statusCode).toBe(409);
  await rig.pass(10_000);
  const first = await closing;
  expect(first.json()).toMatchObject({ status: 'completed', error: null });
  const again = await activity('c', { action: 'close_checkout' });
  expect([again.statusCode, again.body]).toEqual([200, first.body]);
});

test('a till that died while a close waited tells the copy what was on disk', async () => {
  await open({ scripts: [['show', 'wait', 'wait', 'wait', 'wait']] });
  const order = (await post('a')).json();
  await activity('b', checkout(order.id));
  await rig.pass(500);
  const closing = activity('c', { action: 'close_checkout' });
  await rig.pass(10);
  const kept = rig.ledger
    .entriesAfter(0, 1_000)
    .flatMap(({ change }) =>
      change.type === 'activity' && change.activity.action === 'close_checkout'
        ? [change.activity.id]
        : [],
    );
  const second = await openGatewayRig({ ledger: rig.ledger });
  const key = { authorization: rig.key };
  expect(key.authorization.id).toBe(second.key.id);
  const copy = await second.call({
    method: 'POST',
    url: '/v1/devices/activity',
    body: { action: 'close_checkout' },
    headers: { 'idempotency-key': 'c' },
  });
  expect(copy.json()).toMatchObject({ id: kept[0], status: 'processing' });
  await rig.pass(60_000);
  await closing;
  await second.app.close();
});

test('an activity that failed because the terminal is not there is told again as it was', async () => {
  await open({ connected: false, settings: { deviceFailures: 'http' } });
  const order = (await post('a')).json();
  const first = await activity('b', checkout(order.id));
  expect(first.statusCode).toBe(500);
  await rig.terminals.connect();
  const again = await activity('b', checkout(order.id));
  expect([again.statusCode, again.body]).toEqual([500, first.body]);
  expect(rig.terminals.sent).toEqual([]);
});

test('what was refused did nothing, so its key is still free', async () => {
  await open();
  expect((await post('a', { ...aSale, amount: 1 })).statusCode).toBe(400);
  expect((await post('a')).statusCode).toBe(200);
});

test.each([
  ['nothing', ''],
  ['256 characters', 'x'.repeat(256)],
  ['control characters', 'a\tb'],
  ['letters beyond ASCII', 'schlüssel'],
])('a key of %s is none', async (_what, key) => {
  await open();
  const response = await post(key);
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    code: 'VALIDATION_FAILED',
    field: 'idempotency_key',
    reason: 'invalid_value',
    source: 'order_processor',
  });
  expect(orderCount()).toBe(0);
});

test('a body nested beyond all reason is no request', async () => {
  await open();
  const body = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  const response = await post('a', body);
  expect(response.statusCode).toBe(400);
  expect(rig.logged).toEqual([]);
});

test('a restart forgets no key, and a day later they are swept away', async () => {
  const folder = temporaryFolder(onTestFinished);
  const fault = () => expect.unreachable();
  const openFile = () => openLedger({ folder, clock: createManualClock(), fault });
  await open({ ledger: openFile() });
  const first = await post('a');
  await rig.close();
  await open({ ledger: openFile() });
  expect((await post('a')).body).toBe(first.body);
  expect(orderCount()).toBe(1);
  await rig.pass(25 * hour);
  expect(await rig.ledger.write((book) => book.forgetAnswers(Number.MAX_SAFE_INTEGER, 100))).toBe(
    0,
  );
});

test.each([365 * 24, -24])(
  'a clock that is set by %i hours makes no second order',
  async (hours) => {
    await open();
    const first = await post('a');
    rig.clock.jump(hours * hour);
    expect((await post('a')).body).toBe(first.body);
    await rig.pass(hour);
    expect((await post('a')).body).toBe(first.body);
    expect(orderCount()).toBe(1);
  },
);

test('what is a day old when the till starts is a new request', async () => {
  await open();
  const { ledger } = rig;
  await ledger.write((book) =>
    book.keepAnswer({ name: 'old', requestHash: 'x', status: 200, body: '{}', keptAt: 0 }),
  );
  await rig.pass(2_000);
  expect(ledger.keptAnswer('old')).toBeUndefined();
});

test('without a key two orders are two', async () => {
  await open();
  const call = { method: 'POST', url: '/v1/orders', body: aSale } as const;
  const [one, other] = [await rig.call(call), await rig.call(call)];
  expect(one.json().id).not.toBe(other.json().id);
});
