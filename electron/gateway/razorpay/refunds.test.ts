import { afterEach, expect, test } from 'vitest';
import { done, type Refusal, refused } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { NewRefund } from '../../till/till.ts';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';
import { keepRefund, payOnTerminal, refundOfSale } from '../testing/paid-sale.ts';

let rig: GatewayRig;
let payment: Payment;
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig({ scopes: ['sell', 'refund'], ...options });
  payment = await payOnTerminal(rig);
};
afterEach(() => rig.close());

/** A till that keeps every refund it is asked for as one that waits for a person. */
async function openKeeping(hold: Promise<void> = Promise.resolve()): Promise<NewRefund[]> {
  const asked: NewRefund[] = [];
  await open({
    refunds: {
      create: async (input, actor, alongside) => {
        asked.push(input);
        await hold;
        return await rig.ledger.write((book) => {
          const refund = refundOfSale(payment, {
            id: `rfnd_Sample0000000${asked.length}`,
            amount: input.amount ?? payment.amount,
            notes: input.notes ?? {},
            receipt: input.receipt ?? null,
            speed: input.speed ?? 'normal',
          });
          book.append({ type: 'refund', refund, because: 'test' }, actor);
          alongside?.(refund, book);
          return done(refund);
        });
      },
    },
  });
  return asked;
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  rig.call({ method: 'POST', url, body, mode: null, headers });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('a refund is made of a payment, whole or in part, answered with 200 (X26, X57)', async () => {
  const asked = await openKeeping();
  const made = await post(`/v1/payments/${payment.id}/refund`, {
    amount: 5_000,
    speed: 'optimum',
    notes: { reason: 'returned' },
    receipt: 'REFUND-001',
  });
  expect(made.statusCode).toBe(200);
  expect(made.json()).toMatchObject({
    id: expect.stringMatching(/^rfnd_/),
    entity: 'refund',
    amount: 5_000,
    currency: 'INR',
    payment_id: payment.id,
    status: 'pending',
    speed_requested: 'optimum',
    speed_processed: null,
    notes: { reason: 'returned' },
    receipt: 'REFUND-001',
  });
  expect(asked).toEqual([
    {
      paymentId: payment.id,
      amount: 5_000,
      speed: 'optimum',
      notes: { reason: 'returned' },
      receipt: 'REFUND-001',
    },
  ]);
});

test('amounts may be text, in JSON and in forms; none means all, and so does no body', async () => {
  const asked = await openKeeping();
  const url = `/v1/payments/${payment.id}/refund`;
  await post(url, { amount: '100' });
  await post('/v1/refunds', `payment_id=${payment.id}&amount=200&notes[why]=x`, form);
  await post('/v1/refunds', { payment_id: payment.id });
  await rig.call({ method: 'POST', url });
  expect(asked.map(({ amount }) => amount)).toEqual([100, 200, null, null]);
  expect(asked[1]?.notes).toEqual({ why: 'x' });
});

test.each([
  [{ amount: 99 }, 'BAD_REQUEST_ERROR', 'The amount must be at least INR 1.00'],
  [{ amount: 0 }, 'BAD_REQUEST_ERROR', 'The amount must be at least INR 1.00'],
  [{ amount: -100 }, 'BAD_REQUEST_ERROR', 'The amount must be at least INR 1.00'],
  [{ speed: 'fast' }, 'VALIDATION_FAILED', 'Speed must be normal or optimum'],
  [{ notes: { a: 1 } }, 'VALIDATION_FAILED', expect.stringContaining('Notes')],
  [[], 'VALIDATION_FAILED', expect.stringContaining('must be an object')],
])('a refund of %j is refused and nothing is asked of the till', async (body, code, text) => {
  const asked = await openKeeping();
  const answer = await post(`/v1/payments/${payment.id}/refund`, body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().error).toMatchObject({ code, description: text });
  expect(asked).toEqual([]);
});

test('an amount that is no number, null too, is no amount', async () => {
  const asked = await openKeeping();
  for (const text of ['100.0', '1e2', '1e999', '"100.5"', '"1e3"', 'null', '[]', '""']) {
    const answer = await post(`/v1/payments/${payment.id}/refund`, `{"amount":${text}}`, {
      'content-type': 'application/json',
    });
    expect([text, answer.statusCode, answer.json().error.field]).toEqual([text, 400, 'amount']);
  }
  expect(asked).toEqual([]);
});

const refusals: readonly (readonly [Refusal, number, string])[] = [
  [
    { type: 'refund_too_much', remaining: 100 },
    400,
    'The refund amount provided is greater than amount captured',
  ],
  [{ type: 'refunded_fully' }, 400, 'The payment has been fully refunded already'],
  [{ type: 'amount_too_small', minimum: 100 }, 400, 'The amount must be at least INR 1.00'],
  [
    { type: 'refund_not_possible', why: 'nothing_left' },
    400,
    'The payment has been fully refunded already',
  ],
  [{ type: 'refund_not_possible', why: 'in_doubt' }, 400, 'How the payment ended is not known yet'],
  [{ type: 'refund_not_possible', why: 'terminal_gone' }, 500, 'Device is not connected'],
  [
    { type: 'terminal_busy', activityId: null, inDoubt: false },
    500,
    'Device is in an invalid state or transitioning',
  ],
  [{ type: 'upstream_missing' }, 500, 'No upstream is configured for wireless devices'],
];

test.each(refusals)('%j is told in the cloud’s words', async (refusal, status, description) => {
  await open({ refunds: { create: () => Promise.resolve(refused(refusal)) } });
  const answer = await post(`/v1/payments/${payment.id}/refund`, {});
  expect([answer.statusCode, answer.json().error.description]).toEqual([status, description]);
});

test('a refund needs a key for refunds; looking at one does not (X23)', async () => {
  await open({ scopes: ['sell'] });
  expect((await post(`/v1/payments/${payment.id}/refund`, {})).statusCode).toBe(403);
  expect((await post('/v1/refunds', { payment_id: payment.id })).statusCode).toBe(403);
  expect((await rig.call({ url: '/v1/refunds' })).statusCode).toBe(200);
});

test('refunds are fetched by themselves and below their payment, and take other notes', async () => {
  await open();
  const kept = refundOfSale(payment, { state: 'processed', amount: 700 });
  await keepRefund(rig, kept);
  const shown = (await rig.call({ url: `/v1/refunds/${kept.id}` })).json();
  expect(shown).toMatchObject({ id: kept.id, amount: 700, status: 'processed' });
  const below = `/v1/payments/${payment.id}/refunds`;
  expect((await rig.call({ url: below })).json()).toEqual({
    entity: 'collection',
    count: 1,
    items: [shown],
  });
  expect((await rig.call({ url: `${below}/${kept.id}` })).json()).toEqual(shown);
  expect((await rig.call({ url: '/v1/refunds/?count=1' })).json().items).toEqual([shown]);
  expect((await rig.call({ url: `${below}?skip=1` })).json().count).toBe(0);
  const changed = await rig.call({
    method: 'PATCH',
    url: `/v1/refunds/${kept.id}`,
    body: { notes: { why: 'broken' } },
  });
  expect(changed.json()).toEqual({ ...shown, notes: { why: 'broken' } });
  const missing = await rig.call({ url: '/v1/refunds/rfnd_00000000000000' });
  expect([missing.statusCode, missing.json().error.code]).toEqual([404, 'REFUND_NOT_FOUND']);
  expect((await rig.call({ url: '/v1/refunds/x' })).json().error.field).toBe('refund_id');
  expect((await rig.call({ url: `${below}/rfnd_00000000000000` })).statusCode).toBe(404);
});

test('X-Refund-Idempotency: a copy is told the same, another body is refused', async () => {
  const asked = await openKeeping();
  const named = { 'x-refund-idempotency': 'refund_of_order-7' };
  const url = `/v1/payments/${payment.id}/refund`;
  const first = await post(url, { amount: 500 }, named);
  const again = await post(url, { amount: 500 }, named);
  expect(again.json()).toEqual(first.json());
  expect(again.headers['idempotent-replayed']).toBe('true');
  const other = await post(url, { amount: 600 }, named);
  expect(other.statusCode).toBe(400);
  expect(other.json().error).toMatchObject({
    code: 'BAD_REQUEST_ERROR',
    description: 'Different request with the same idempotency key has already been processed.',
  });
  expect(asked).toHaveLength(1);
});

test('X-Refund-Idempotency: the same name for another payment is another request', async () => {
  const asked = await openKeeping();
  const named = { 'x-refund-idempotency': 'refund_of_order-7' };
  await post(`/v1/payments/${payment.id}/refund`, {}, named);
  const another = await payOnTerminal(rig);
  const answer = await post(`/v1/payments/${another.id}/refund`, {}, named);
  expect(answer.statusCode).toBe(400);
  expect(asked).toHaveLength(1);
});

test('X-Refund-Idempotency: while the first is under way a copy is refused with 409', async () => {
  let goOn: () => void = () => undefined;
  const asked = await openKeeping(new Promise((resolve) => (goOn = resolve)));
  const named = { 'x-refund-idempotency': 'refund_of_order-7' };
  const url = `/v1/payments/${payment.id}/refund`;
  const first = post(url, {}, named);
  await expect.poll(() => asked.length).toBe(1);
  expect((await post(url, {}, named)).statusCode).toBe(409);
  goOn();
  expect((await first).statusCode).toBe(200);
  expect(asked).toHaveLength(1);
});

test('X-Refund-Idempotency: a name that is too short or has other letters is refused', async () => {
  const asked = await openKeeping();
  for (const name of ['short', 'has a blank in it', 'nine_char']) {
    const headers = { 'x-refund-idempotency': name };
    const answer = await post(`/v1/payments/${payment.id}/refund`, {}, headers);
    expect([answer.statusCode, answer.json().error.field]).toEqual([400, 'refund_idempotency']);
  }
  expect(asked).toEqual([]);
});
