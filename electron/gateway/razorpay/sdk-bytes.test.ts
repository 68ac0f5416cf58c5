import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchangeAndEnd, type RunningGateway, runGateway } from '../testing/running-gateway.ts';

/** What the published clients put on the line, byte for byte (razorpay-wire.md sections 2 and 4). */
let running: RunningGateway;
let orderId: string;
let activityId: string;

beforeAll(async () => {
  running = await runGateway();
  orderId = (await ask(python('POST', '/v1/orders', anOrder))).id;
  activityId = (await ask(python('POST', '/v1/devices/activity', aClose, 'key:'))).id;
});
afterAll(() => running.stop());

type Credentials = 'key:secret' | 'key:' | 'key';

const anOrder = '{"amount": 19900, "currency": "INR", "receipt": "r1", "notes": {"k": "\\u20b9"}}';
const aClose = '{"action": "close_checkout"}';
const aForm = 'amount=19900&currency=INR&receipt=r1&notes[k]=%E2%82%B9';

/** As it goes out: the request's line, its headers in the client's own spelling and order, its body. */
function request(line: string, headers: readonly string[], body = ''): string {
  return `${line} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
}

function host(): string {
  return `Host: localhost:${running.gateway.port}`;
}

function basic(credentials: Credentials): string {
  const { id, secret } = running.rig.key;
  return `Basic ${btoa(credentials.replace('key', id).replace('secret', secret))}`;
}

function python(method: string, path: string, body?: string, as: Credentials = 'key:secret') {
  return request(
    `${method} ${path}`,
    [
      host(),
      'User-Agent: Razorpay-Python/2.0.0 ',
      'Accept-Encoding: gzip, deflate',
      'Accept: */*',
      'Connection: keep-alive',
      ...(body === undefined ? [] : ['Content-type: application/json']),
      'X-Razorpay-Device-Mode: wired',
      ...(body === undefined ? [] : [`Content-Length: ${body.length}`]),
      `Authorization: ${basic(as)}`,
    ],
    body,
  );
}

function dotNet(method: string, path: string, body = '', as: Credentials = 'key:secret') {
  return request(
    `${method} ${path}`,
    [
      `Authorization: ${basic(as)}`,
      'x-razorpay-device-mode: wired',
      'User-Agent: razorpay-dot-net/3.3.2',
      'Content-Type: application/json',
      host(),
      ...(method === 'GET' ? [] : [`Content-Length: ${body.length}`, 'Expect: 100-continue']),
      'Connection: Keep-Alive',
    ],
    body,
  );
}

function form(method: string, path: string, body: string, more: string) {
  return request(
    `${method} ${path}`,
    [
      host(),
      `Authorization: ${basic('key:secret')}`,
      'Content-Type: application/x-www-form-urlencoded',
      more,
      'X-Razorpay-Device-Mode: wired',
      `Content-Length: ${body.length}`,
    ],
    body,
  );
}

function json(method: string, path: string, body = '') {
  return request(
    `${method} ${path}`,
    [
      `Authorization: ${basic('key:secret')}`,
      'User-Agent: Razorpay/v1 JAVASDK/1.4.8 Java/17',
      'X-Razorpay-Device-Mode: wired',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${body.length}`,
      host(),
      'Connection: Keep-Alive',
    ],
    body,
  );
}

/** The one answer, which must be a success in JSON without a charset. */
async function ask(bytes: string) {
  const answer = await exchangeAndEnd(running.gateway.port, bytes);
  const said = answer.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n(?:.+\r\n)*content-type: application\/json\r\n/);
  return JSON.parse(said.slice(said.indexOf('\r\n\r\n')));
}

test.each<[string, () => string, object]>([
  [
    'Python makes an order (R7)',
    () => python('POST', '/v1/orders', anOrder),
    { receipt: 'r1', notes: { k: '₹' } },
  ],
  [
    'Python with a slash after its base URL',
    () => python('POST', '//v1/orders', anOrder),
    { status: 'created' },
  ],
  ['Python fetches an order (R16)', () => python('GET', `/v1/orders/${orderId}`), { attempts: 0 }],
  [
    'Python asks for payments (R17)',
    () => python('GET', `/v1/orders/${orderId}?expand%5B%5D=payments&expand%5B%5D=payments.card`),
    { payments: { entity: 'collection', count: 0, items: [] } },
  ],
  [
    'Python closes a checkout, with its key alone (R32, X11)',
    () => python('POST', '/v1/devices/activity', aClose, 'key:'),
    { entity: 'device.activity', action: 'close_checkout' },
  ],
  [
    'Python asks how it went (R34, X12)',
    () => python('GET', `/v1/devices/activity/${activityId}`, undefined, 'key:'),
    { status: 'failed' },
  ],
  [
    '.NET closes a checkout, without a colon (R32, X11)',
    () => dotNet('POST', '/v1/devices/activity/', aClose, 'key'),
    { entity: 'device.activity', action: 'close_checkout' },
  ],
  [
    '.NET calls a GET JSON and writes brackets plainly (R17)',
    () => dotNet('GET', `/v1/orders/${orderId}/?expand[]=payments`),
    { payments: { count: 0 } },
  ],
  [
    'Node asks for what this gateway has not (R17)',
    () => python('GET', `/v1/orders/${orderId}/?expand[]=transfers&status`),
    { status: 'created' },
  ],
  ['PHP makes an order (R7)', () => json('POST', '/v1/orders/', anOrder), { receipt: 'r1' }],
  [
    'PHP changes notes by a form (R11)',
    () => form('PATCH', `/v1/orders/${orderId}/`, 'notes%5Bk%5D=v', 'Razorpay-API: 1'),
    { notes: { k: 'v' } },
  ],
  [
    'Ruby makes an order by a form (R7)',
    () => form('POST', '/v1/orders', aForm, 'User-Agent: Razorpay-Ruby/3.2.4; Ruby/3.3'),
    { amount: 19_900, notes: { k: '₹' } },
  ],
  ['Java lists orders (R12)', () => json('GET', '/v1/orders?receipt=r1'), { entity: 'collection' }],
])('%s', async (_who, bytes, said) => {
  expect(await ask(bytes())).toMatchObject(said);
});
