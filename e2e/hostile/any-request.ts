import fc, { type Arbitrary } from 'fast-check';

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
  return fc.record({
    method: fc.oneof({ weight: 6, arbitrary: likelyMethod }, { weight: 1, arbitrary: anyMethod }),
    target: target(known),
    headers: headers(known),
    body: fc.oneof(fc.constant(''), jsonBody(known), formBody, noise),
  });
}

const likelyMethod = fc.constantFrom('GET', 'POST', 'POST', 'PATCH');
const anyMethod = fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE', 'PROPFIND');

const noise = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((c) => String.fromCharCode(c)),
});

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
  const sometimes = (name: string, ...values: readonly [string, ...string[]]) =>
    fc.option(
      fc.constantFrom(...values).map((value) => [name, value] as const),
      { nil: undefined },
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
      sometimes('x-razorpay-device-mode', 'wired', 'wired', 'wireless', 'usb'),
      sometimes(
        'content-type',
        'application/json',
        'application/json; charset=utf-8',
        'application/x-www-form-urlencoded',
        'text/xml',
        'multipart/form-data; boundary=x',
        ';;',
        'application/json; charset="',
      ),
      sometimes('content-encoding', 'gzip', 'identity', 'x'),
      sometimes('idempotency-key', 'a', 'b', '', 'x'.repeat(256), '\u00e4\t'),
      sometimes('x-pos-error-profile', 'pos', 'razorpay', '__proto__'),
      sometimes('last-event-id', '1', '-1', 'x'),
      sometimes('origin', 'null', 'https://shop.example', 'http://localhost'),
      sometimes('expect', '100-continue', 'a-coffee'),
      sometimes('sec-fetch-site', 'cross-site', 'same-origin'),
      sometimes('x-filler', 'x'.repeat(20_000), '\u00ff'),
    )
    .map((all) => all.filter((each) => each !== undefined));
}

function jsonBody({ orderId }: Known): Arbitrary<string> {
  const member = fc.constantFrom(
    'amount',
    'currency',
    'notes',
    'receipt',
    'action',
    'device_id',
    'initiate_checkout',
    '__proto__',
  );
  const order = { amount: 19_900, currency: 'INR', notes: { a: 'b' } };
  const checkout = {
    action: 'initiate_checkout',
    initiate_checkout: { ...order, order_id: orderId, description: 'x' },
  };
  const usual = fc.constantFrom<object>(
    order,
    checkout,
    { action: 'close_checkout' },
    { notes: {} },
  );
  const spoilt = fc
    .tuple(usual, member, fc.jsonValue())
    .map(([body, name, value]) => ({ ...body, [name]: value }));
  const whole = fc
    .oneof(usual, spoilt, fc.jsonValue())
    .map((value) => latin1(JSON.stringify(value)));
  const cut = fc.tuple(whole, fc.nat(40)).map(([text, length]) => text.slice(0, length));
  const huge = fc.constantFrom(
    '['.repeat(30_000),
    `{"a":"${'x'.repeat(70_000)}"}`,
    '{"amount":1e999}',
  );
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 2, arbitrary: cut },
    { weight: 1, arbitrary: huge },
  );
}

const formBody = fc.constantFrom(
  'amount=19900&currency=INR',
  'amount[]=1&amount[x]=2',
  'notes[a]=b&notes[a][b]=c',
  `a${'[b]'.repeat(400)}=1`,
  '%ff=%zz&&&=',
  'a=1&'.repeat(500),
);

function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
