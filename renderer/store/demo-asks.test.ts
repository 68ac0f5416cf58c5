import { expect, test } from 'vitest';
import { createTestWindow } from '../testing/window.ts';

async function openWindow() {
  const window = createTestWindow();
  await window.follow.load();
  return window;
}

test('a demo key is pressed on the simulated terminal', async () => {
  const { bridge, demo, state } = await openWindow();
  bridge.answer('simulator.act', { result: 'done' });
  await demo.act('approve');
  expect(bridge.calls.at(-1)).toEqual({
    channel: 'simulator.act',
    request: { terminalId: 'counter-1', action: 'approve' },
  });
  expect(state().demoNotice).toBeNull();
});

test('a demo key at the wrong time says so, until one that works', async () => {
  const { bridge, demo, state } = await openWindow();
  bridge.answer('simulator.act', { result: 'not_now' });
  await demo.act('decline');
  expect(state().demoNotice).toEqual({ action: 'decline', result: 'not_now' });
  bridge.answer('simulator.act', { result: 'done' });
  await demo.act('unplug');
  expect(state().demoNotice).toBeNull();
});

test('without a simulated terminal nothing is asked', async () => {
  const window = createTestWindow({ terminals: [] });
  await window.follow.load();
  await window.demo.act('approve');
  expect(window.state().demoNotice?.result).toBe('unknown_terminal');
  expect(window.bridge.calls).toHaveLength(1);
});

test('the mode is the one the main process answers', async () => {
  const { bridge, demo, state } = await openWindow();
  bridge.answer('simulator.mode', ({ mode }) => ({ mode }));
  await demo.setMode('manual');
  expect(state().register?.mode).toEqual({ type: 'test', link: 'pty', simulator: 'manual' });
  bridge.answer('simulator.mode', { mode: 'not_demo' });
  await demo.setMode('auto');
  expect(state().register?.mode).toMatchObject({ simulator: 'manual' });
  expect(state().demoNotice?.result).toBe('not_demo');
});
