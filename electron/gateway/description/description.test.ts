import { Compile } from 'typebox/compile';
import { afterEach, expect, test } from 'vitest';
import type { SimulatorControl } from '../../../shared/terminal.ts';
import { failureTexts } from '../razorpay/failure-texts.ts';
import { type GatewayRig, openGatewayRig, rigPort } from '../testing/gateway-rig.ts';
import type { OpenApiDocument } from './openapi-document.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

const simulator: SimulatorControl = {
  act: () => 'done',
  face: () => undefined,
  list: () => undefined,
  onChange: () => () => undefined,
  mode: () => 'manual',
  setMode: () => undefined,
};
const open = async () => {
  rig = await openGatewayRig({ simulator });
};
const call = (url: string) => rig.call({ url, authorization: null, mode: null });
const document = async (): Promise<OpenApiDocument> => (await call('/openapi.json')).json();
const aSale = { amount: 19_900, currency: 'INR' };

test('every route is described, with its own parameters, errors and security', async () => {
  await open();
  const { openapi, paths, servers } = await document();
  expect(openapi).toBe('3.1.0');
  expect(servers).toEqual([{ url: `http://localhost:${rigPort}` }]);
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual([
    'GET /api/payment/all',
    'GET /api/payment/details/{paymentId}',
    'GET /api/payment/key',
    'GET /api/payment/refund/{refundId}',
    'GET /api/payment/{paymentId}/refunds',
    'GET /healthz',
    'GET /local/v1/events',
    'GET /local/v1/simulator/terminals/{device_id}',
    'GET /v1/devices/activity/{id}',
    'GET /v1/orders',
    'GET /v1/orders/{id}',
    'GET /v1/orders/{id}/payments',
    'GET /v1/payments',
    'GET /v1/payments/{id}',
    'GET /v1/payments/{id}/card',
    'GET /v1/payments/{id}/refunds',
    'GET /v1/payments/{id}/refunds/{refund_id}',
    'GET /v1/refunds',
    'GET /v1/refunds/{id}',
    'PATCH /v1/orders/{id}',
    'PATCH /v1/payments/{id}',
    'PATCH /v1/refunds/{id}',
    'POST /api/payment/capture',
    'POST /api/payment/refund',
    'POST /api/payment/verify',
    'POST /api/payment/webhook',
    'POST /local/v1/simulator/terminals/{device_id}/{action}',
    'POST /v1/devices/activity',
    'POST /v1/orders',
    'POST /v1/payments/{id}/capture',
    'POST /v1/payments/{id}/refund',
    'POST /v1/refunds',
  ]);
  const all = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
  for (const { responses } of all) {
    expect(JSON.stringify(responses.default)).toMatch(
      /#\/components\/schemas\/(PaymentModule)?Error"/,
    );
  }
  for (const [path, methods] of Object.entries(paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      const told = parameters.filter((each) => each.in === 'path');
      expect(told.map(({ name }) => name)).toEqual(inPath);
    }
  }
  expect(paths['/healthz']?.get?.security).toEqual([]);
  expect(paths['/v1/orders']?.post?.security).toEqual([{ key: [] }]);
});

test('every reference leads to a schema, and what the gateway answers fits it', async () => {
  await open();
  const { paths, components } = await document();
  const text = JSON.stringify(paths);
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) expect(components.schemas).toHaveProperty(String(name));
  const fits = (name: string, value: unknown) =>
    expect([name, Compile(components.schemas[name] as object).Errors(value)]).toEqual([name, []]);

  const order = await rig.call({ method: 'POST', url: '/v1/orders', body: aSale });
  fits('NewOrder', aSale);
  fits('Order', order.json());
  const body = {
    action: 'initiate_checkout',
    initiate_checkout: { ...aSale, order_id: order.json().id, description: 'Two teas' },
  };
  fits('NewDeviceActivity', body);
  const activity = await rig.call({ method: 'POST', url: '/v1/devices/activity', body });
  fits('DeviceActivity', activity.json());
  await rig.pass(1_000);
  const get = async (url: string) => (await rig.call({ url })).json();
  fits('DeviceActivity', await get(`/v1/devices/activity/${activity.json().id}`));
  fits('Order', await get(`/v1/orders/${order.json().id}?expand[]=payments`));
  fits('OrderCollection', await get('/v1/orders'));
  fits('PaymentCollection', await get(`/v1/orders/${order.json().id}/payments`));
  fits('Health', await get('/healthz'));
  fits('Error', await get('/v1/orders/1'));
  fits('Error', await get('/v1/nothing'));
  expect(Compile(components.schemas.NewOrder as object).Check({ ...aSale, amount: '1' })).toBe(
    false,
  );
});

test('the words are those of JSON Schema 2020-12: no list of items, no patterns of names', async () => {
  await open();
  const { components } = await document();
  const text = JSON.stringify(components.schemas);
  expect(text).not.toMatch(/patternProperties|"items":\[|additionalItems/);
});

test('each error code has its class, whether to try again, and a text for the customer (R76, R77, R78)', async () => {
  await open();
  const errors = (await document())['x-errors'];
  const by = (code: string) => errors.find((each) => each.code === code);
  expect(errors.filter(({ mayRetry }) => mayRetry).map(({ code }) => code)).toEqual([
    'DEVICE_DISCONNECTED',
    'DEVICE_BUSY',
    'DEVICE_TIMEOUT',
  ]);
  expect(by('VALIDATION_FAILED')).toMatchObject({
    type: 'CLIENT_ERROR',
    text: 'Please check your request and try again.',
  });
  expect(by('DEVICE_BUSY')).toMatchObject({
    type: 'DEVICE_ERROR',
    text: 'An unexpected error occurred. Please try again.',
  });
  expect(by('DEVICE_DISCONNECTED')?.text).toBe(
    'Please check if the POS device is connected and try again.',
  );
  expect(by('DEVICE_TIMEOUT')?.text).toBe(
    'The device is taking too long to respond. Please try again.',
  );
  expect(by('CARD_DECLINED')).toMatchObject({
    type: 'UNKNOWN',
    text: 'Your card was declined. Please try a different payment method.',
  });
  for (const code of ['PROCESSING_FAILED', 'BUSINESS_LOGIC_ERROR']) {
    expect(by(code)?.type).toBe('SYSTEM_ERROR');
  }
});

test('the page for people needs no other computer and runs nothing', async () => {
  await open();
  const page = await call('/docs');
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(page.headers['x-content-type-options']).toBe('nosniff');
  expect(page.body).not.toMatch(/<script|<img|<iframe|\son\w+=|style=/i);
  const addresses = page.body.match(/https?:\/\/[^/<"'\s&]+/g) ?? [];
  expect(new Set(addresses)).toEqual(new Set([`http://localhost:${rigPort}`]));
  const style = await call('/docs/style.css');
  expect(style.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(style.body).not.toMatch(/url\(|@import/);
});

test('the page lists every operation with a line for the shell, every schema and every error', async () => {
  await open();
  const { body } = await call('/docs');
  const { paths, components, 'x-errors': errors } = await document();
  for (const methods of Object.values(paths)) {
    for (const { operationId } of Object.values(methods)) {
      expect(body).toContain(`<details id="${operationId}">`);
    }
  }
  // One for each, and one in the advice on events, on terminals, on simulated ones and on webhooks.
  expect(body.match(/<pre><code>curl /g)).toHaveLength(36);
  for (const name of Object.keys(components.schemas)) {
    if (!name.endsWith('Error')) expect(body).toContain(`: ${name}</h4>`);
  }
  for (const { code } of errors) expect(body).toContain(`<td><code>${code}</code></td>`);
});

test('X30 the page says what the option of a checkout page is called', async () => {
  await open();
  const page = (await call('/docs')).body;
  expect(page).toMatch(/checkout page that it goes into is called key\./);
});

test('the samples give the address, and the retry loop reads what the SDK really tells (X18, X20)', async () => {
  await open();
  const page = (await call('/docs')).body.replaceAll('&#34;', '"');
  expect(page).toContain(`base_url="http://localhost:${rigPort}"`);
  expect(page).toContain('base_url=None');
  const recipe = page.slice(page.indexOf('PASSING = ('), page.indexOf('def with_retries'));
  const passing = [...recipe.matchAll(/"([^"]+)"/g)].map(([, text]) => text);
  const said: unknown[] = [];
  for (const isConnected of [true, false]) {
    const settings = { deviceFailures: 'http' } as const;
    const shop = await openGatewayRig({ connected: isConnected, settings });
    const order = (await shop.call({ method: 'POST', url: '/v1/orders', body: aSale })).json();
    const checkout = { ...aSale, order_id: order.id, description: 'Two teas' };
    const body = { action: 'initiate_checkout', initiate_checkout: checkout };
    const post = () => shop.call({ method: 'POST', url: '/v1/devices/activity', body });
    await post();
    said.push((await post()).json().error.description);
    await shop.close();
  }
  expect(passing).toEqual([...said, failureTexts.DEVICE_TIMEOUT.description]);
});

test.each([
  [403, '/docs', { 'sec-fetch-site': 'cross-site' }],
  [403, '/openapi.json', { origin: 'https://shop.example' }],
  [403, '/docs/style.css', { host: 'shop.example' }],
])('%d: a foreign page does not read %s, and is told so as JSON', async (status, url, headers) => {
  await open();
  const response = await rig.call({ url, headers });
  expect(response.statusCode).toBe(status);
  expect(response.headers['content-type']).toBe('application/json');
});
