import { expect, test } from 'vitest';
import type { CheckoutAnswer, CheckoutView } from '../../shared/ipc.ts';
import { capturedPayment, sampleActivity, sampleCheckout } from '../testing/samples.ts';
import { createTestWindow, type TestWindow } from '../testing/window.ts';
import { isSwitching } from './checkout-slice.ts';

const running = sampleCheckout({}, { amountDue: 0 });
const paymentId = running.payment?.id;

async function openWindow(checkout: CheckoutView): Promise<TestWindow> {
  const window = createTestWindow({ checkout });
  await window.follow.load();
  return window;
}

const requestsTo = ({ bridge }: TestWindow, channel: string) =>
  bridge.calls.filter((call) => call.channel === channel).map(({ request }) => request);

test('another way to pay shows that it waits for the terminal, then the new payment', async () => {
  const window = await openWindow(running);
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.switch', () => reply.promise);
  const asked = window.outcome.switchTo('upi');
  expect(isSwitching(window.state())).toBe(true);
  const next = sampleCheckout({ method: 'upi' }, { activity: sampleActivity({ id: 'pda_2' }) });
  reply.resolve({ ok: true, checkout: next });
  await asked;
  expect(requestsTo(window, 'checkout.switch')).toEqual([{ paymentId, method: 'upi' }]);
  expect(window.state().checkout?.id).toBe('pda_2');
  expect(isSwitching(window.state())).toBe(false);
});

test('a payment that was made after all is not replaced by another', async () => {
  const window = await openWindow(running);
  const paid = sampleCheckout(capturedPayment());
  window.bridge.answer('checkout.switch', () => {
    window.bridge.push({ type: 'checkout', checkout: paid });
    return { ok: true, checkout: paid };
  });
  await window.outcome.switchTo('upi');
  expect(window.state().checkout).toBe(paid);
});

test('cash is counted only after the terminal has closed the checkout', async () => {
  const window = await openWindow(running);
  const cancelling = sampleCheckout({ cancelRequestedBy: 'merchant' }, { cancel: 'requested' });
  window.bridge.answer('checkout.cancel', { ok: true, checkout: cancelling });
  await window.outcome.switchTo('cash');
  expect(window.state().dialog).toBeNull();
  expect(isSwitching(window.state())).toBe(true);
  const cancelled = sampleCheckout({ state: 'cancelled', stage: null }, { amountDue: 19_900 });
  window.bridge.push({ type: 'checkout', checkout: cancelled });
  expect(window.state().dialog).toMatchObject({ type: 'cash', bill: { minor: 19_900 } });
  expect(isSwitching(window.state())).toBe(false);
});

test.each([
  ['paid', sampleCheckout(capturedPayment())],
  ['in doubt', sampleCheckout({ state: 'in_doubt', stage: null })],
] as const)('no cash is counted for a checkout that ended %s', async (_name, ended) => {
  const window = await openWindow(running);
  window.bridge.answer('checkout.cancel', { ok: true, checkout: running });
  await window.outcome.switchTo('cash');
  window.bridge.push({ type: 'checkout', checkout: ended });
  expect(window.state()).toMatchObject({ dialog: null, cashAfter: null });
});

test('a checkout that cannot be stopped any more goes on', async () => {
  const window = await openWindow(running);
  const refusal = { type: 'terminal_busy', activityId: null, inDoubt: false } as const;
  window.bridge.answer('checkout.cancel', { ok: false, refusal });
  await window.outcome.switchTo('cash');
  expect(window.state()).toMatchObject({
    cashAfter: null,
    notice: { type: 'refusal', refusal },
  });
});

test('the bank’s reference says that the money is there', async () => {
  const shown = sampleCheckout({ upiText: 'upi://pay', stage: 'qr' }, { activity: null });
  const window = await openWindow(shown);
  const paid = { ...shown, payment: capturedPayment({ upiText: 'upi://pay' }) };
  window.bridge.answer('checkout.confirm_upi', { ok: true, checkout: paid });
  await window.outcome.confirmUpi('512345678901');
  expect(requestsTo(window, 'checkout.confirm_upi')).toEqual([{ paymentId, utr: '512345678901' }]);
  expect(window.state().checkout).toBe(paid);
});

test('what is put aside makes room for the next sale', async () => {
  const doubt = sampleCheckout({ state: 'in_doubt', stage: null });
  const window = await openWindow(doubt);
  window.bridge.answer('checkout.aside', { ok: true, checkout: { ...doubt, aside: true } });
  await window.outcome.aside();
  expect(requestsTo(window, 'checkout.aside')).toEqual([{ paymentId }]);
  expect(window.state().checkout).toBeNull();
});
