import { expect, onTestFinished, test } from 'vitest';
import type { CallNote } from '../../shared/recording.ts';
import { openGatewayRig } from './testing/gateway-rig.ts';

async function open() {
  const rig = await openGatewayRig();
  onTestFinished(rig.close);
  const call = async (given: Parameters<typeof rig.call>[0]) => {
    const answer = await rig.call(given);
    return { answer, note: rig.calls.at(-1) as CallNote };
  };
  return { rig, call };
}

test('a request is noted by its route, its status, its key and the order it made', async () => {
  const { rig, call } = await open();
  const body = { amount: 19_900, currency: 'INR', receipt: 'secret receipt' };
  const { answer, note } = await call({ method: 'POST', url: '/v1/orders', body });
  expect(note).toMatchObject({
    from: 'gateway',
    by: rig.key.id,
    approvedBy: null,
    what: 'POST /v1/orders',
    outcome: '200',
    subjects: [answer.json().id],
  });
  expect(JSON.stringify(note)).not.toContain('secret receipt');
  expect(note.milliseconds).toBeGreaterThanOrEqual(0);
});

test('a request about an order names it, whether it is in the path or in the body', async () => {
  const { call } = await open();
  const body = { amount: 19_900, currency: 'INR' };
  const order = (await call({ method: 'POST', url: '/v1/orders', body })).answer.json();
  const { note } = await call({ url: `/v1/orders/${order.id}?secret=1` });
  expect(note).toMatchObject({ what: 'GET /v1/orders/:id', subjects: [order.id] });
  const checkout = await call({
    method: 'POST',
    url: '/v1/devices/activity',
    body: {
      action: 'initiate_checkout',
      device_id: '2841158834',
      initiate_checkout: { ...body, name: 'Shop', description: 'Tea', order_id: order.id },
    },
  });
  expect(checkout.note.subjects).toContain(order.id);
  expect(checkout.note.subjects).toContain(checkout.answer.json().id);
});

test('a list names no order, and a path that is nobody’s is not kept', async () => {
  const { call } = await open();
  await call({ method: 'POST', url: '/v1/orders', body: { amount: 100, currency: 'INR' } });
  expect((await call({ url: '/v1/orders' })).note.subjects).toEqual([]);
  const lost = await call({ url: '/v1/4111/secret' });
  expect(lost.note).toMatchObject({ what: 'GET (unknown path)', outcome: '404' });
});

test('a caller without a key is noted as nobody', async () => {
  const { call } = await open();
  const { note } = await call({ url: '/v1/orders', authorization: null });
  expect(note).toMatchObject({ by: null, outcome: '401' });
});
