import { afterEach, expect, test } from 'vitest';
import { refused } from '../../../shared/failures.ts';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';
import { payOnTerminal } from '../testing/paid-sale.ts';

let rig: GatewayRig;
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig(options);
  return await payOnTerminal(rig);
};
afterEach(() => rig.close());

const get = async (url: string, mode: string | null = null) => await rig.call({ url, mode });

test('a payment is fetched by its id and listed, without a device mode (R18, X55)', async () => {
  const { id, orderId } = await open();
  const shown = (await get(`/v1/payments/${id}`)).json();
  expect(shown).toMatchObject({
    id,
    entity: 'payment',
    order_id: orderId,
    amount: 19_900,
    status: 'captured',
    captured: true,
    method: 'card',
  });
  const listed = (await get('/v1/payments?count=5&skip=0')).json();
  expect(listed).toEqual({ entity: 'collection', count: 1, items: [shown] });
  const later = Math.floor(rig.clock.now() / 1_000) + 60;
  expect((await get(`/v1/payments?from=${later}`)).json().count).toBe(0);
  expect((await get(`/v1/payments?to=${later}`)).json().count).toBe(1);
  expect((await get('/v1/payments?count=101')).json().error).toMatchObject({
    code: 'VALIDATION_FAILED',
    field: 'count',
  });
});

test('a payment says what is known of its card, and nothing of one that was no card', async () => {
  const { id, orderId } = await open();
  expect((await get(`/v1/payments/${id}/card`)).json()).toMatchObject({
    entity: 'card',
    network: 'Visa',
    last4: expect.stringMatching(/^\d{4}$/),
  });
  const { id: other } = (
    await rig.call({
      method: 'POST',
      url: '/v1/orders',
      body: { amount: 500, currency: 'INR' },
    })
  ).json();
  expect(other).not.toBe(orderId);
  const cash = await rig.till.checkouts.takeCash(
    { orderId: other, amount: 500, tendered: 500 },
    { type: 'till' },
  );
  if (!cash.ok) throw new Error('No cash');
  const refusedCard = await get(`/v1/payments/${cash.value.id}/card`);
  expect(refusedCard.statusCode).toBe(400);
  expect(refusedCard.json().error).toMatchObject({ code: 'BAD_REQUEST_ERROR' });
});

test('an unknown payment is said so in both vocabularies, and is the cloud’s when wireless', async () => {
  await open();
  const url = '/v1/payments/pay_00000000000000';
  const pos = await get(url);
  expect([pos.statusCode, pos.json().error.code]).toEqual([404, 'PAYMENT_NOT_FOUND']);
  const cloud = await rig.call({ url, headers: { 'x-pos-error-profile': 'razorpay' } });
  expect([cloud.statusCode, cloud.json().error.description]).toEqual([
    400,
    'The id provided does not exist',
  ]);
  expect((await get(url, 'wireless')).json().error.reason).toBe('upstream_not_configured');
  expect((await get('/v1/payments/nonsense')).json().error.field).toBe('payment_id');
});

test('a payment takes other notes, also in a form, and no others', async () => {
  const { id } = await open();
  const url = `/v1/payments/${id}`;
  const changed = await rig.call({ method: 'PATCH', url, body: { notes: { table: 'nine' } } });
  expect(changed.json().notes).toEqual({ table: 'nine' });
  const form = await rig.call({
    method: 'PATCH',
    url,
    body: 'notes[table]=ten',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(form.json().notes).toEqual({ table: 'ten' });
  const many = Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`n${at}`, 'x']));
  const tooMany = await rig.call({ method: 'PATCH', url, body: { notes: many } });
  expect([tooMany.statusCode, tooMany.json().error.field]).toEqual([400, 'notes']);
  expect((await get(url)).json().notes).toEqual({ table: 'ten' });
});

test('a capture asks the till for the whole amount in minor units, also from a form (M12, X55)', async () => {
  const asked: unknown[] = [];
  const { id } = await open({
    payments: {
      capture: (input) => {
        asked.push(input);
        return Promise.resolve(
          refused({ type: 'capture_mismatch', authorised: 19_900, currency: 'INR' }),
        );
      },
    },
  });
  const url = `/v1/payments/${id}/capture`;
  const json = await rig.call({
    method: 'POST',
    url,
    body: { amount: 100, currency: 'INR' },
    mode: null,
  });
  expect(json.statusCode).toBe(400);
  expect(json.json().error).toMatchObject({
    code: 'BAD_REQUEST_ERROR',
    description: 'Capture amount must be equal to the amount authorized',
  });
  await rig.call({
    method: 'POST',
    url,
    body: 'amount=19900',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(asked).toEqual([
    { paymentId: id, amount: 100, currency: 'INR' },
    { paymentId: id, amount: 19_900, currency: 'INR' },
  ]);
});

test.each([
  [{ amount: { amount: 19_900 } }, 'amount'],
  [{ amount: '19900' }, 'amount'],
  [{ amount: 0 }, 'amount'],
  [{}, 'amount'],
  [{ amount: 100, currency: 7 }, 'currency'],
])('a capture of %j is refused because of its %s', async (body, field) => {
  const { id } = await open();
  const answer = await rig.call({ method: 'POST', url: `/v1/payments/${id}/capture`, body });
  expect([answer.statusCode, answer.json().error.field]).toEqual([400, field]);
});

test('what is captured already is not captured again', async () => {
  const { id } = await open({
    payments: { capture: () => Promise.resolve(refused({ type: 'payment_not_authorised' })) },
  });
  const answer = await rig.call({
    method: 'POST',
    url: `/v1/payments/${id}/capture`,
    body: { amount: 19_900, currency: 'INR' },
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().error.description).toBe('This payment has already been captured');
});

test('what was only authorised is captured whole and once, and its order is then paid', async () => {
  await open();
  const { id, orderId } = await payOnTerminal(rig, 19_900, 'manual');
  expect((await get(`/v1/payments/${id}`)).json().status).toBe('authorized');
  const capture = (amount: number) =>
    rig.call({ method: 'POST', url: `/v1/payments/${id}/capture`, body: { amount } });
  expect((await capture(19_800)).json().error.description).toBe(
    'Capture amount must be equal to the amount authorized',
  );
  expect((await capture(19_900)).json()).toMatchObject({ status: 'captured', captured: true });
  expect((await get(`/v1/orders/${orderId}`)).json().status).toBe('paid');
  expect((await capture(19_900)).json().error.description).toBe(
    'This payment has already been captured',
  );
});
