import { createServer, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { exchange, machineClock } from './testing/running-gateway.ts';
import { answerWireFaults } from './wire-faults.ts';

/** A server as the gateway's, with little patience. */
async function listen(options: ServerOptions): Promise<number> {
  const server = createServer({ ...options, connectionsCheckingInterval: 5 });
  answerWireFaults(server, machineClock);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const head = 'POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n';

test.each<[string, ServerOptions, string]>([
  ['headers', { headersTimeout: 20, requestTimeout: 60_000 }, head],
  ['body', { headersTimeout: 20, requestTimeout: 20 }, `${head}\r\n{`],
])('a caller whose %s never come to an end is told so (R36)', async (_what, options, bytes) => {
  const answer = await exchange(await listen(options), bytes);
  expect(answer).toMatch(
    /^HTTP\/1.1 408 Request Timeout\r\n.*content-type: application\/json\r\n/s,
  );
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({
    error: {
      code: 'BAD_REQUEST_ERROR',
      description: 'The request took too long to arrive',
      source: 'gateway',
      reason: 'request_timeout',
    },
  });
});
