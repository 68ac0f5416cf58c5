import { expect, test } from 'vitest';
import { createTestWindow } from '../testing/window.ts';
import { tellActivity } from './tell-activity.ts';

async function openWindow() {
  const { store, clock, follow, bridge } = createTestWindow();
  await follow.load();
  const target = new EventTarget();
  let told = 0;
  const stop = tellActivity({ store, clock, target, tell: () => (told += 1) });
  return { clock, bridge, stop, told: () => told, touch: (by: string) => touch(target, by) };
}

function touch(target: EventTarget, by: string): void {
  target.dispatchEvent(new Event(by));
}

test.each(['keydown', 'pointerdown', 'wheel'])('%s is told', async (by) => {
  const window = await openWindow();
  window.touch(by);
  expect(window.told()).toBe(1);
});

test('a rush of keys is told once, and again when it goes on', async () => {
  const window = await openWindow();
  for (let key = 0; key < 50; key += 1) window.touch('keydown');
  expect(window.told()).toBe(1);
  window.clock.advance(20_000);
  expect(window.told()).toBe(1);
  window.touch('keydown');
  expect(window.told()).toBe(2);
});

test('while nobody is there nobody is said to be', async () => {
  const window = await openWindow();
  window.bridge.push({ type: 'session', session: { type: 'locked', people: [], pins: {} } });
  window.touch('keydown');
  expect(window.told()).toBe(0);
});

test('after stopping nothing is told and nothing is waited for', async () => {
  const window = await openWindow();
  window.touch('keydown');
  window.stop();
  window.clock.advance(20_000);
  window.touch('keydown');
  expect(window.told()).toBe(1);
});
