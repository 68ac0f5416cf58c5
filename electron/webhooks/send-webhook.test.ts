import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { cardLikeNumber } from '../../shared/testing/card-like-number.ts';
import { createSendWebhook } from './send-webhook.ts';

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

const nothingElse = () => ({ plain: false, ownNetwork: false });

function send(url: string, signal = new AbortController().signal) {
  return createSendWebhook(nothingElse)(
    { url, headers: { 'X-Name': 'value' }, body: '{"text":"रसीद"}' },
    signal,
  );
}

test('the very bytes arrive, with their headers', async () => {
  const heard: unknown[] = [];
  const url = await listen((request, response) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      heard.push({ method: request.method, name: request.headers['x-name'], body });
      response.writeHead(204).end();
    });
  });
  expect(await send(url)).toEqual({ type: 'answered', status: 204, body: '' });
  expect(heard).toEqual([{ method: 'POST', name: 'value', body: '{"text":"रसीद"}' }]);
});

test('a redirect is an answer and is followed nowhere', async () => {
  let elsewhere = 0;
  const other = await listen((_request, response) => {
    elsewhere += 1;
    response.end();
  });
  const url = await listen((_request, response) => {
    response.writeHead(307, { location: other }).end('over there');
  });
  expect(await send(url)).toEqual({ type: 'answered', status: 307, body: 'over there' });
  expect(elsewhere).toBe(0);
});

test('of an answer its beginning is kept, without card numbers', async () => {
  const number = cardLikeNumber();
  const url = await listen((_request, response) => {
    response.writeHead(500).end(`${number} ${'x'.repeat(5_000)}`);
  });
  const outcome = await send(url);
  if (outcome.type !== 'answered') throw new Error('There was no answer');
  expect(outcome.body).toMatch(new RegExp(`^\\*{12}${number.slice(-4)} x+$`));
  expect(outcome.body).toHaveLength(500);
});

test('an answer without end is an answer', async () => {
  const url = await listen((_request, response) => {
    response.on('error', () => undefined);
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    };
    response.on('drain', more);
    more();
  });
  expect(await send(url)).toMatchObject({ type: 'answered', status: 200 });
});

test('nobody there, no such name, and a line that is cut are told apart', async () => {
  const url = await listen((request) => void request.socket.destroy());
  expect(await send(url)).toEqual({ type: 'failed', trouble: 'line_lost' });
  expect(await send('http://127.0.0.1:1/')).toEqual({ type: 'failed', trouble: 'refused' });
});

test('whoever never answers is left when the time is over', async () => {
  const url = await listen(() => abort.abort());
  const abort = new AbortController();
  expect(await send(url, abort.signal)).toEqual({ type: 'failed', trouble: 'no_answer' });
});
