import Razorpay from 'razorpay';
import { afterEach, expect, test } from 'vitest';
import { type RunningGateway, runGateway } from '../testing/running-gateway.ts';

/** The published client, which knows neither this gateway nor device modes (razorpay-wire.md section 2). */
let running: RunningGateway;
afterEach(() => running.stop());

async function client(secret?: string) {
  running = await runGateway(0, { scopes: ['sell', 'refund'] });
  const { key } = running.rig;
  const razorpay = new Razorpay({ key_id: key.id, key_secret: secret ?? key.secret });
  const { api } = razorpay as unknown as { api: { rq: { defaults: { baseURL: string } } } };
  api.rq.defaults.baseURL = running.gateway.url;
  return razorpay;
}

/** Somebody at the counter gives the banknotes back. */
async function handOut(refundId: string): Promise<void> {
  const settled = await running.rig.till.refunds.settle(
    { refundId, verdict: 'refunded', reference: 'drawer' },
    { type: 'staff', staffId: 'staff_asha' },
  );
  if (!settled.ok) throw new Error(`Not handed out: ${settled.refusal.type}`);
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

test('the npm client fetches, lists and refunds payments, each of which the ledger knows', async () => {
  const { payments, refunds, orders } = await client();
  const { till, pass } = running.rig;
  const order = await orders.create({ amount: 19_900, currency: 'INR', ...wired });
  const cash = await till.checkouts.takeCash(
    { orderId: order.id, amount: 19_900, tendered: 20_000 },
    { type: 'till' },
  );
  await pass(0);
  if (!cash.ok) throw new Error('No cash');
  const { id } = cash.value;
  expect(await payments.fetch(id)).toMatchObject({ id, status: 'captured', amount: 19_900 });
  expect(await payments.all({ count: 1 })).toMatchObject({ count: 1, items: [{ id }] });
  const edited = await payments.edit(id, { notes: { table: 'nine' } });
  expect(edited.notes).toEqual({ table: 'nine' });
  const refund = await payments.refund(id, { amount: '5000', notes: { why: 'returned' } });
  expect(refund).toMatchObject({ entity: 'refund', payment_id: id, amount: 5_000 });
  expect(await refunds.fetch(refund.id)).toMatchObject({ id: refund.id, amount: 5_000 });
  expect(await payments.fetchMultipleRefund(id)).toMatchObject({ count: 1 });
  expect(await payments.fetchRefund(id, refund.id)).toMatchObject({ id: refund.id });
  expect(await refunds.all()).toMatchObject({ count: 1 });
  await handOut(refund.id);
  expect(await refunds.fetch(refund.id)).toMatchObject({ status: 'processed' });
  expect(await payments.fetch(id)).toMatchObject({
    status: 'captured',
    refund_status: 'partial',
    amount_refunded: 5_000,
  });
  await expect(payments.refund(id, { amount: 15_000 })).rejects.toMatchObject({
    statusCode: 400,
    error: {
      code: 'BAD_REQUEST_ERROR',
      description: 'The refund amount provided is greater than amount captured',
    },
  });
  await handOut((await payments.refund(id, {})).id);
  expect(await payments.fetch(id)).toMatchObject({ status: 'refunded', refund_status: 'full' });
  await expect(payments.refund(id, {})).rejects.toMatchObject({
    error: { description: 'The payment has been fully refunded already' },
  });
});

test('the npm client is told that what is captured is captured', async () => {
  const { payments, orders } = await client();
  const order = await orders.create({ amount: 19_900, currency: 'INR', ...wired });
  const cash = await running.rig.till.checkouts.takeCash(
    { orderId: order.id, amount: 19_900, tendered: 20_000 },
    { type: 'till' },
  );
  if (!cash.ok) throw new Error('No cash');
  await expect(payments.capture(cash.value.id, 19_900, 'INR')).rejects.toMatchObject({
    statusCode: 400,
    error: { description: 'This payment has already been captured' },
  });
});
