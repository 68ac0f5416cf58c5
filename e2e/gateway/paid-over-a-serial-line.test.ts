import { spawnSync } from 'node:child_process';
import Razorpay from 'razorpay';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, callerOf, type WireActivity, type WireOrder } from './caller.ts';
import { type HeadlessGateway, removeFolder, startHeadless, until } from './headless-gateway.ts';

/**
 * The gateway as its own process, a simulated ZVT terminal on a real pseudo-serial line, and callers as
 * a shop's software has them: the published npm client and plain HTTP.
 */
const hasSocat = spawnSync('socat', ['-V']).status === 0;

let gateway: HeadlessGateway;
let caller: Caller;

beforeAll(async () => {
  gateway = await startHeadless(['--demo', '--terminal', 'manual']);
  caller = callerOf(gateway);
  await ready();
});
afterAll(async () => {
  await gateway.end();
  await removeFolder(gateway.folder);
});

/** A terminal that has just been plugged in is asked for its last result before it takes a sale. */
async function ready(): Promise<void> {
  await until(
    async () => (await fetch(`${gateway.url}/healthz`)).json() as Promise<Health>,
    (health) => health.devices[0]?.connection === 'ready',
  );
}

interface Health {
  readonly devices: readonly { readonly connection: string }[];
  readonly unresolved: number;
}

const ended = ({ status }: WireActivity) => status !== 'processing';

async function checkoutInProgress(): Promise<{ order: WireOrder; activity: WireActivity }> {
  const order = await caller.createOrder();
  const { status, body } = await caller.checkout(order);
  expect([status, body.status]).toEqual([200, 'processing']);
  await until(
    () => caller.order(order.id),
    (each) => each.status === 'attempted',
  );
  return { order, activity: body };
}

test.skipIf(!hasSocat)('the terminal is on a real serial line (socat is installed)', () => {
  expect(gateway.demo.link).toBe('pty');
});

describe('plain HTTP', () => {
  test('R5 R15 R17 R18 an order is created, checked out, approved on the terminal and paid', async () => {
    const { order, activity } = await checkoutInProgress();
    expect(await caller.press('approve')).toBe(200);
    expect(await until(() => caller.activity(activity.id), ended)).toMatchObject({
      status: 'completed',
      error: null,
    });
    const paid = await caller.order(order.id);
    expect(paid).toMatchObject({
      status: 'paid',
      amount_paid: 19_900,
      amount_due: 0,
      attempts: 1,
      payments: { count: 1, items: [{ status: 'captured', method: 'card', order_id: order.id }] },
    });
    await caller.close();
  });

  test('R18 a customer who scans is shown as upi', async () => {
    const { order, activity } = await checkoutInProgress();
    await caller.press('approve-upi');
    await until(() => caller.activity(activity.id), ended);
    const [payment] = (await caller.order(order.id)).payments?.items ?? [];
    expect(payment).toMatchObject({ method: 'upi', status: 'captured' });
    expect(payment?.upi?.vpa).toContain('@');
    await caller.close();
  });

  test('D9 X16 X17 a close before the card stops the terminal, and only then says so', async () => {
    const { order, activity } = await checkoutInProgress();
    const close = await caller.close();
    expect([close.status, close.body.status]).toEqual([200, 'completed']);
    expect(await caller.activity(activity.id)).toMatchObject({
      status: 'failed',
      error: { reason: expect.stringMatching(/cancel/i) as string },
    });
    expect(await caller.order(order.id)).toMatchObject({ status: 'attempted', amount_paid: 0 });
    expect((await caller.close()).body).toMatchObject({
      status: 'failed',
      error: { reason: 'checkout_not_found' },
    });
  });

  test('R33 R72 a customer who presses the red key ends the checkout', async () => {
    const { activity } = await checkoutInProgress();
    await caller.press('cancel');
    const over = await until(() => caller.activity(activity.id), ended);
    expect(over).toMatchObject({ status: 'failed' });
    expect(JSON.stringify(over.error)).toContain('TRANSACTION_CANCELLED');
    await caller.close();
  });

  test('R68 a declined card leaves the order open for another attempt', async () => {
    const { order, activity } = await checkoutInProgress();
    await caller.press('decline');
    const over = await until(() => caller.activity(activity.id), ended);
    expect(JSON.stringify(over.error)).toContain('CARD_DECLINED');
    const second = await caller.checkout(order);
    expect(second.body.status).toBe('processing');
    await until(
      () => caller.order(order.id),
      ({ attempts }) => attempts === 2,
    );
    await caller.press('approve');
    await until(() => caller.activity(second.body.id), ended);
    expect(await caller.order(order.id)).toMatchObject({ status: 'paid', attempts: 2 });
    await caller.close();
  });

  test('R63 X9 a second checkout while one runs is told by what the terminal is busy', async () => {
    const { activity } = await checkoutInProgress();
    const other = await caller.createOrder();
    const { status, body } = await caller.call<{
      error: { code: string; metadata: { activity_id: string } };
    }>('POST', '/v1/devices/activity', {
      action: 'initiate_checkout',
      initiate_checkout: {
        amount: other.amount,
        currency: 'INR',
        description: 'POS Transaction',
        order_id: other.id,
      },
    });
    expect([status, body.error.code]).toEqual([500, 'DEVICE_BUSY']);
    expect(body.error.metadata.activity_id).toBe(activity.id);
    await caller.close();
  });

  test('X59 a cable pulled out is in doubt, and the terminal itself ends the doubt', async () => {
    const { order, activity } = await checkoutInProgress();
    await caller.press('unplug');
    const doubtful = await until(
      () => caller.activity(activity.id),
      (each) => each.metadata?.in_doubt === true,
    );
    expect(doubtful.status).toBe('processing');
    const refused = await caller.checkout(await caller.createOrder());
    expect(refused.status).toBe(500);
    await caller.press('plug');
    const over = await until(() => caller.activity(activity.id), ended);
    expect(over.status).toBe('failed');
    expect(await caller.order(order.id)).toMatchObject({ status: 'attempted', amount_paid: 0 });
    await ready();
    await caller.close();
  });
});

describe('the published npm client', () => {
  function client(): Razorpay {
    const { key_id, key_secret } = gateway.demo;
    const made = new Razorpay({ key_id, key_secret });
    // Its host is fixed; this is how its users point it elsewhere.
    const api = made as unknown as { api: { rq: { defaults: { baseURL: string } } } };
    api.api.rq.defaults.baseURL = gateway.url;
    return made;
  }

  test('R7 R12 R16 R17 an order made by the client is paid on the terminal and fetched by it', async () => {
    const razorpay = client();
    const order = await razorpay.orders.create({
      amount: 19_900,
      currency: 'INR',
      receipt: 'till-1',
      device_mode: 'wired',
    } as Parameters<typeof razorpay.orders.create>[0]);
    expect(order).toMatchObject({ status: 'created', amount_due: 19_900, receipt: 'till-1' });

    const { body: activity } = await caller.checkout(await caller.order(order.id));
    await until(
      () => caller.order(order.id),
      ({ status }) => status === 'attempted',
    );
    await caller.press('approve');
    await until(() => caller.activity(activity.id), ended);

    const paid = await razorpay.orders.fetch(order.id);
    expect(paid).toMatchObject({ id: order.id, status: 'paid', amount_paid: 19_900, attempts: 1 });
    const payments = await razorpay.orders.fetchPayments(order.id);
    expect(payments).toMatchObject({ count: 1, items: [{ status: 'captured' }] });
    await caller.close();
  });

  test('R20 R58 the client is told of an order that does not exist', async () => {
    await expect(client().orders.fetch('order_00000000000000')).rejects.toMatchObject({
      statusCode: 404,
      error: { code: 'ORDER_NOT_FOUND', description: 'Order with given ID not found' },
    });
  });
});
