import { expect, test } from 'vitest';
import type { CustomerDisplayState, CustomerView } from '../../shared/customer-display.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import { answerWithin, createCall } from '../ipc.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { sampleWindowState } from '../testing/samples.ts';
import { askAgainAfter, followDisplay } from './follow-display.ts';

const state = (view: CustomerView): CustomerDisplayState => ({
  store: { name: 'Galla Stores', locale: 'en-IN' },
  view,
});
const welcome = state({ type: 'welcome' });
const total = state({ type: 'total', amount: 19_900, currency: 'INR' });

function openDisplay() {
  const clock = createManualClock();
  const bridge = createFakeBridge(sampleWindowState());
  const open = () => followDisplay({ bridge, call: createCall(bridge, clock), clock });
  return { clock, bridge, open };
}

test('the display shows what it asked for, then what it is told', async () => {
  const { clock, bridge, open } = openDisplay();
  bridge.answer('customer_display.load', welcome);
  const display = open();
  expect(display.getState()).toBeNull();
  await clock.advanceAsync(0);
  expect(display.getState()).toEqual(welcome);
  bridge.push({ type: 'customer_display', state: total });
  expect(display.getState()).toEqual(total);
});

test('an answer that news has overtaken is not shown', async () => {
  const { clock, bridge, open } = openDisplay();
  bridge.answer('customer_display.load', welcome);
  const display = open();
  bridge.push({ type: 'customer_display', state: total });
  await clock.advanceAsync(0);
  expect(display.getState()).toEqual(total);
});

test('a till that does not answer is asked again', async () => {
  const { clock, bridge, open } = openDisplay();
  const display = open();
  await clock.advanceAsync(answerWithin['customer_display.load']);
  bridge.answer('customer_display.load', welcome);
  await clock.advanceAsync(askAgainAfter);
  expect(display.getState()).toEqual(welcome);
});

test('nothing but its own news reaches the display', async () => {
  const { clock, bridge, open } = openDisplay();
  bridge.answer('customer_display.load', welcome);
  const display = open();
  await clock.advanceAsync(0);
  bridge.push({ type: 'gateway', gateway: null });
  expect(display.getState()).toEqual(welcome);
});
