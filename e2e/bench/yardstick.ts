// The least server that keeps an order as safely as the gateway must: what the gateway is measured
// against. Key check, Host and Origin guard, an order, a journal entry and an idempotency row for each
// POST, all POSTs of one turn of the event loop in one commit, the answer after it.
//
//   node e2e/bench/yardstick.ts [--port N] [--data DIR] [--key ID:SECRET] [--each]
//
// With --each every POST has a commit of its own. Prints `up URL` when it listens; SIGTERM ends it.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Fastify from 'fastify';
import { openYardstickLedger } from './yardstick-ledger.ts';

interface NewOrder {
  readonly amount: number;
  readonly currency: string;
  readonly receipt?: string;
  readonly notes?: Readonly<Record<string, string>>;
}

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    key: { type: 'string', default: 'yardstick:yardstick' },
    each: { type: 'boolean', default: false },
  },
});
const folder = values.data ?? mkdtempSync(path.join(tmpdir(), 'galla-yardstick-'));
const ledger = openYardstickLedger(path.join(folder, 'yardstick.sqlite'), values.each);
const authorisation = digest(`Basic ${Buffer.from(values.key).toString('base64')}`);
const hosts = new Set<string>();
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const server = Fastify({ ajv: { customOptions: { coerceTypes: false } } });

server.addHook('onRequest', async (request, reply) => {
  if (!hosts.has(request.headers.host ?? '') || request.headers.origin !== undefined) {
    return reply.code(403).send({ error: { description: 'Not from this machine' } });
  }
  if (!timingSafeEqual(digest(request.headers.authorization ?? ''), authorisation)) {
    return reply.code(401).send({ error: { description: 'Authentication failed' } });
  }
});

const order = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    entity: { type: 'string' },
    amount: { type: 'integer' },
    amount_paid: { type: 'integer' },
    amount_due: { type: 'integer' },
    currency: { type: 'string' },
    receipt: { type: ['string', 'null'] },
    status: { type: 'string' },
    attempts: { type: 'integer' },
    notes: { type: 'object', additionalProperties: { type: 'string' } },
    created_at: { type: 'integer' },
  },
} as const;

const newOrder = {
  type: 'object',
  required: ['amount', 'currency'],
  properties: {
    amount: { type: 'integer', minimum: 100, maximum: Number.MAX_SAFE_INTEGER },
    currency: { type: 'string', minLength: 3, maxLength: 3 },
    receipt: { type: 'string', maxLength: 40 },
    notes: { type: 'object', maxProperties: 15, additionalProperties: { type: 'string' } },
  },
} as const;

server.post<{ Body: NewOrder }>(
  '/v1/orders',
  { schema: { body: newOrder, response: { 200: order } } },
  async ({ body, headers }) => {
    const at = Date.now();
    const created = {
      id: orderId(at),
      entity: 'order',
      amount: body.amount,
      amount_paid: 0,
      amount_due: body.amount,
      currency: body.currency,
      receipt: body.receipt ?? null,
      status: 'created',
      attempts: 0,
      notes: body.notes ?? {},
      created_at: Math.floor(at / 1000),
    };
    const sent = headers['x-idempotency-key'];
    const key = typeof sent === 'string' ? sent : created.id;
    return JSON.parse(
      await ledger.keep({ id: created.id, key, at, content: JSON.stringify(created) }),
    );
  },
);

server.get<{ Params: { id: string } }>(
  '/v1/orders/:id',
  { schema: { response: { 200: order } } },
  async ({ params }, reply) => {
    const content = ledger.find(params.id);
    if (content === undefined) return reply.code(404).send({ error: { description: 'No order' } });
    return JSON.parse(content);
  },
);

await server.listen({ host: '127.0.0.1', port: Number(values.port) });
const { port } = server.server.address() as AddressInfo;
for (const name of ['127.0.0.1', 'localhost']) hosts.add(`${name}:${port}`);
console.log(`up http://127.0.0.1:${port}`);

process.on('SIGTERM', async () => {
  await server.close();
  ledger.close();
});

/** Eight characters of time, six of chance: new orders go to the end of the index. */
function orderId(at: number): string {
  const chance = randomBytes(6);
  const letters = Array.from(chance, (byte) => alphabet[byte % alphabet.length]).join('');
  let rest = at;
  let time = '';
  for (let place = 0; place < 8; place += 1) {
    time = alphabet[rest % alphabet.length] + time;
    rest = Math.floor(rest / alphabet.length);
  }
  return `order_${time}${letters}`;
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
