import fc, { type Arbitrary } from 'fast-check';
import { formBody, type JsonBodies, jsonBodies, noise } from './any-body.ts';

/** A request as a hostile or broken caller could send it. Texts are Latin-1: one character a byte. */
export interface AnyRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** What exists, so that some requests get past the first checks. */
export interface Known {
  readonly authorization: string;
  readonly host: string;
  readonly orderId: string;
  readonly activityId: string;
}

export function anyRequest(known: Known): Arbitrary<AnyRequest> {
  const bodies = jsonBodies(known.orderId);
  const call = fc.oneof(
    { weight: 3, arbitrary: likelyCall(known, bodies) },
    {
      weight: 2,
      arbitrary: fc.record({
        method: fc.oneof(
          { weight: 6, arbitrary: likelyMethod },
          { weight: 1, arbitrary: anyMethod },
        ),
        target: target(known),
        body: fc.oneof(
          ...[fc.constant(''), bodies.order, bodies.checkout, bodies.close, bodies.notes],
          ...[formBody, noise],
        ),
      }),
    },
  );
  return fc.tuple(call, headers(known)).map(([parts, lines]) => ({ ...parts, headers: lines }));
}

/** A call that this API knows, with a body for it: what is then spoilt gets far. */
function likelyCall({ orderId, activityId }: Known, bodies: JsonBodies) {
  const calls: readonly (readonly [string, string, Arbitrary<string>])[] = [
    ['POST', '/v1/orders', bodies.order],
    ['POST', '/v1/devices/activity', bodies.checkout],
    ['POST', '/v1/devices/activity', bodies.close],
    ['PATCH', `/v1/orders/${orderId}`, bodies.notes],
    ['GET', '/v1/orders?count=2&expand[]=payments', fc.constant('')],
    ['GET', `/v1/orders/${orderId}?expand[]=payments`, fc.constant('')],
    ['GET', `/v1/devices/activity/${activityId}`, fc.constant('')],
    ['GET', '/v1/payments?count=2', fc.constant('')],
    ['POST', '/v1/refunds', bodies.order],
    ['GET', '/api/payment/all?count=2', fc.constant('')],
    ['POST', '/api/payment/refund', bodies.order],
    ['POST', '/api/payment/capture', bodies.order],
    ['POST', '/api/payment/verify', bodies.notes],
    ['POST', '/api/payment/webhook', bodies.order],
  ];
  return fc.oneof(
    ...calls.map(([method, path, body]) =>
      fc.record({ method: fc.constant(method), target: fc.constant(path), body }),
    ),
  );
}

const likelyMethod = fc.constantFrom('GET', 'POST', 'POST', 'PATCH');
const anyMethod = fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE', 'PROPFIND');

function target({ orderId, activityId }: Known): Arbitrary<string> {
  const path = fc.constantFrom(
    '/v1/orders',
    '/v1/orders',
    `/v1/orders/${orderId}`,
    `/v1/orders/${orderId}/payments`,
    '/v1/orders/order_00000000000000',
    `/v1/orders/${'x'.repeat(300)}`,
    '/v1/devices/activity',
    '/v1/devices/activity',
    `/v1/devices/activity/${activityId}`,
    '/v1/devices/activity/%F0%9F%92%B3',
    '/v1/payments/pay_00000000000000/refund',
    '/v1/payments/x/capture',
    '/v1/refunds/rfnd_00000000000000',
    '/api/payment/key',
    '/api/payment/details/%F0%9F%92%B3',
    '/api/payment/refund/refunds',
    '/api/payment/all/refunds',
    '/api/payment/webhook',
    '/local/v1/events/1',
    '/local/v1/simulator/terminals/1/approve',
    '/healthz',
    '/openapi.json',
    '/__proto__',
    '/v1/constructor',
    '//v1//orders//',
    '/v1/../v1/orders',
    '/%2e%2e/%00',
    '/v1/%zz',
    '/;/?/#',
    '*',
  );
  const query = fc.oneof(
    fc.constant(''),
    fc.constantFrom(
      '?expand[]=payments',
      '?count=1e9&skip=-1',
      '?count=1&count=2',
      '?authorized=1',
      '?__proto__[a]=b&constructor=1',
      '?device_mode=wireless',
      '?%',
      `?a=${'x'.repeat(4_000)}`,
    ),
    fc.webQueryParameters().map((text) => `?${text}`),
  );
  return fc.tuple(path, query).map((parts) => parts.join(''));
}

function headers({
  authorization,
  host,
}: Known): Arbitrary<readonly (readonly [string, string])[]> {
  // Seldom each: a request that a guard refuses asks nothing of what is behind it.
  const seldom = (name: string, ...values: readonly [string, ...string[]]) =>
    fc.oneof(
      { weight: 19, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...values).map((value) => [name, value] as const),
      },
    );
  const always = (name: string, usual: string, ...others: readonly [string, ...string[]]) =>
    fc
      .oneof(
        { weight: 9, arbitrary: fc.constant(usual) },
        { weight: 1, arbitrary: fc.constantFrom(...others) },
      )
      .map((value) => [name, value] as const);
  return fc
    .tuple(
      always('host', host, 'shop.example', '', `${host}.`, '[::1'),
      always(
        'authorization',
        authorization,
        'Basic ====',
        'Bearer x',
        `Basic ${'QQ'.repeat(2_000)}`,
      ),
      always('x-razorpay-device-mode', 'wired', 'wireless', 'usb', ''),
      always(
        'content-type',
        'application/json',
        'application/json; charset=utf-8',
        'application/x-www-form-urlencoded',
        'text/xml',
        'multipart/form-data; boundary=x',
        ';;',
        'application/json; charset="',
      ),
      seldom('content-encoding', 'gzip', 'identity', 'x'),
      seldom('idempotency-key', 'a', 'b', '', 'x'.repeat(256), '\u00e4\t'),
      seldom('x-pos-error-profile', 'pos', 'razorpay', '__proto__'),
      seldom('last-event-id', '1', '-1', 'x'),
      seldom('origin', 'null', 'https://shop.example', 'http://localhost'),
      seldom('expect', '100-continue', 'a-coffee'),
      seldom('sec-fetch-site', 'cross-site', 'same-origin'),
      seldom('accept-language', 'hi', ';q=', 'hi;q=0.9,'.repeat(500)),
      seldom('x-filler', 'x'.repeat(20_000), '\u00ff'),
    )
    .map((all) => all.filter((each) => each !== undefined));
}
