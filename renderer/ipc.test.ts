import { expect, test } from 'vitest';
import { createManualClock } from '../shared/manual-clock.ts';
import { answerWithin, createCall } from './ipc.ts';
import { createFakeBridge } from './testing/fake-bridge.ts';
import { sampleCheckout, sampleWindowState } from './testing/samples.ts';

function createBridgeAndCall() {
  const clock = createManualClock();
  const bridge = createFakeBridge(sampleWindowState());
  return { clock, bridge, call: createCall(bridge, clock) };
}

test('an answer comes unwrapped, and nothing is waited for any longer', async () => {
  const { clock, bridge, call } = createBridgeAndCall();
  const checkout = sampleCheckout();
  bridge.answer('checkout.check', { ok: true, checkout });
  expect(await call('checkout.check', { paymentId: 'pay_1' })).toEqual({
    type: 'answer',
    answer: { ok: true, checkout },
  });
  expect(bridge.calls).toEqual([{ channel: 'checkout.check', request: { paymentId: 'pay_1' } }]);
  expect(clock.waits()).toEqual([]);
});

test('a fault keeps its reference and a malformed request says so', async () => {
  const { bridge, call } = createBridgeAndCall();
  bridge.fail('checkout.leave', { ok: false, error: 'fault', reference: 'F-12' });
  bridge.fail('checkout.retry', { ok: false, error: 'malformed' });
  expect(await call('checkout.leave', { paymentId: 'pay_1' })).toEqual({
    type: 'fault',
    reference: 'F-12',
  });
  expect(await call('checkout.retry', { orderId: 'order_1' })).toEqual({ type: 'malformed' });
});

test('a question without an answer ends after its time, whatever comes later', async () => {
  const { clock, call } = createBridgeAndCall();
  const asked = call('checkout.check', { paymentId: 'pay_1' });
  expect(clock.waits()).toEqual(['answer to checkout.check']);
  clock.advance(answerWithin['checkout.check']);
  expect(await asked).toEqual({ type: 'no_answer' });
});

test('a broken bridge is no answer, not a rejection', async () => {
  const { bridge, call } = createBridgeAndCall();
  bridge.fail('window.load', 'reject');
  expect(await call('window.load', {})).toEqual({ type: 'no_answer' });
});
