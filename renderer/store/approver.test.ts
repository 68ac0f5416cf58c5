import { expect, test } from 'vitest';
import type { IpcRequest } from '../../shared/ipc.ts';
import { emptyCart } from '../screens/sell/cart.ts';
import { sampleCheckout, sampleItem, sampleWindowState } from '../testing/samples.ts';
import { createTestWindow } from '../testing/window.ts';

const chai = sampleItem();
const needsRavi = { ok: false, error: 'not_allowed', capabilities: ['discount'] } as const;

/** Asha is there with a chai in the sale, which somebody has to let through. */
async function openWindow() {
  const window = createTestWindow({ catalogue: [chai] });
  await window.follow.load();
  window.sale.add(chai);
  window.bridge.fail('checkout.start', needsRavi);
  return window;
}

const startsOf = ({ bridge }: Awaited<ReturnType<typeof openWindow>>) =>
  bridge.calls.filter(({ channel }) => channel === 'checkout.start');

test('a step that is not allowed waits for somebody who may, and is then asked again', async () => {
  const window = await openWindow();
  const charging = window.asks.charge();
  await expect.poll(() => window.state().approval).toEqual(['discount']);
  window.bridge.answer('checkout.start', { ok: true, checkout: sampleCheckout() });
  window.approver.settle('a token');
  await charging;
  expect(startsOf(window).map(({ approval }) => approval)).toEqual([undefined, 'a token']);
  expect(window.state()).toMatchObject({ approval: null, cart: emptyCart });
});

test('nobody approves: nothing was done, the sale stays, and it is said', async () => {
  const window = await openWindow();
  const charging = window.asks.charge();
  await expect.poll(() => window.state().approval).not.toBeNull();
  window.approver.settle(undefined);
  await charging;
  expect(startsOf(window)).toHaveLength(1);
  expect(window.state()).toMatchObject({ approval: null, notice: { type: 'not_allowed' } });
  expect(window.state().cart.lines).toHaveLength(1);
});

test('an approval that does not do it either is not asked for again and again', async () => {
  const window = await openWindow();
  const charging = window.asks.charge();
  await expect.poll(() => window.state().approval).not.toBeNull();
  window.approver.settle('of something else');
  await charging;
  expect(startsOf(window)).toHaveLength(2);
  expect(window.state()).toMatchObject({ approval: null, notice: { type: 'not_allowed' } });
});

test('one step waits at a time: another one asked meanwhile is not allowed', async () => {
  const window = await openWindow();
  const charging = window.asks.charge();
  await expect.poll(() => window.state().approval).not.toBeNull();
  expect(await window.approver.ask(['refund'])).toBeUndefined();
  expect(window.state().approval).toEqual(['discount']);
  window.approver.settle(undefined);
  await charging;
});

test('when the window is locked meanwhile it is over', async () => {
  const window = await openWindow();
  const charging = window.asks.charge();
  await expect.poll(() => window.state().approval).not.toBeNull();
  const locked = { type: 'locked', people: [], pins: {} } as const;
  window.bridge.push({ type: 'session', session: locked });
  await charging;
  expect(startsOf(window)).toHaveLength(1);
  expect(window.state().approval).toBeNull();
  expect(window.state().cart.lines).toHaveLength(1);
});

test('a window that is locked by the main process keeps its sale', async () => {
  const window = await openWindow();
  const locked = { type: 'locked', people: [], pins: {} } as const;
  window.bridge.fail('checkout.start', { ok: false, error: 'locked' });
  window.bridge.answer(
    'window.load',
    sampleWindowState({ session: locked, catalogue: [chai], now: window.clock.now() }),
  );
  await window.asks.charge();
  expect(window.state().register?.session).toEqual(locked);
  expect(window.state().cart.lines).toHaveLength(1);
});

test('what is sent again is what was sent before', async () => {
  const window = await openWindow();
  const charging = window.asks.charge();
  await expect.poll(() => window.state().approval).not.toBeNull();
  window.sale.add(chai);
  window.approver.settle('a token');
  await charging;
  const [first, second] = startsOf(window).map(
    ({ request }) => (request as IpcRequest<'checkout.start'>).lines,
  );
  expect(second).toEqual(first);
});
