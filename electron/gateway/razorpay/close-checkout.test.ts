import { afterEach, expect, test } from 'vitest';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

const post = async (body: object) =>
  (await rig.call({ method: 'POST', url: '/v1/devices/activity', body })).json();
const fetch = async (id: string) => (await rig.call({ url: `/v1/devices/activity/${id}` })).json();
const close = () => post({ action: 'close_checkout' });

/** A terminal that plays this script, and an order to be paid there. */
async function openWithOrder(...scripts: NonNullable<RigOptions['scripts']>): Promise<string> {
  rig = await openGatewayRig({ scripts });
  const body = { amount: 19_900, currency: 'INR' };
  return (await rig.call({ method: 'POST', url: '/v1/orders', body })).json().id;
}

const initiate = (orderId: string) =>
  post({
    action: 'initiate_checkout',
    initiate_checkout: {
      amount: 19_900,
      currency: 'INR',
      order_id: orderId,
      description: 'Two teas',
    },
  });

test.each([
  [59_000, 'completed'],
  [60_000, 'failed'],
])('%d ms after its end a close of the checkout has %s (X16)', async (milliseconds, status) => {
  const started = await initiate(await openWithOrder(['show', 'approve', 'finish']));
  await rig.pass(30);
  expect((await fetch(started.id)).status).toBe('completed');
  await rig.pass(milliseconds);
  expect((await close()).status).toBe(status);
});

test('a result that nobody closed makes room for the next checkout (X16)', async () => {
  const orderId = await openWithOrder(['show', 'decline'], ['show', 'approve', 'finish']);
  await initiate(orderId);
  await rig.pass(100);
  const second = await initiate(orderId);
  await rig.pass(100);
  expect((await fetch(second.id)).status).toBe('completed');
  expect((await close()).status).toBe('completed');
  expect((await close()).status).toBe('failed');
});

test('a terminal that is slow to cancel: the close is answered after eight seconds and settles later (X17)', async () => {
  const slow = Array.from({ length: 12 }, () => 'wait' as const);
  const started = await initiate(await openWithOrder(['show', ...slow, 'customer-cancels']));
  await rig.pass(100);
  let answered: { readonly id: string; readonly status: string } | undefined;
  const closing = close().then((activity) => {
    answered = activity;
    return activity;
  });
  await rig.pass(7_900);
  expect(answered).toBeUndefined();
  await rig.pass(200);
  const { id } = await closing;
  expect(answered).toMatchObject({ action: 'close_checkout', status: 'processing', error: null });
  expect((await fetch(started.id)).status).toBe('processing');
  await rig.pass(10_000);
  expect(await fetch(id)).toMatchObject({ status: 'completed', error: null });
  expect(await fetch(started.id)).toMatchObject({
    status: 'failed',
    error: { code: 'TRANSACTION_CANCELLED' },
  });
});

test('a customer who was faster than the close has paid; the close is done all the same (X17)', async () => {
  const started = await initiate(await openWithOrder(['show', 'wait', 'approve', 'finish']));
  await rig.pass(100);
  const closing = close();
  await rig.pass(5_000);
  expect((await closing).status).toBe('completed');
  expect((await fetch(started.id)).status).toBe('completed');
});

test('a close that comes in one breath with its checkout still stops it (X17)', async () => {
  const orderId = await openWithOrder(['show', 'wait', 'customer-cancels']);
  const aborted: string[] = [];
  const { abort } = rig.terminals;
  rig.terminals.abort = (terminalId) => {
    aborted.push(terminalId);
    return abort(terminalId);
  };
  const both = Promise.all([initiate(orderId), close()]);
  await rig.pass(5_000);
  const [started, closed] = await both;
  expect(aborted).toEqual(['2841158834']);
  expect(closed).toMatchObject({ status: 'completed', error: null });
  expect((await fetch(started.id)).error.code).toBe('TRANSACTION_CANCELLED');
});

test('a payment in doubt cannot be closed, and the refusal names it (R63, X17, X59)', async () => {
  const started = await initiate(await openWithOrder(['show', 'pin', 'lose-line']));
  await rig.pass(1_000);
  const refused = await close();
  expect(refused.error).toMatchObject({
    code: 'DEVICE_BUSY',
    metadata: { activity_id: started.id, in_doubt: true },
  });
});
