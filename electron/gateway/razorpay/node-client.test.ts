import Razorpay from 'razorpay';
import { afterEach, expect, test } from 'vitest';
import { type RunningGateway, runGateway } from '../testing/running-gateway.ts';

/** The published client, which knows neither this gateway nor device modes (razorpay-wire.md section 2). */
let running: RunningGateway;
afterEach(() => running.stop());

async function client(secret?: string) {
  running = await runGateway();
  const { key } = running.rig;
  const razorpay = new Razorpay({ key_id: key.id, key_secret: secret ?? key.secret });
  const { api } = razorpay as unknown as { api: { rq: { defaults: { baseURL: string } } } };
  api.rq.defaults.baseURL = running.gateway.url;
  return razorpay;
}

const wired = { device_mode: 'wired' };

test('the npm client makes, fetches and lists orders, the mode in the body (R1, R2, R7, R16, X1)', async () => {
  const { orders } = await client();
  const made = await orders.create({
    amount: 19_900,
    currency: 'INR',
    receipt: 'receipt_42',
    notes: { price: '₹199' },
    ...wired,
  });
  expect(made).toMatchObject({ status: 'created', amount_due: 19_900, notes: { price: '₹199' } });
  expect(await orders.fetch(made.id)).toEqual(made);
  expect(await orders.fetchPayments(made.id)).toEqual({
    entity: 'collection',
    count: 0,
    items: [],
  });
  const listed = await orders.all({ 'expand[]': 'payments' });
  expect(listed).toMatchObject({ count: 1, items: [{ id: made.id, payments: { count: 0 } }] });
  expect((await orders.all({ receipt: 'another' })).count).toBe(0);
});

test('the npm client is handed every refusal whole (R36)', async () => {
  const { orders } = await client();
  await expect(orders.create({ amount: 99, currency: 'INR', ...wired })).rejects.toMatchObject({
    statusCode: 400,
    error: { code: 'VALIDATION_FAILED', field: 'amount', reason: 'amount_too_small' },
  });
  await expect(orders.fetch('order_00000000000000')).rejects.toMatchObject({
    statusCode: 404,
    error: { code: 'ORDER_NOT_FOUND' },
  });
  await expect(orders.create({ amount: 19_900, currency: 'INR' })).rejects.toMatchObject({
    statusCode: 400,
    error: { field: 'device_mode' },
  });
});

test('the npm client with a wrong secret is not let in (X11)', async () => {
  const { orders } = await client('wrong');
  await expect(orders.fetch('order_00000000000000')).rejects.toMatchObject({
    statusCode: 401,
    error: { code: 'BAD_REQUEST_ERROR', description: 'Authentication failed' },
  });
});
