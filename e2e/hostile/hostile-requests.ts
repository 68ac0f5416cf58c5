import type { Random } from '../simulation/random.ts';
import { hostileBody, type Known } from './hostile-bodies.ts';
import { badLengths, headers, hosts, keys, methods, queries, tails } from './hostile-words.ts';

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
