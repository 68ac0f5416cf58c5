import { afterEach, expect, test } from 'vitest';
import { type GatewayRig, openGatewayRig } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

async function order(capture: unknown): Promise<string> {
  rig = await openGatewayRig();
  const made = await rig.call({
    method: 'POST',
    url: '/v1/orders',
    body: { amount: 19_900, currency: 'INR', payment_capture: capture },
  });
  return made.json().id;
}

async function approve(orderId: string): Promise<{ paymentId: string; activityId: string }> {
  const activity = await rig.call({
    method: 'POST',
    url: '/v1/devices/activity',
    body: {
      action: 'initiate_checkout',
      initiate_checkout: {
        amount: 19_900,
        currency: 'INR',
        order_id: orderId,
        description: 'Two teas',
      },
    },
  });
  await rig.pass(10_000);
  const [payment] = rig.till.orders.payments(orderId);
  return { paymentId: payment?.id ?? '', activityId: activity.json().id };
}

const get = async (url: string) => (await rig.call({ url })).json();

test.each([0, false, '0'])(
  'an order with payment_capture %j is authorised by the terminal and paid by one whole capture (M12, X55)',
  async (capture) => {
    const orderId = await order(capture);
    const { paymentId, activityId } = await approve(orderId);
    expect(await get(`/v1/payments/${paymentId}`)).toMatchObject({
      status: 'authorized',
      captured: false,
    });
    expect(await get(`/v1/orders/${orderId}`)).toMatchObject({
      status: 'attempted',
      amount_due: 19_900,
    });
    expect(await get(`/v1/devices/activity/${activityId}`)).toMatchObject({ status: 'processing' });

    const url = `/v1/payments/${paymentId}/capture`;
    const take = async (amount: number) =>
      await rig.call({ method: 'POST', url, body: { amount, currency: 'INR' } });
    const part = await take(10_000);
    expect(part.statusCode).toBe(400);
    const both = await Promise.all([take(19_900), take(19_900)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 400]);
    expect(await get(`/v1/payments/${paymentId}`)).toMatchObject({
      status: 'captured',
      captured: true,
    });
    expect(await get(`/v1/orders/${orderId}`)).toMatchObject({ status: 'paid', amount_due: 0 });
    expect(await get(`/v1/devices/activity/${activityId}`)).toMatchObject({ status: 'completed' });
  },
);

test.each([1, true, undefined])(
  'with payment_capture %j what is approved is captured by itself',
  async (capture) => {
    const orderId = await order(capture);
    const { paymentId } = await approve(orderId);
    expect(await get(`/v1/payments/${paymentId}`)).toMatchObject({ status: 'captured' });
  },
);

test('what is no word for a capture is refused by its name', async () => {
  rig = await openGatewayRig();
  const made = await rig.call({
    method: 'POST',
    url: '/v1/orders',
    body: { amount: 19_900, currency: 'INR', payment_capture: 'later' },
  });
  expect(made.statusCode).toBe(400);
  expect(made.json().error).toMatchObject({ field: 'payment_capture' });
});
