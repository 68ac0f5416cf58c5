import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';
import { payOnTerminal } from '../testing/paid-sale.ts';

let rig: GatewayRig;
const open = async (options?: RigOptions) => {
  rig = await openGatewayRig(options);
};
afterEach(() => rig.close());

/** Nobody needs a key here, as the document says. */
const ask = (url: string, body?: unknown) =>
  rig.call({
    url: `/api/payment${url}`,
    mode: null,
    authorization: null,
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
const hmac = (text: string, secret: string) =>
  createHmac('sha256', secret).update(text).digest('hex');
const proof = (secret = 'a-secret-of-a-key', changes: object = {}) => ({
  razorpay_order_id: 'order_1A2b3C4d5E6f7G',
  razorpay_payment_id: 'pay_1A2b3C4d5E6f7G',
  razorpay_signature: hmac('order_1A2b3C4d5E6f7G|pay_1A2b3C4d5E6f7G', secret),
  order_id: 789,
  ...changes,
});

test('M1 GET /key tells the key id to anybody (M25)', async () => {
  await open();
  const answer = await ask('/key');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    success: true,
    message: 'Razorpay key fetched successfully',
    data: { key_id: rig.key.id },
  });
});

test('M1 without credentials it is a 500 in the document’s words', async () => {
  await open({ checkouts: { keyId: () => null } });
  const answer = await ask('/key');
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toEqual({
    success: false,
    message: 'Razorpay credentials not configured',
    error: 'Internal Server Error',
  });
});

test('M2, M3, M6, X21 a checkout signed with the key secret is verified', async () => {
  await open();
  const answer = await ask('/verify', proof());
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    success: true,
    message: 'Payment verified successfully',
    data: {
      verified: true,
      payment_id: 'pay_1A2b3C4d5E6f7G',
      order_id: 789,
      payment_method: null,
    },
  });
});

test('M4 another signature is refused, and says for which payment and order', async () => {
  await open();
  const wrong = [
    proof('another-secret'),
    proof('a-secret-of-a-key', { razorpay_payment_id: 'pay_1A2b3C4d5E6f7H' }),
    proof('a-secret-of-a-key', { razorpay_signature: 'x' }),
  ];
  for (const body of wrong) {
    const answer = await ask('/verify', body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      success: false,
      message: 'Payment verification failed',
      data: { verified: false, payment_id: body.razorpay_payment_id, order_id: 789 },
    });
  }
});

test.each(['razorpay_order_id', 'razorpay_payment_id', 'razorpay_signature', 'order_id'])(
  'M5 without %s a checkout is not looked at',
  async (name) => {
    await open();
    for (const value of [undefined, null, '', {}, true]) {
      const answer = await ask('/verify', proof('a-secret-of-a-key', { [name]: value }));
      expect([value, answer.statusCode, answer.json()]).toEqual([
        value,
        400,
        { success: false, message: 'Missing payment verification parameters' },
      ]);
    }
  },
);

test('X31 the caller’s own order is a number or an order of ours, and comes back as it was', async () => {
  await open();
  for (const orderId of [789, '789', 'order_1A2b3C4d5E6f7G']) {
    const answer = await ask('/verify', proof('a-secret-of-a-key', { order_id: orderId }));
    expect(answer.json().data.order_id).toBe(orderId);
  }
  for (const orderId of [0, -1, 'seven', '7.5']) {
    const answer = await ask('/verify', proof('a-secret-of-a-key', { order_id: orderId }));
    expect([orderId, answer.statusCode]).toEqual([orderId, 400]);
  }
});

test('X21 the webhook secret verifies nothing unless it is set to, and then it is noted', async () => {
  await open();
  expect((await ask('/verify', proof('a-secret-of-webhooks'))).statusCode).toBe(400);
  await rig.close();
  await open({ settings: { verifyByWebhookSecret: true } });
  expect((await ask('/verify', proof())).statusCode).toBe(200);
  expect(rig.calls.some(({ what }) => what.includes('webhook secret'))).toBe(false);
  expect((await ask('/verify', proof('a-secret-of-webhooks'))).statusCode).toBe(200);
  expect(rig.calls.some(({ what }) => what.includes('webhook secret'))).toBe(true);
});

test('M31, M32 an order, its payment, its signature, verified: all at this till', async () => {
  await open();
  const { id, orderId } = await payOnTerminal(rig);
  const details = await rig.call({ url: `/api/payment/details/${id}`, mode: null });
  const { razorpay_signature: signature } = details.json().data;
  expect(signature).toBe(hmac(`${orderId}|${id}`, 'a-secret-of-a-key'));
  const body = {
    razorpay_order_id: orderId,
    razorpay_payment_id: id,
    razorpay_signature: signature,
    order_id: 1,
  };
  expect((await ask('/verify', body)).json().data).toMatchObject({
    verified: true,
    payment_method: 'card',
  });
});

test('M32 a payment of ours is not verified for another order, however well that is signed', async () => {
  await open();
  const { id } = await payOnTerminal(rig);
  const answer = await ask('/verify', {
    razorpay_order_id: 'order_1A2b3C4d5E6f7G',
    razorpay_payment_id: id,
    razorpay_signature: hmac(`order_1A2b3C4d5E6f7G|${id}`, 'a-secret-of-a-key'),
    order_id: 1,
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().data.verified).toBe(false);
});
