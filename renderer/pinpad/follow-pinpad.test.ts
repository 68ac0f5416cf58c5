import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { PinpadFace, PinpadState } from '../../shared/pinpad.ts';
import { answerWithin, createCall } from '../ipc.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { samplePinpadFace, sampleWindowState } from '../testing/samples.ts';
import { askAgainAfter, followPinpad } from './follow-pinpad.ts';
import { customerKeys, type PinpadKey } from './pinpad-keys.ts';

const state = (different: Partial<PinpadFace> = {}): PinpadState => ({
  locale: 'en-IN',
  face: samplePinpadFace(different),
});
const waiting = state({ step: 'waiting' });

function openPinpad() {
  const clock = createManualClock();
  const bridge = createFakeBridge(sampleWindowState());
  const call = createCall(bridge, clock);
  const open = () => followPinpad({ bridge, call, clock, terminalId: 'counter-1' });
  return { clock, bridge, open };
}

test('it shows what it asked for, then what it is told of its own terminal', async () => {
  const { clock, bridge, open } = openPinpad();
  bridge.answer('pinpad.load', { state: state() });
  const { store } = open();
  expect(store.getState().state).toBeNull();
  await clock.advanceAsync(0);
  expect(store.getState().state).toEqual(state());
  bridge.push({ type: 'pinpad', state: waiting });
  bridge.push({ type: 'pinpad', state: state({ terminalId: 'counter-2' }) });
  bridge.push({ type: 'gateway', gateway: null });
  expect(store.getState().state).toEqual(waiting);
});

test('an answer that news has overtaken is not shown', async () => {
  const { clock, bridge, open } = openPinpad();
  bridge.answer('pinpad.load', { state: state() });
  const { store } = open();
  bridge.push({ type: 'pinpad', state: waiting });
  await clock.advanceAsync(0);
  expect(store.getState().state).toEqual(waiting);
});

test('a till that does not answer is asked again', async () => {
  const { clock, bridge, open } = openPinpad();
  const { store } = open();
  await clock.advanceAsync(answerWithin['pinpad.load']);
  bridge.answer('pinpad.load', { state: waiting });
  await clock.advanceAsync(askAgainAfter);
  expect(store.getState().state).toEqual(waiting);
});

test('a press goes to its terminal, and one at the wrong time says so until one that works', async () => {
  const { bridge, open } = openPinpad();
  const { store, press } = open();
  bridge.answer('simulator.act', { result: 'not_now' });
  await press(scanning());
  expect(bridge.calls.at(-1)).toEqual({
    channel: 'simulator.act',
    request: { terminalId: 'counter-1', action: 'scan-upi', address: 'failure@razorpay' },
  });
  expect(store.getState().isRefused).toBe(true);
  bridge.answer('simulator.act', { result: 'done' });
  await press(scanning());
  expect(store.getState().isRefused).toBe(false);
});

function scanning(): PinpadKey {
  const key = customerKeys(waiting.face).find(
    ({ details }) => details?.address === 'failure@razorpay',
  );
  if (!key) throw new Error('There is a key to scan with an address that fails');
  return key;
}
