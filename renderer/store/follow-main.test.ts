import { expect, test } from 'vitest';
import type { Push } from '../../shared/ipc.ts';
import { answerWithin } from '../ipc.ts';
import { capturedPayment, sampleCheckout, sampleWindowState } from '../testing/samples.ts';
import { createTestWindow } from '../testing/window.ts';
import { openingWithin } from './follow-main.ts';

const running: Push = { type: 'checkout', checkout: sampleCheckout() };
const paid: Push = { type: 'checkout', checkout: sampleCheckout(capturedPayment()) };

test('a push that overtakes what was loaded is not lost to it', async () => {
  const { bridge, follow, state } = createTestWindow({ checkout: running.checkout });
  const loading = follow.load();
  bridge.push(paid);
  await loading;
  expect(state().checkout).toBe(paid.checkout);
});

test('pushes are shown at once, also while everything is being loaded', () => {
  const { bridge, follow, state } = createTestWindow();
  bridge.fail('window.load', 'hang');
  void follow.load();
  bridge.push(running);
  expect(state().checkout).toBe(running.checkout);
});

test('loading twice at once asks once, and later asks again', async () => {
  const { bridge, follow } = createTestWindow();
  await Promise.all([follow.load(), follow.load()]);
  expect(bridge.calls).toHaveLength(1);
  await follow.load();
  expect(bridge.calls).toHaveLength(2);
});

test('what came during one loading is not told again after the next', async () => {
  const { bridge, follow, state } = createTestWindow();
  const first = follow.load();
  bridge.push(running);
  await first;
  bridge.answer('window.load', sampleWindowState({ checkout: paid.checkout }));
  await follow.load();
  expect(state().checkout).toBe(paid.checkout);
});

test('a main process that does not answer is said to be lost, and found again', async () => {
  const { bridge, clock, follow, state } = createTestWindow();
  await follow.load();
  bridge.fail('window.load', 'hang');
  void follow.load();
  await clock.advanceAsync(answerWithin['window.load']);
  expect(state().contact).toBe('lost');
  bridge.answer('window.load', sampleWindowState());
  await follow.load();
  expect(state().contact).toBe('ok');
  expect(state().register?.store.name).toBe('Galla Stores');
});

test('at the start it has the time to open a large book before it is said to be lost', async () => {
  const { bridge, clock, follow, state } = createTestWindow();
  bridge.fail('window.load', 'hang');
  void follow.load();
  await clock.advanceAsync(openingWithin - 1);
  expect(state()).toMatchObject({ contact: 'ok', register: null });
  await clock.advanceAsync(1);
  expect(state()).toMatchObject({ contact: 'lost', register: null });
});

test('after stopping nothing is followed any more', async () => {
  const { bridge, follow, state } = createTestWindow();
  await follow.load();
  follow.stop();
  bridge.push(running);
  expect(state().checkout).toBeNull();
});
