import { expect, test } from 'vitest';
import type { CheckoutView } from '../../shared/ipc.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { capturedPayment, sampleCheckout } from '../testing/samples.ts';
import { createTestWindow, type TestWindow } from '../testing/window.ts';
import { followAutoNext } from './auto-next.ts';

const paid = sampleCheckout(capturedPayment(), { cancel: 'over' });

async function openWindow(checkout: CheckoutView, autoNextSeconds = 3): Promise<TestWindow> {
  const window = createTestWindow({ settings: { ...defaultSettings, autoNextSeconds } });
  const { store, clock, asks } = window;
  followAutoNext({ store, clock, leave: asks.leave });
  await window.follow.load();
  window.bridge.answer('checkout.leave', { ok: true, checkout });
  window.bridge.push({ type: 'checkout', checkout });
  return window;
}

test('a paid sale makes room after the seconds that the shop has set', async () => {
  const window = await openWindow(paid);
  expect(window.state().nextAt).toBe(window.clock.now() + 3_000);
  await window.clock.advanceAsync(2_999);
  expect(window.state().checkout).not.toBeNull();
  await window.clock.advanceAsync(1);
  expect(window.state()).toMatchObject({ checkout: null, nextAt: null });
});

test('a shop that has set none waits for a person', async () => {
  const window = await openWindow(paid, 0);
  await window.clock.advanceAsync(600_000);
  expect(window.state()).toMatchObject({ checkout: paid, nextAt: null });
});

test.each([
  ['change', sampleCheckout(capturedPayment(), { cash: { tendered: 20_000, change: 100 } })],
  ['a decline', sampleCheckout({ state: 'declined', stage: null })],
  ['a doubt', sampleCheckout({ state: 'in_doubt', stage: null })],
  ['an interruption nobody has looked at', { ...paid, recovered: true }],
])('%s stays', async (_name, checkout) => {
  const window = await openWindow(checkout);
  await window.clock.advanceAsync(60_000);
  expect(window.state().checkout).toBe(checkout);
});

test('a person who goes on first is not followed by a second step', async () => {
  const window = await openWindow(paid);
  await window.asks.leave();
  await window.clock.advanceAsync(60_000);
  expect(window.bridge.calls.filter(({ channel }) => channel === 'checkout.leave')).toHaveLength(1);
});

test('while somebody looks at a dialog the seconds do not run, and begin again after it', async () => {
  const window = await openWindow(paid);
  await window.clock.advanceAsync(2_000);
  window.place.open({ type: 'help' });
  await window.clock.advanceAsync(60_000);
  expect(window.state().checkout).toBe(paid);
  window.place.closeDialog();
  await window.clock.advanceAsync(3_000);
  expect(window.state().checkout).toBeNull();
});
