import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyScope } from '../../../shared/gateway-keys.ts';
import type { ManualClock } from '../../../shared/manual-clock.ts';
import type { SecretStore, WebhookDesk } from '../../../shared/webhook.ts';
import { openMemoryLedger } from '../../ledger/open-memory-ledger.ts';
import type { WebhookRequest } from '../../webhooks/send-webhook.ts';
import {
  createTurningClock,
  openWebhooks,
  secretsInMemory,
} from '../../webhooks/testing/counter.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { type GatewayRig, openGatewayRig } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
let clock: ManualClock;
let room: Webhooks;
let obstacle: ReturnType<SecretStore['obstacle']> = null;
let sent: WebhookRequest[] = [];
let status = 200;

beforeEach(() => {
  obstacle = null;
  sent = [];
  status = 200;
});
afterEach(async () => {
  await room.stop();
  await rig.close();
});

/** The gateway beside the room itself; only the network is played. */
async function open(scopes: readonly KeyScope[] = ['webhooks']) {
  clock = createTurningClock();
  const ledger = openMemoryLedger(clock.now);
  room = openWebhooks({
    ...{ ledger, clock },
    secrets: { ...secretsInMemory(), obstacle: () => obstacle },
    async answer(request) {
      sent.push(request);
      return { type: 'answered', status, body: 'read' };
    },
  });
  const webhooks: WebhookDesk = room.desk;
  rig = await openGatewayRig({ scopes, ledger, webhooks });
}

const url = 'https://shop.example/hook';

async function call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) {
  const answer = await rig.call({
    ...{ method, url: `/local/v1/webhooks${path}` },
    ...(body ? { body } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}

test('a program names an address, is sent a test, and reads what was sent', async () => {
  await open();
  const made = await call('POST', '', { url, events: ['order.paid'] });
  expect(made).toMatchObject({
    status: 200,
    body: { entity: 'webhook', url, events: ['order.paid'], state: 'active', has_secret: true },
  });
  const { id, secret } = made.body;
  expect((await call('GET', '')).body.items).toEqual([
    expect.not.objectContaining({ secret: expect.anything() }),
  ]);
  const queued = await call('POST', `/${id}/test`);
  expect(queued).toMatchObject({ status: 200, body: { kind: 'test', state: 'queued' } });
  await clock.advanceAsync(100);
  const [first] = sent;
  expect(first?.headers['X-Razorpay-Signature']).toBe(
    createHmac('sha256', secret)
      .update(first?.body ?? '')
      .digest('hex'),
  );
  const listed = await call('GET', `/deliveries?count=5&webhook_id=${id}`);
  expect(listed.body).toMatchObject({
    count: 1,
    items: [{ state: 'delivered', next_at: null, tries: [{ status: 200, answer: 'read' }] }],
  });
  const again = await call('POST', `/deliveries/${queued.body.id}/replay`);
  expect(again.body.event_id).toBe(queued.body.event_id);
  await clock.advanceAsync(100);
  expect(sent).toHaveLength(2);
  const older = await call('GET', `/deliveries?before=${again.body.id}`);
  expect(older.body.items).toMatchObject([{ id: queued.body.id }]);
});

test('it is changed, paused, given another secret, and removed', async () => {
  await open();
  const { id, secret } = (await call('POST', '', { url })).body;
  const changed = await call('PATCH', `/${id}`, { state: 'paused', events: ['payment.failed'] });
  expect(changed.body).toMatchObject({ state: 'paused', events: ['payment.failed'], url });
  expect((await call('PATCH', `/${id}`, { state: 'active' })).body.state).toBe('active');
  const renewed = await call('POST', `/${id}/secret`);
  expect(renewed.body.secret).toMatch(/^[\w-]{32}$/);
  expect(renewed.body.secret).not.toBe(secret);
  expect((await call('DELETE', `/${id}`)).status).toBe(200);
  expect((await call('GET', '')).body.count).toBe(0);
});

test('one that the till has paused is paused for good when a program says so', async () => {
  await open();
  const { id } = (await call('POST', '', { url, events: ['order.paid'] })).body;
  const [endpoint] = rig.ledger.webhookEndpoints();
  if (!endpoint) throw new Error('No endpoint');
  const failing = { ...endpoint, state: 'paused', pausedBecause: 'failing' } as const;
  await rig.ledger.write((book) =>
    book.append({ type: 'webhook_endpoint', endpoint: failing }, { type: 'till' }),
  );
  const paused = await call('PATCH', `/${id}`, { state: 'paused' });
  expect(paused.body).toMatchObject({ state: 'paused', paused_because: null });
  expect((await call('PATCH', `/${id}`, { state: 'active' })).body.state).toBe('active');
});

test('what cannot be is refused with its reason, and nothing is made', async () => {
  await open();
  const refusals = [
    await call('POST', '', { url: 'http://shop.example/' }),
    await call('POST', '', { url, events: [] }),
    await call('POST', '', { url, secret: 'mine' }),
    await call('PATCH', '/hook_00000000000000', { state: 'paused' }),
    await call('POST', '/hook_00000000000000/test'),
    await call('POST', '/deliveries/dlv_00000000000000/replay'),
    await call('GET', '/deliveries?count=1000'),
  ];
  expect(refusals.map(({ status: code, body }) => [code, body.error.reason])).toEqual([
    [400, 'not_secure'],
    [400, 'malformed_body'],
    [400, 'malformed_body'],
    [404, 'unknown_webhook'],
    [404, 'unknown_webhook'],
    [404, 'unknown_webhook'],
    [400, 'malformed_body'],
  ]);
  obstacle = 'readable_by_others';
  const unkept = await call('POST', '', { url });
  expect([unkept.status, unkept.body.error.reason]).toEqual([409, 'readable_by_others']);
  expect((await call('GET', '')).body.count).toBe(0);
});

test('a key that may sell may not say who is told', async () => {
  await open(['sell', 'refund', 'pair']);
  expect((await call('POST', '', { url })).status).toBe(403);
  expect((await call('GET', '/deliveries')).status).toBe(403);
});
