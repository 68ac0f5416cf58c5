import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { AllowedTargets } from '../../shared/webhook.ts';
import type { ResolveName } from './guarded-lookup.ts';
import { createSendWebhook } from './send-webhook.ts';

/** A server of this computer, and how to send to it by a name that leads to these addresses. */
async function open(...addresses: readonly string[]) {
  let heard = 0;
  const server = createServer((_request, response) => {
    heard += 1;
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const asked: string[] = [];
  const resolve: ResolveName = async (name) => {
    asked.push(name);
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return {
    heard: () => heard,
    asked,
    send: (host: string, allowed: Partial<AllowedTargets> = {}) =>
      createSendWebhook(() => ({ plain: true, ownNetwork: false, ...allowed }), resolve)(
        { url: `http://${host}:${port}/`, headers: {}, body: '{}' },
        new AbortController().signal,
      ),
  };
}

const arrived = { type: 'answered', status: 204, body: '' };
const refused = { type: 'failed', trouble: 'own_network' };

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.20',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:192.168.1.20',
  '::ffff:0:192.168.1.20',
  '64:ff9b::a00:1',
  '2002:a00:1::1',
  'fc00::1',
  'fd00::1',
  'fe80::1',
  'fe80::1%lo',
  'ff02::1',
])('a name that leads to %s is not called', async (address) => {
  const { send, heard } = await open(address);
  expect(await send('shop.example')).toEqual(refused);
  expect(heard()).toBe(0);
});

test('the address that was looked at is the one that is called: it is asked once', async () => {
  const { send, heard, asked } = await open('127.0.0.1');
  expect(await send('shop.example', { ownNetwork: true })).toEqual(arrived);
  expect({ heard: heard(), asked }).toEqual({ heard: 1, asked: ['shop.example'] });
});

test('of several addresses of a name those that may not be called are left out', async () => {
  const { send, heard } = await open('127.0.0.1', '192.0.2.1', '::1');
  expect(await send('shop.example')).toEqual(refused);
  expect(heard()).toBe(0);
});

test('this computer by its own name is allowed, and leads nowhere else', async () => {
  const here = await open('127.0.0.1');
  expect(await here.send('localhost')).toEqual(arrived);
  expect(await here.send('127.0.0.1')).toEqual(arrived);
  const elsewhere = await open('192.168.1.20');
  expect(await elsewhere.send('localhost', { ownNetwork: true })).toEqual(refused);
});

test('a name that nobody knows is told apart', async () => {
  const { send } = await open();
  expect(await send('shop.example')).toEqual({ type: 'failed', trouble: 'not_found' });
});
