import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { basic } from './testing/gateway-rig.ts';
import {
  exchange,
  exchangeAndEnd,
  type RunningGateway,
  runGateway,
} from './testing/running-gateway.ts';

let running: RunningGateway | undefined;
const blockers: Server[] = [];
afterEach(async () => {
  await running?.stop();
  running = undefined;
  for (const blocker of blockers.splice(0)) blocker.close();
});
const run = async () => {
  running = await runGateway();
  return running;
};

const hasSix = await new Promise<boolean>((resolve) => {
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen(0, '::1', () => probe.close(() => resolve(true)));
});

const authorised = ({ rig }: RunningGateway) => ({
  authorization: basic(`${rig.key.id}:${rig.key.secret}`),
  'x-razorpay-device-mode': 'wired',
  'content-type': 'application/json',
});
const order = JSON.stringify({ amount: 19_900, currency: 'INR' });

test('it answers on 127.0.0.1 and as localhost', async () => {
  const { gateway } = await run();
  expect(gateway.url).toBe(`http://localhost:${gateway.port}`);
  expect(gateway.urls).toContain(`http://127.0.0.1:${gateway.port}`);
  for (const url of [gateway.url, ...gateway.urls]) {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }
});

test.skipIf(!hasSix)(
  'it answers on ::1 with the same port (needs a machine with IPv6)',
  async () => {
    const { gateway } = await run();
    expect(gateway.urls).toEqual([
      `http://127.0.0.1:${gateway.port}`,
      `http://[::1]:${gateway.port}`,
    ]);
    const answer = await fetch(`http://[::1]:${gateway.port}/healthz`);
    expect(await answer.json()).toMatchObject({ status: 'ok' });
  },
);

const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4');
test.skipIf(outside.length === 0)(
  'nobody beyond this machine can reach it (needs a network)',
  async () => {
    const { gateway } = await run();
    for (const { address } of outside) {
      await expect(fetch(`http://${address}:${gateway.port}/healthz`)).rejects.toThrow();
    }
  },
);

test('orders are made over a real line, over and over on the same one (R7, R16)', async () => {
  const live = await run();
  const headers = authorised(live);
  for (let count = 0; count < 3; count += 1) {
    const made = await fetch(`${live.gateway.url}/v1/orders`, {
      method: 'POST',
      headers,
      body: order,
    });
    const { id } = (await made.json()) as { id: string };
    const found = await fetch(`${live.gateway.url}/v1/orders/${id}`, { headers });
    expect([made.status, found.status]).toEqual([200, 200]);
  }
});

test('a body that is too large is answered, and the line stays usable', async () => {
  const live = await run();
  const { authorization } = authorised(live);
  const { port } = live.gateway;
  const body = 'x'.repeat(1_000_000);
  const answers = await exchange(
    port,
    `POST /v1/orders HTTP/1.1\r\n${host(port)}Authorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}GET /healthz HTTP/1.1\r\n${host(port)}Connection: close\r\n\r\n`,
  );
  expect(answers).toMatch(/^HTTP\/1.1 413 .+"body_too_large".+HTTP\/1.1 200 .+"ok"/s);
});

const host = (port: number) => `Host: localhost:${port}\r\n`;
type Bytes = (port: number) => string;

test.each<[number, string, string, Bytes]>([
  [400, 'malformed_request', 'no HTTP at all', () => 'HELLO\r\n\r\n'],
  [400, 'malformed_request', 'TLS', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  [400, 'malformed_request', 'no Host', () => 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'],
  [
    400,
    'malformed_request',
    'two Hosts',
    (port) =>
      `GET /healthz HTTP/1.1\r\n${host(port)}Host: shop.example\r\nConnection: close\r\n\r\n`,
  ],
  [
    400,
    'malformed_request',
    'a length and chunks at once',
    (port) =>
      `POST /v1/orders HTTP/1.1\r\n${host(port)}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    400,
    'malformed_request',
    'a header line folded over two',
    (port) => `GET /healthz HTTP/1.1\r\n${host(port)}A: b\r\n\tc\r\nBad Header: x\r\n\r\n`,
  ],
  [
    431,
    'headers_too_large',
    'headers of 20 KB',
    (port) => `GET /healthz HTTP/1.1\r\n${host(port)}A: ${'x'.repeat(20_000)}\r\n\r\n`,
  ],
  [
    417,
    'expectation_failed',
    'an unknown expectation',
    (port) =>
      `POST /v1/orders HTTP/1.1\r\n${host(port)}Expect: a-coffee\r\nContent-Length: 0\r\n\r\n`,
  ],
  [
    405,
    'method_not_allowed',
    'CONNECT',
    () => 'CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n\r\n',
  ],
  [
    404,
    'url_not_found',
    'a method of other protocols',
    (port) => `PROPFIND / HTTP/1.1\r\n${host(port)}Connection: close\r\n\r\n`,
  ],
  [
    405,
    'method_not_allowed',
    'a method of other protocols on one of our paths',
    (port) => `PROPFIND /v1/orders HTTP/1.1\r\n${host(port)}Connection: close\r\n\r\n`,
  ],
  [
    404,
    'url_not_found',
    'OPTIONS *',
    (port) => `OPTIONS * HTTP/1.1\r\n${host(port)}Connection: close\r\n\r\n`,
  ],
  [
    403,
    'host_refused',
    'a rebound name',
    () => 'GET /healthz HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n',
  ],
  [
    403,
    'origin_refused',
    'a WebSocket from a page',
    (port) =>
      `GET /healthz HTTP/1.1\r\n${host(port)}Origin: https://shop.example\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  ],
])('%d %s over a real line: %s (R36)', async (status, reason, _what, bytes) => {
  const { gateway } = await run();
  const answer = await exchange(gateway.port, bytes(gateway.port));
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/json\r\n');
  expect(JSON.parse(body)).toEqual({
    error: {
      code: 'BAD_REQUEST_ERROR',
      description: expect.any(String),
      source: 'gateway',
      reason,
    },
  });
});

test('a caller who is still sending hears what was wrong (R36)', async () => {
  const { gateway } = await run();
  const { port } = gateway;
  const rest = 'x'.repeat(2_000_000);
  for (const bytes of [
    `POST /v1/orders HTTP/1.1\r\n${host(port)}A: ${'x'.repeat(20_000)}\r\n\r\n${rest}`,
    `CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n\r\n${rest}`,
    `HELLO\r\n\r\n${rest}`,
  ]) {
    const answer = await exchangeAndEnd(port, bytes);
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d .+"BAD_REQUEST_ERROR"/s);
    expect(answer.match(/^HTTP/gm)).toHaveLength(1);
  }
});

test('Expect: 100-continue is told to go on', async () => {
  const live = await run();
  const { authorization } = authorised(live);
  const { port } = live.gateway;
  const answer = await exchange(
    port,
    `POST /v1/orders HTTP/1.1\r\n${host(port)}Authorization: ${authorization}\r\nX-Razorpay-Device-Mode: wired\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: ${order.length}\r\n\r\n${order}`,
  );
  expect(answer).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK\r\n/);
});

test('a port that is taken is said in one line', async () => {
  const { gateway } = await run();
  const second = runGateway(gateway.port);
  await expect(second).rejects.toMatchObject({ name: 'GatewayError', reason: 'port_taken' });
  await expect(second).rejects.toThrow(new RegExp(`^Port ${gateway.port} [^\n]+$`));
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
});

test.skipIf(!hasSix)(
  'a port that somebody has on ::1 alone is taken too (needs a machine with IPv6)',
  async () => {
    const blocker = createServer();
    blockers.push(blocker);
    const port = await new Promise<number>((resolve) => {
      blocker.listen({ host: '::1', port: 0, ipv6Only: true }, () => {
        const address = blocker.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    await expect(runGateway(port)).rejects.toMatchObject({ reason: 'port_taken' });
    // Nothing is left listening on 127.0.0.1.
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  },
);

test('closing lets a call under way end, and then nobody answers', async () => {
  const live = await run();
  const { gateway, rig } = live;
  const started = await rig.call({ method: 'POST', url: '/v1/orders', body: JSON.parse(order) });
  await rig.call({
    method: 'POST',
    url: '/v1/devices/activity',
    body: {
      action: 'initiate_checkout',
      initiate_checkout: {
        ...JSON.parse(order),
        order_id: started.json().id,
        description: 'Two teas',
      },
    },
  });
  const closing = fetch(`${gateway.url}/v1/devices/activity`, {
    method: 'POST',
    headers: authorised(live),
    body: JSON.stringify({ action: 'close_checkout' }),
  });
  // The close is on disk: its answer now waits for the terminal, whose time stands still.
  await until(() =>
    rig.ledger
      .entriesAfter(0, 1_000)
      .some(({ change }) => change.type === 'activity' && change.activity.closes !== null),
  );
  const closed = gateway.close();
  await rig.pass(10_000);
  expect(await (await closing).json()).toMatchObject({ action: 'close_checkout' });
  await closed;
  await expect(fetch(`${gateway.url}/healthz`)).rejects.toThrow();
});

async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('It never came to that');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
