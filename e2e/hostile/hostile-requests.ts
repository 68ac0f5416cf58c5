import type { Random } from '../simulation/random.ts';
import { hostileBody, type Known } from './hostile-bodies.ts';

/** What goes down one line, and what must come back. */
export interface HostileRequest {
  /** One character a byte; cut where the network might cut. */
  readonly pieces: readonly string[];
  /** Methods of the requests that must each be answered, in order. */
  readonly answered: readonly string[];
  /** Nothing else may go down this line. */
  readonly isLast: boolean;
  /** Not a whole request: the caller stops there, and is answered or hung up on. */
  readonly isBroken: boolean;
}

/** `host` is what a caller names in its Host header. */
export function hostileRequest(random: Random, known: Known, host: string): HostileRequest {
  const kind = random.below(20);
  if (kind < 15) return whole(random, [request(random, known, host)]);
  if (kind < 17) {
    const length = random.between(2, 5);
    return whole(
      random,
      Array.from({ length }, () => request(random, known, host)),
    );
  }
  return broken(random, request(random, known, host));
}

interface Written {
  readonly method: string;
  readonly text: string;
}

function whole(random: Random, all: readonly Written[]): HostileRequest {
  const last = all.findIndex(({ text }) => isLast(text));
  const requests = last < 0 ? all : all.slice(0, last + 1);
  return {
    pieces: cut(random, requests.map(({ text }) => text).join('')),
    answered: requests.map(({ method }) => method),
    isLast: last >= 0,
    isBroken: false,
  };
}

/** After a request to close nothing is read; what follows one to change the protocol is not HTTP. */
function isLast(text: string): boolean {
  return text.includes('\r\nconnection: close') || text.includes('\r\nupgrade: ');
}

function broken(random: Random, { method, text }: Written): HostileRequest {
  return {
    pieces: cut(random, spoilt(random, text)),
    answered: [method],
    isLast: true,
    isBroken: true,
  };
}

function spoilt(random: Random, text: string): string {
  const place = random.below(text.length);
  const [before, after] = [text.slice(0, place), text.slice(place)];
  const headEnd = text.indexOf('\r\n\r\n');
  switch (random.below(9)) {
    case 0:
      return before;
    case 1:
      return before + String.fromCharCode(random.below(256)) + after;
    case 2:
      return before + after.slice(1);
    case 3:
      return String.fromCharCode(...random.bytes(random.between(1, 200)));
    case 4:
      return `FROB${text}`;
    case 5:
      return text.replace('HTTP/1.1', random.pick(['HTTP/9.9', 'HTTP/1.0', 'HTTP/', '']));
    case 6:
      return `${text.slice(0, headEnd)}\r\nx: ${'y'.repeat(20_000)}${text.slice(headEnd)}`;
    case 7:
      return text.replace('\r\n', '\r\ntransfer-encoding: chunked\r\ncontent-length: 5\r\n');
    default:
      return text.replace(/content-length: \d+/, `content-length: ${random.pick(badLengths)}`);
  }
}

const badLengths: readonly [string, ...string[]] = ['-1', '99', 'x', '1e3', '99999999999999999999'];

function cut(random: Random, text: string): readonly string[] {
  if (text.length < 2 || random.chance(0.8)) return [text];
  const place = random.between(1, text.length - 1);
  return [text.slice(0, place), text.slice(place)];
}

function request(random: Random, known: Known, host: string): Written {
  const isPost = random.chance(0.5);
  const method = random.chance(0.85) ? (isPost ? 'POST' : 'GET') : random.pick(methods);
  const body = isPost || random.chance(0.1) ? hostileBody(random, known) : undefined;
  const isChunked = body !== undefined && random.chance(0.15);
  const lines = [
    `${method} ${target(random, known)} HTTP/1.1`,
    `host: ${random.chance(0.97) ? host : random.pick(hosts)}`,
    ...authorization(random, known),
    ...(random.chance(0.9) ? ['x-razorpay-device-mode: wired'] : []),
    ...(body ? [`content-type: ${body.contentType}`] : []),
    ...(isChunked ? ['transfer-encoding: chunked'] : []),
    ...(body && !isChunked ? [`content-length: ${body.bytes.length}`] : []),
    ...(random.chance(0.25) ? [random.pick(headers)] : []),
  ];
  const sent = body === undefined ? '' : isChunked ? chunked(random, body.bytes) : body.bytes;
  return { method, text: `${lines.join('\r\n')}\r\n\r\n${sent}` };
}

function authorization(random: Random, known: Known): readonly string[] {
  if (random.chance(0.9)) return [`authorization: ${known.authorization}`];
  const wrong = random.pick(['Basic', 'Basic %%%', 'Bearer x', 'Basic Og==', 'Basic /+8=', '']);
  return random.chance(0.3) ? [] : [`authorization: ${wrong}`];
}

function chunked(random: Random, bytes: string): string {
  const middle = random.below(bytes.length + 1);
  const chunks = [bytes.slice(0, middle), bytes.slice(middle)].filter(({ length }) => length > 0);
  const written = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`);
  return `${written.join('')}0\r\n${random.chance(0.2) ? 'x-trailer: 1\r\n' : ''}\r\n`;
}

const methods: readonly [string, ...string[]] = [
  ...(['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'] as const),
];

const hosts: readonly [string, ...string[]] = ['shop.example', 'localhost', '127.0.0.1:1', '[::1'];

const headers: readonly [string, ...string[]] = [
  'x-razorpay-device-mode: bluetooth',
  'x-razorpay-device-mode: wireless',
  'x-pos-error-profile: razorpay',
  'idempotency-key: a',
  'x-razorpay-idempotency: b',
  `idempotency-key: ${'k'.repeat(500)}`,
  'expect: 100-continue',
  'expect: cake',
  'origin: https://shop.example',
  'sec-fetch-site: cross-site',
  'connection: close',
  'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: x',
  'connection: upgrade, http2-settings\r\nupgrade: h2c',
  'content-encoding: gzip',
  'accept: text/html;q=0.1, */*;q=x',
  'accept-encoding: br, gzip',
  'range: bytes=0-1',
  'if-none-match: *',
  'if-modified-since: Thu, 01 Jan 1970 00:00:00 GMT',
  'x-http-method-override: DELETE',
  'x-forwarded-host: shop.example',
  'cookie: a=b; __proto__=c',
  'x-odd: \u00e9\u00ff\ttab',
  `x-long: ${'y'.repeat(4_000)}`,
  Array.from({ length: 300 }, (_, number) => `x-${number}: ${number}`).join('\r\n'),
  '__proto__: x',
  'content-length: 0',
];

function target(random: Random, known: Known): string {
  const order = known.orders[random.below(known.orders.length)] ?? 'order_00000000000000';
  const activity = known.activities[random.below(known.activities.length)] ?? 'pda_00000000000000';
  const path = random.pick([
    '/v1/orders',
    '/v1/orders',
    '/v1/devices/activity',
    '/v1/devices/activity',
    `/v1/orders/${order}`,
    `/v1/orders/${order}/payments`,
    `/v1/devices/activity/${activity}`,
    `/local/v1/simulator/terminals/${known.deviceId}/${random.pick(keys)}`,
    '/healthz',
  ]);
  const spoiltPath = random.chance(0.85) ? path : path + random.pick(tails);
  return spoiltPath + (random.chance(0.75) ? '' : `?${random.pick(queries)}`);
}

const keys: readonly [string, ...string[]] = ['approve', 'decline', 'cancel', 'present', 'dance'];

const tails: readonly [string, ...string[]] = [
  '/',
  '//',
  '/..',
  '/../..',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%00',
  '/%ff',
  '/%',
  '/%zz',
  '/__proto__',
  '/order_%F0%9F%92%A9aaaaaaaaaa',
  `/${'a'.repeat(300)}`,
  `/${'a'.repeat(5_000)}`,
  ';a=b',
  '#x',
  '/*',
];

const queries: readonly [string, ...string[]] = [
  'count=1&skip=0&expand[]=payments',
  'count=0',
  'count=101',
  'count=-1',
  'count=1e2',
  'count=%ff',
  'count=1&count=2',
  'skip=9999999999',
  'skip=99999999999999999999',
  'from=9999999999&to=0',
  'from=a',
  'receipt=%00%27%20OR%201=1--',
  'receipt=r&receipt=s',
  'expand[]=payments&expand[0]=payments.card&expand[__proto__]=x',
  'device_mode=proxy',
  'device_mode=wireless&device_mode=wired',
  '__proto__[x]=1&constructor=2',
  `${'a=b&'.repeat(1_000)}`,
  '%',
  '?&&==',
];
