import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openConnection, type WireRequest } from './http-connection.ts';
import { type Load, runLoad } from './load.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const servers: (Server | ServerProcess)[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ('stop' in server) await server.stop('SIGKILL');
    else server.close();
  }
});

const get: WireRequest = { method: 'GET', path: '/', headers: {} };

test('every request is sent once, over as many connections as there are clients', async () => {
  const numbers: number[] = [];
  const ports = new Set<number | undefined>();
  const address = await serve((request, response) => {
    numbers.push(Number(request.url?.slice(1)));
    ports.add(request.socket.remotePort);
    response.end(request.url);
  });
  const result = await runLoad({
    address,
    clients: 4,
    until: { requests: 200 },
    request: (number) => ({ ...get, path: `/${number}` }),
    isRight: ({ status, body }, number) => status === 200 && body === `/${number}`,
  });
  expect(result).toMatchObject({ requests: 200, wrong: 0 });
  expect(numbers.toSorted((one, other) => one - other)).toEqual([...Array(200).keys()]);
  expect(ports.size).toBe(4);
  expect(result.requestsPerSecond).toBeGreaterThan(0);
  expect(result.p99).toBeGreaterThanOrEqual(result.p50);
});

test('wrong answers are counted, and the first is told', async () => {
  const address = await serve((request, response) => {
    if (request.url === '/3') response.statusCode = 500;
    response.end('text');
  });
  const result = await runLoad(counting(address, 10));
  expect(result).toMatchObject({ requests: 10, wrong: 1, firstWrong: 'request 3: 500 text' });
});

test('a connection that is cut counts as wrong', async () => {
  const address = await serve((request, response) => {
    if (request.url === '/5') request.socket.destroy();
    else response.end('text');
  });
  expect(await runLoad(counting(address, 20))).toMatchObject({ requests: 20, wrong: 1 });
});

test('a load can last for a time', async () => {
  const address = await serve((_request, response) => void response.end('text'));
  const result = await runLoad({ ...counting(address, 0), until: { milliseconds: 50 } });
  expect(result.requests).toBeGreaterThan(0);
  expect(result.wrong).toBe(0);
});

test('an answer in pieces and in any language is read whole', async () => {
  const text = '₹199 मिले';
  const address = await serve((_request, response) => {
    const bytes = Buffer.from(text);
    response.writeHead(201, { 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, 2));
    setImmediate(() => response.end(bytes.subarray(2)));
  });
  const connection = await openConnection(address);
  expect(await connection.send(get)).toMatchObject({ status: 201, body: text });
  expect(await connection.send(get)).toMatchObject({ status: 201, body: text });
  connection.close();
});

test('the yardstick keeps orders and gives them back', async () => {
  const yardstick = await startServer('e2e/bench/yardstick.ts', ['--key', 'shop:secret']);
  servers.push(yardstick);
  const authorization = `Basic ${Buffer.from('shop:secret').toString('base64')}`;
  const post: WireRequest = {
    method: 'POST',
    path: '/v1/orders',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ amount: 19_900, currency: 'INR', receipt: 'एक' }),
  };
  const ids: string[] = [];
  const created = await runLoad({
    address: yardstick.address,
    clients: 8,
    until: { requests: 200 },
    request: () => post,
    isRight: ({ status, body }) => status === 200 && ids.push(JSON.parse(body).id) > 0,
  });
  expect(created).toMatchObject({ requests: 200, wrong: 0 });
  expect(new Set(ids).size).toBe(200);

  const fetched = await runLoad({
    address: yardstick.address,
    clients: 8,
    until: { requests: 200 },
    request: (number) => ({
      method: 'GET',
      path: `/v1/orders/${ids[number]}`,
      headers: { authorization },
    }),
    isRight: ({ body }, number) => {
      const order = JSON.parse(body);
      return order.id === ids[number] && order.amount_due === 19_900 && order.receipt === 'एक';
    },
  });
  expect(fetched).toMatchObject({ requests: 200, wrong: 0 });
});

test('the yardstick refuses what the gateway must refuse, and keeps a repeated order once', async () => {
  const yardstick = await startServer('e2e/bench/yardstick.ts', ['--key', 'shop:secret']);
  servers.push(yardstick);
  const right = {
    authorization: `Basic ${Buffer.from('shop:secret').toString('base64')}`,
    'content-type': 'application/json',
  };
  const connection = await openConnection(yardstick.address);
  const post = (headers: Readonly<Record<string, string>>, amount: unknown = 100) =>
    connection.send({
      method: 'POST',
      path: '/v1/orders',
      headers,
      body: JSON.stringify({ amount, currency: 'INR' }),
    });

  expect(await post({ ...right, authorization: 'Basic eA==' })).toMatchObject({ status: 401 });
  expect(await post({ ...right, origin: 'http://shop.example' })).toMatchObject({ status: 403 });
  expect(await post(right, '100')).toMatchObject({ status: 400 });
  expect(await post(right, 99)).toMatchObject({ status: 400 });
  const once = { ...right, 'x-idempotency-key': 'sale 1' };
  const first = JSON.parse((await post(once)).body);
  expect(first.id).toMatch(/^order_[A-Za-z0-9]{14}$/);
  expect(JSON.parse((await post(once)).body)).toEqual(first);
  connection.close();
});

function counting(address: string, requests: number): Load {
  return {
    address,
    clients: 2,
    until: { requests },
    request: (number) => ({ ...get, path: `/${number}` }),
    isRight: ({ status }) => status === 200,
  };
}

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
