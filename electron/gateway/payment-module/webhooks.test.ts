import { createHmac, randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Payment } from '../../../shared/payment.ts';
import { cardLikeNumber } from '../../../shared/testing/card-like-number.ts';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';
import { keepRefund, payOnTerminal, refundOfSale } from '../testing/paid-sale.ts';
import { showCode } from '../testing/shown-code.ts';

let rig: GatewayRig;
let payment: Payment;
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig(options);
  payment = await showCode(rig);
  // After five minutes nobody knows.
  await rig.pass(400_000);
};
afterEach(() => rig.close());

const secret = 'a-secret-of-webhooks';
const signed = (text: string, by = secret) => createHmac('sha256', by).update(text).digest('hex');
let count = 0;
/** Made on the spot: none is written down anywhere. */
const cardNumber = cardLikeNumber();

/** What the provider sends, without a key and signed, unless the test says otherwise. */
async function tell(
  body: object | string,
  options: { id?: string | null; signature?: string | null; type?: string } = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { id = `evt_${++count}`, signature = signed(text), type = 'application/json' } = options;
  const answer = await rig.call({
    method: 'POST',
    url: '/api/payment/webhook',
    body: text,
    mode: null,
    authorization: null,
    headers: {
      'content-type': type,
      ...(signature === null ? {} : { 'x-razorpay-signature': signature }),
      ...(id === null ? {} : { 'x-razorpay-event-id': id }),
    },
  });
  await rig.till.news.idle();
  return answer;
}

const event = (name: string, entities: Record<string, object>) => ({
  entity: 'event',
  account_id: 'acc_1A2b3C4d5E6f7G',
  event: name,
  contains: Object.keys(entities),
  payload: Object.fromEntries(
    Object.entries(entities).map(([key, entity]) => [key, { entity }] as const),
  ),
  created_at: 1_698_056_820,
});
const paymentEntity = (changes: object = {}) => ({
  id: payment.id,
  entity: 'payment',
  amount: 150_050,
  currency: 'INR',
  status: 'captured',
  order_id: payment.orderId,
  method: 'upi',
  captured: true,
  email: 'customer@example.com',
  contact: '+919876543210',
  created_at: 1_698_056_800,
  ...changes,
});
const captured = () => event('payment.captured', { payment: paymentEntity() });
const now = () => rig.till.payments.find(payment.id);
const kept = () =>
  rig.ledger
    .entriesAfter(0, 1_000)
    .flatMap(({ change }) => (change.type === 'incoming_webhook' ? [change.webhook] : []));

test('M18, M19, M23, X60 a signed payment.captured is taken in, and its order is paid', async () => {
  await open();
  expect(now()?.state).toBe('in_doubt');
  const answer = await tell(captured());
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    success: true,
    message: 'Webhook received successfully',
    data: null,
  });
  expect(now()).toMatchObject({ state: 'captured', capturedAmount: 150_050 });
  expect(rig.till.orders.find(payment.orderId)?.status).toBe('paid');
});

test('M18 another signature, or none, is refused and nothing of it is kept', async () => {
  await open();
  const text = JSON.stringify(captured());
  const wrong = [null, '', 'x', '0'.repeat(64), signed(text, 'another'), signed(`${text} `)];
  for (const signature of wrong) {
    const answer = await tell(text, { signature });
    expect([signature, answer.statusCode, answer.json()]).toEqual([
      signature,
      400,
      { success: false, message: 'Invalid webhook signature' },
    ]);
  }
  expect(kept()).toEqual([]);
  expect(now()?.state).toBe('in_doubt');
});

test('X29 the signature is of the bytes as they came, whatever their type and spacing', async () => {
  await open();
  const spaced = JSON.stringify(captured(), null, 4).replaceAll('\n', '\r\n');
  for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
    expect((await tell(spaced, { type })).statusCode).toBe(200);
  }
  // The same members, written otherwise, are other bytes.
  const answer = await tell(spaced, { signature: signed(JSON.stringify(captured())) });
  expect(answer.statusCode).toBe(400);
  expect(now()?.state).toBe('captured');
});

test('M20 all seven events are understood', async () => {
  await open();
  const refund = refundOfSale(payment, {
    route: 'upstream',
    state: 'sent',
    amount: 150_050,
    currency: 'INR',
  });
  const failed = paymentEntity({ status: 'failed', captured: false, error_code: 'X' });
  await tell(event('payment.failed', { payment: failed }));
  expect(now()?.state).toBe('declined');
  await tell(event('payment.authorized', { payment: paymentEntity({ status: 'authorized' }) }));
  expect(now()?.state).toBe('authorised');
  await tell(captured());
  expect(now()?.state).toBe('captured');
  await tell(event('order.paid', { payment: paymentEntity(), order: { id: payment.orderId } }));
  await keepRefund(rig, refund);
  const refundEntity = { id: refund.id, amount: 150_050, payment_id: payment.id };
  const payload = {
    payment: { id: payment.id, status: 'refunded' },
    refund: { ...refundEntity, status: 'processed', created_at: 1_698_057_000 },
  };
  await tell(event('refund.created', payload));
  expect(rig.till.refunds.find(refund.id)?.state).toBe('pending');
  await tell(event('refund.processed', payload));
  expect(rig.till.refunds.find(refund.id)?.state).toBe('processed');
  await tell(event('refund.failed', payload));
  expect(rig.till.refunds.find(refund.id)?.state).toBe('processed');
  const ends = kept().filter(({ state }) => state !== 'received');
  expect(ends.map(({ state, because }) => because ?? state)).toEqual([
    'applied',
    'applied',
    'applied',
    'nothing_new',
    'applied',
    'applied',
    'nothing_new',
  ]);
});

test('M22, M23 a processed refund counts at its payment, in the document’s words REFUNDED', async () => {
  await open();
  await tell(captured());
  const refund = refundOfSale(payment, { route: 'upstream', amount: 150_050 });
  await keepRefund(rig, refund);
  await tell(
    event('refund.processed', {
      payment: { id: payment.id, status: 'refunded' },
      refund: { id: refund.id, amount: 150_050, payment_id: payment.id, status: 'processed' },
    }),
  );
  const details = await rig.call({ url: `/api/payment/details/${payment.id}` });
  expect(details.json().data).toMatchObject({ status: 'refunded', amount_refunded: 150_050 });
});

test('M21, M23 a failed payment keeps the provider’s words; its order is attempted, not paid', async () => {
  await open();
  const failed = paymentEntity({
    status: 'failed',
    captured: false,
    error_code: 'BAD_REQUEST_ERROR',
    error_description: `Declined, card ${cardNumber}`,
  });
  await tell(event('payment.failed', { payment: failed }));
  expect(now()).toMatchObject({ state: 'declined', failure: { by: 'provider' } });
  expect(now()?.failure?.reason).toMatch(/^Declined, card \*+/);
  expect(JSON.stringify(rig.ledger.entriesAfter(0, 1_000))).not.toContain(cardNumber);
  expect(rig.till.orders.find(payment.orderId)?.status).toBe('attempted');
});

test('M24, X29 an event that comes again does nothing again, and is acknowledged again', async () => {
  await open();
  expect((await tell(captured(), { id: 'evt_same' })).statusCode).toBe(200);
  const entries = rig.ledger.entriesAfter(0, 1_000).length;
  expect((await tell(captured(), { id: 'evt_same' })).statusCode).toBe(200);
  expect(rig.ledger.entriesAfter(0, 1_000)).toHaveLength(entries);
});

test('X29 another event under a name that was used before is not lost', async () => {
  await open();
  const failed = event('payment.failed', {
    payment: paymentEntity({ status: 'failed', captured: false, error_description: 'no funds' }),
  });
  for (const each of [failed, captured(), captured()]) {
    expect((await tell(each, { id: 'evt_same' })).statusCode).toBe(200);
  }
  expect(now()).toMatchObject({ state: 'captured', capturedAmount: 150_050 });
  expect(new Set(kept().map(({ id }) => id)).size).toBe(2);
});

test('X29 without a name of its own an event is named by its bytes', async () => {
  await open();
  await tell(captured(), { id: null });
  await tell(captured(), { id: null });
  await tell(captured(), { id: 'has blanks in it' });
  expect(kept().filter(({ state }) => state === 'received')).toHaveLength(1);
});

test('X29 events of one payment in the wrong order come to the same', async () => {
  await open();
  await tell(event('order.paid', { payment: paymentEntity(), order: { id: payment.orderId } }));
  await tell(event('payment.authorized', { payment: paymentEntity({ status: 'authorized' }) }));
  await tell(event('payment.failed', { payment: paymentEntity({ status: 'failed' }) }));
  expect(now()).toMatchObject({ state: 'captured', capturedAmount: 150_050 });
});

test.each([
  [{ rrn: '412345678901', upi_transaction_id: 'AXI0a1b2c3d4' }, '412345678901'],
  [{ rrn: null, upi_transaction_id: 'AXI0a1b2c3d4' }, 'AXI0a1b2c3d4'],
  [{ rrn: 412_345 }, undefined],
  [{ rrn: cardNumber }, undefined],
  ['412345678901', undefined],
])('the bank’s number of a UPI payment is shown where it is known: %j', async (given, rrn) => {
  await open();
  const entity = paymentEntity({ acquirer_data: given });
  await tell(event('payment.captured', { payment: entity }));
  const shown = await rig.call({ url: `/v1/payments/${payment.id}` });
  expect(shown.json()).toMatchObject({ status: 'captured', method: 'upi' });
  expect(shown.json().acquirer_data.rrn).toBe(rrn);
});

test('M24 what is told of a terminal’s payment changes nothing', async () => {
  await open();
  const sale = await payOnTerminal(rig);
  const failed = { ...paymentEntity(), id: sale.id, order_id: sale.orderId, amount: 19_900 };
  await tell(event('payment.failed', { payment: failed }));
  expect(rig.till.payments.find(sale.id)).toEqual(sale);
  expect(kept().at(-1)).toMatchObject({ state: 'ignored', because: 'not_the_providers' });
});

test('unknown events and payments of others are kept and ignored', async () => {
  await open();
  expect((await tell(event('subscription.charged', {}))).statusCode).toBe(200);
  const another = paymentEntity({ id: 'pay_1A2b3C4d5E6f7G' });
  expect((await tell(event('payment.captured', { payment: another }))).statusCode).toBe(200);
  const ignored = kept().filter(({ state }) => state === 'ignored');
  expect(ignored.map(({ because }) => because)).toEqual(['event_unknown', 'not_ours']);
});

test('M25 what is rightly signed and no event is refused', async () => {
  await open();
  for (const text of ['', '[]', '{"entity":"event"}', '{"event":7}', 'x', '"payment.captured"']) {
    expect([text, (await tell(text)).statusCode]).toEqual([text, 400]);
  }
  expect(kept()).toEqual([]);
});

test('what a customer’s name is found by is not kept', async () => {
  await open();
  await tell(captured());
  const text = JSON.stringify(rig.ledger.entriesAfter(0, 1_000)) + JSON.stringify(rig.calls);
  expect(text).not.toContain('customer@example.com');
  expect(text).not.toContain('9876543210');
});

test('X32 rightly signed webhooks have no limit, others have', async () => {
  await open({ settings: { callsPerMinute: 2 }, checkouts: { limitFactor: 1 } });
  for (let told = 0; told < 20; told += 1) {
    expect((await tell(captured())).statusCode).toBe(200);
  }
  const statuses: number[] = [];
  for (let told = 0; told < 4; told += 1) {
    statuses.push((await tell(captured(), { signature: 'x' })).statusCode);
  }
  expect(statuses).toEqual([400, 400, 429, 429]);
});

test('without a webhook secret nothing is believed', async () => {
  await open({ checkouts: { webhookSecret: null } });
  const text = JSON.stringify(captured());
  for (const signature of ['', signed(text), createHmac('sha256', '').update(text).digest('hex')]) {
    expect((await tell(text, { signature })).statusCode).toBe(400);
  }
});

test('M18 of two hundred forged webhooks none is believed', async () => {
  await open();
  const text = JSON.stringify(captured());
  for (let forged = 0; forged < 200; forged += 1) {
    const guess = forged % 2 === 0 ? signed(text, randomBytes(8).toString('hex')) : undefined;
    const signature = guess ?? randomBytes(32).toString('hex');
    expect((await tell(text, { signature })).statusCode).toBe(400);
  }
  expect(kept()).toEqual([]);
  expect(now()?.state).toBe('in_doubt');
});
