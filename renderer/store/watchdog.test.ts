import { expect, test } from 'vitest';
import { answerWithin } from '../ipc.ts';
import { capturedPayment, sampleCheckout, sampleWindowState } from '../testing/samples.ts';
import { createTestWindow, type TestWindow } from '../testing/window.ts';
import { quietFor } from './watchdog.ts';

const running = sampleCheckout();
const paid = sampleCheckout(capturedPayment(), { cancel: 'over' });

async function openWindow(checkout = running): Promise<TestWindow> {
  const window = createTestWindow({ checkout });
  await window.follow.load();
  return window;
}

function checks({ bridge }: TestWindow): number {
  return bridge.calls.filter(({ channel }) => channel === 'checkout.check').length;
}

test('a running payment that has been quiet is asked about, and what comes is shown', async () => {
  const window = await openWindow();
  window.bridge.answer('checkout.check', { ok: true, checkout: paid });
  await window.clock.advanceAsync(quietFor - 1);
  expect(checks(window)).toBe(0);
  await window.clock.advanceAsync(1);
  expect(checks(window)).toBe(1);
  expect(window.state().checkout).toBe(paid);
  await window.clock.advanceAsync(10 * quietFor);
  expect(checks(window)).toBe(1);
});

test('news puts the question off', async () => {
  const window = await openWindow();
  for (let second = 0; second < 20; second += 1) {
    await window.clock.advanceAsync(1_000);
    window.bridge.push({ type: 'checkout', checkout: { ...running } });
  }
  expect(checks(window)).toBe(0);
});

test('what the cashier does meanwhile does not put it off', async () => {
  const window = await openWindow();
  await window.clock.advanceAsync(quietFor - 1);
  window.asks.notice({ type: 'cannot_cancel', why: 'asking_bank' });
  await window.clock.advanceAsync(1);
  expect(checks(window)).toBe(1);
});

test('it goes on asking for as long as the payment runs', async () => {
  const window = await openWindow();
  window.bridge.answer('checkout.check', { ok: true, checkout: running });
  await window.clock.advanceAsync(4 * quietFor);
  expect(checks(window)).toBe(4);
  expect(window.state().notice).toBeNull();
});

test('a main process that does not answer is said to be lost, and found again by itself', async () => {
  const window = await openWindow();
  window.bridge.fail('window.load', 'hang');
  await window.clock.advanceAsync(2 * quietFor);
  expect(window.state().contact).toBe('lost');
  expect(window.state().checkout).toBe(running);
  window.bridge.answer('window.load', sampleWindowState({ checkout: paid }));
  await window.clock.advanceAsync(quietFor + answerWithin['window.load'] + quietFor);
  expect(window.state()).toMatchObject({ contact: 'ok', checkout: paid });
});

test('a refused question is settled by loading everything', async () => {
  const window = await openWindow();
  const refusal = { type: 'payment_not_found' } as const;
  window.bridge.answer('checkout.check', { ok: false, refusal });
  window.bridge.answer('window.load', sampleWindowState({ checkout: null }));
  await window.clock.advanceAsync(quietFor);
  expect(window.state().checkout).toBeNull();
});

test.each([
  ['nothing runs', null],
  ['it is over', paid],
  ['it is in doubt', sampleCheckout({ state: 'in_doubt' }, { cancel: 'in_doubt' })],
])('nobody is asked while %s', async (_why, checkout) => {
  const window = createTestWindow({ checkout });
  await window.follow.load();
  await window.clock.advanceAsync(10 * quietFor);
  expect(window.bridge.calls).toHaveLength(1);
});

test('a window that opened before the main process answered opens as soon as it does', async () => {
  const window = createTestWindow();
  window.bridge.fail('window.load', 'reject');
  await window.follow.load();
  expect(window.state()).toMatchObject({ contact: 'lost', register: null });
  window.bridge.answer('window.load', sampleWindowState());
  await window.clock.advanceAsync(quietFor);
  expect(window.state().register).not.toBeNull();
});
