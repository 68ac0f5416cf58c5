import { afterEach, expect, test } from 'vitest';
import { type EventReader, type ReadEvent, readEvents } from '../testing/event-reader.ts';
import { basic } from '../testing/gateway-rig.ts';
import { type RunningGateway, runGateway } from '../testing/running-gateway.ts';

let running: RunningGateway;
const readers: EventReader[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.leave();
  await running.stop();
});

async function open(options: Parameters<typeof runGateway>[1] = {}): Promise<void> {
  running = await runGateway(0, options);
}

async function listen(headers: Readonly<Record<string, string>> = {}): Promise<EventReader> {
  const { key } = running.rig;
  const authorization = basic(`${key.id}:${key.secret}`);
  const reader = await readEvents(running.gateway.url, { authorization, ...headers });
  readers.push(reader);
  return reader;
}

const sell = async (): Promise<string> => {
  const body = { amount: 19_900, currency: 'INR' };
  return (await running.rig.call({ method: 'POST', url: '/v1/orders', body })).json().id;
};

const checkout = async (orderId: string): Promise<string> => {
  const initiate = { amount: 19_900, currency: 'INR', order_id: orderId, description: 'Two teas' };
  const body = { action: 'initiate_checkout', initiate_checkout: initiate };
  return (await running.rig.call({ method: 'POST', url: '/v1/devices/activity', body })).json().id;
};

const get = async (url: string) => (await running.rig.call({ url })).json();
const kept = (events: readonly ReadEvent[]) => events.filter(({ id }) => id !== null);
const last = (events: readonly ReadEvent[], name: string) =>
  events.findLast((event) => event.name === name)?.entity;

test('a sale is told as it happens, in the shapes of the API (X12)', async () => {
  await open();
  const reader = await listen();
  expect(reader.status).toBe(200);
  expect(reader.headers['content-type']).toBe('text/event-stream');
  expect(reader.headers['cache-control']).toBe('no-store');
  const orderId = await sell();
  const activityId = await checkout(orderId);
  await running.rig.pass(1_000);
  await reader.until((events) => last(events, 'activity')?.status === 'completed');
  await reader.until((events) => last(events, 'order')?.status === 'paid');
  expect(last(reader.events, 'order')).toEqual(await get(`/v1/orders/${orderId}`));
  expect(last(reader.events, 'activity')).toEqual(await get(`/v1/devices/activity/${activityId}`));
  const { items } = await get(`/v1/orders/${orderId}/payments`);
  expect(last(reader.events, 'payment')).toEqual(items[0]);
  const payments = reader.events.filter(({ name }) => name === 'payment');
  expect(payments.map(({ entity }) => entity.status)).toContain('created');
  const ids = kept(reader.events).map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((one, other) => Number(one) - Number(other)));
});

test('who works here and by which PIN is told to nobody, now or later', async () => {
  await open();
  const now = await listen();
  const staff = { id: 'staff_1', name: 'Asha', role: 'cashier' } as const;
  const pinTry = { staffId: 'staff_1', for: 'sign_in', isRight: true, wrong: 0, at: 5 } as const;
  await running.rig.ledger.write((book) => {
    const changes = [
      { type: 'staff', staff },
      { type: 'pin', pin: { staffId: 'staff_1', hash: 'scrypt$16384$8$1' } },
      { type: 'pin_try', pinTry },
    ] as const;
    for (const change of changes) book.append(change, { type: 'till' });
  });
  const orderId = await sell();
  const later = await listen({ 'last-event-id': '0' });
  for (const reader of [now, later]) {
    await reader.until((events) => last(events, 'order')?.id === orderId);
    expect(kept(reader.events).map(({ name }) => name)).toEqual(['order']);
    expect(JSON.stringify(reader.events)).not.toMatch(/scrypt|Asha/);
  }
});

test('a doubt is told of the payment at once (X59)', async () => {
  await open({ scripts: [['show', 'pin', 'lose-line']] });
  const reader = await listen();
  await checkout(await sell());
  await running.rig.pass(1_000);
  await reader.until((events) => last(events, 'payment')?.metadata !== undefined);
  expect(last(reader.events, 'payment')).toMatchObject({
    status: 'created',
    metadata: { in_doubt: true },
  });
  expect(last(reader.events, 'activity')).toMatchObject({ status: 'processing' });
  expect(last(reader.events, 'terminal')).toEqual({
    entity: 'terminal',
    device_id: '2841158834',
    name: 'Counter',
    connection: 'absent',
    reason: 'unplugged',
  });
});

test('a reader that comes back is told what it has missed, once and in order', async () => {
  await open();
  const first = await listen();
  await sell();
  await first.until((events) => kept(events).length === 1);
  first.leave();
  for (let count = 0; count < 250; count += 1) await sell();
  const seen = String(kept(first.events)[0]?.id);
  const second = await listen({ 'last-event-id': seen });
  await second.until((events) => kept(events).length === 250);
  await sell();
  await second.until((events) => kept(events).length === 251);
  const expected = running.rig.ledger
    .entriesAfter(Number(seen), 1_000)
    .flatMap(({ seq, change }) => (change.type === 'order' ? [[seq, change.order.id]] : []));
  expect(kept(second.events).map(({ id, entity }) => [id, entity.id])).toEqual(expected);
});

test('terminals are told as they are and as they change, without an id to come back to', async () => {
  await open({ connected: false });
  const reader = await listen();
  await reader.until((events) => events.length === 1);
  await running.rig.terminals.connect();
  await reader.until((events) => events.length === 3);
  expect(reader.events.map(({ id, name, entity }) => [id, name, entity.connection])).toEqual([
    [null, 'terminal', 'absent'],
    [null, 'terminal', 'connecting'],
    [null, 'terminal', 'ready'],
  ]);
});

test.each<[number, string, string, Record<string, string>]>([
  [401, 'authentication_failed', 'no key', { authorization: '' }],
  [400, 'malformed_request', 'an id that is none', { 'last-event-id': 'yesterday' }],
  [400, 'malformed_request', 'an id of twenty digits', { 'last-event-id': '9'.repeat(20) }],
  [403, 'origin_refused', 'a foreign page', { origin: 'https://shop.example' }],
  [403, 'origin_refused', 'a page that leaves its name out', { 'sec-fetch-site': 'cross-site' }],
  [403, 'host_refused', 'a rebound name', { host: 'shop.example' }],
])('%d %s: %s hears nothing (R36)', async (status, reason, _who, headers) => {
  await open();
  const reader = await listen(headers);
  await reader.ended;
  expect(reader.status).toBe(status);
  expect(JSON.parse(reader.text()).error).toMatchObject({ code: 'BAD_REQUEST_ERROR', reason });
});

test('the key alone is not enough, and only GET is answered (X11)', async () => {
  await open();
  const { rig } = running;
  const url = '/local/v1/events';
  const alone = await rig.call({ url, authorization: basic(`${rig.key.id}:`) });
  expect(alone.statusCode).toBe(401);
  for (const method of ['HEAD', 'POST', 'OPTIONS'] as const) {
    const response = await rig.call({ url, method });
    expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET']);
  }
});

test('a reader that takes nothing is cut off, and what it missed stays in the journal', async () => {
  await open({ clock: 'rig' });
  const slow = await listen();
  const quick = await listen();
  slow.pause();
  const notes = Object.fromEntries(
    Array.from({ length: 15 }, (_, at) => [`n${at}`, 'x'.repeat(250)]),
  );
  const orders = 3_000;
  for (let count = 0; count < orders; count += 100) {
    const body = { amount: 19_900, currency: 'INR', notes };
    await Promise.all(
      Array.from({ length: 100 }, () => running.rig.till.orders.create(body, { type: 'till' })),
    );
    await quick.until((events) => kept(events).length >= count + 100);
  }
  await running.rig.clock.advanceAsync(10_000);
  slow.resume();
  expect(await slow.ended).toBe('cut');
  expect(kept(slow.events).length).toBeLessThan(orders);
  expect(kept(quick.events)).toHaveLength(orders);
  const back = await listen({ 'last-event-id': String(kept(slow.events).at(-1)?.id) });
  const missing = orders - kept(slow.events).length;
  await back.until((events) => kept(events).length === missing);
});

test('at most 64 listen at once', async () => {
  await open();
  const all = await Promise.all(Array.from({ length: 64 }, () => listen()));
  expect(all.every(({ status }) => status === 200)).toBe(true);
  const refused = await listen();
  await refused.ended;
  expect(refused.status).toBe(429);
  expect(JSON.parse(refused.text()).error.reason).toBe('too_many_streams');
  all[0]?.leave();
  let again = await listen();
  for (const deadline = Date.now() + 10_000; again.status !== 200 && Date.now() < deadline; ) {
    again = await listen();
  }
  expect(again.status).toBe(200);
});

test('when the gateway closes its streams end, and nothing waits for them', async () => {
  await open({ clock: 'rig' });
  const reader = await listen();
  await running.gateway.close();
  expect(await reader.ended).toBe('ended');
  await expect(listen()).rejects.toThrow();
});
