import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { capturedPayment, sampleCheckout } from '../testing/samples.ts';
import { createTestWindow } from '../testing/window.ts';
import { followOutcomes } from './follow-outcomes.ts';

const waiting = sampleCheckout();
const byTerminal = capturedPayment({
  evidence: { type: 'terminal', frame: 'completion', resultCode: '00', receipt: null },
});
const byPerson = capturedPayment({
  evidence: { type: 'person', staffId: 'staff_1', reference: '512345678901' },
});

async function openWindow(different: Partial<Settings>, checkout = waiting) {
  const window = createTestWindow({ checkout, settings: { ...defaultSettings, ...different } });
  const heard: string[] = [];
  followOutcomes({
    store: window.store,
    play: (sound) => heard.push(sound),
    say: (text) => heard.push(text),
  });
  await window.follow.load();
  return { window, heard };
}

test('a payment that is captured is heard once', async () => {
  const { window, heard } = await openWindow({});
  const checkout = sampleCheckout(byTerminal);
  window.bridge.push({ type: 'checkout', checkout });
  window.bridge.push({ type: 'checkout', checkout: { ...checkout } });
  expect(heard).toEqual(['approved']);
});

test('a shop that wants no sounds hears none', async () => {
  const { window, heard } = await openWindow({ sounds: false });
  window.bridge.push({ type: 'checkout', checkout: sampleCheckout(byTerminal) });
  expect(heard).toEqual([]);
});

test('what was so already when the window opened is not heard', async () => {
  const { heard } = await openWindow({}, sampleCheckout({ state: 'declined', stage: null }));
  expect(heard).toEqual([]);
});

test('an amount is said aloud where the shop wants it, after the sound', async () => {
  const { window, heard } = await openWindow({ spokenAmounts: true });
  window.bridge.push({ type: 'checkout', checkout: sampleCheckout(byTerminal) });
  expect(heard).toEqual(['approved', 'Received 199 Indian rupees']);
});

test('what only a person has confirmed is not said aloud', async () => {
  const { window, heard } = await openWindow({ spokenAmounts: true });
  window.bridge.push({ type: 'checkout', checkout: sampleCheckout(byPerson) });
  expect(heard).toEqual(['approved']);
});
