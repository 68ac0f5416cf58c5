import { expect, test } from 'vitest';
import { keyMapOf } from '../../shared/commands.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { createTestWindow } from '../testing/window.ts';

async function openWindow() {
  const window = createTestWindow();
  await window.follow.load();
  return window;
}

test('a change that was kept is what the window has from then on', async () => {
  const { bridge, settings, state } = await openWindow();
  const changed = { ...defaultSettings, storeName: 'Chai Point' };
  bridge.answer('settings.change', { ok: true, settings: changed });
  expect(await settings.change({ storeName: 'Chai Point' })).toBe('kept');
  expect(state().register?.settings).toEqual(changed);
});

test('a change that was refused leaves everything as it was, and says why', async () => {
  const { bridge, settings, state } = await openWindow();
  bridge.answer('settings.change', { ok: false, name: 'keys', why: 'keys_clash' });
  expect(await settings.change({ keys: { card: 'F6' } })).toBe('keys_clash');
  expect(state().register?.settings).toEqual(defaultSettings);
});

test('a change that nobody approved leaves everything as it was', async () => {
  const { bridge, settings, approver, state } = await openWindow();
  bridge.fail('settings.change', {
    ok: false,
    error: 'not_allowed',
    capabilities: ['change_settings'],
  });
  const changing = settings.change({ lenient: true });
  await expect.poll(() => state().approval).toEqual(['change_settings']);
  approver.settle(undefined);
  expect(await changing).toBe('not_allowed');
  expect(state().register?.settings).toEqual(defaultSettings);
});

test('without an answer nobody says that it was kept', async () => {
  const { bridge, settings } = await openWindow();
  bridge.fail('settings.change', 'reject');
  expect(await settings.change({ lenient: true })).toBe('not_kept');
});

test('settings that another window changed are shown at once, language and keys with them', async () => {
  const { bridge, state } = await openWindow();
  const settings = { ...defaultSettings, language: 'hi' as const, keys: { card: 'F6', upi: 'F5' } };
  bridge.push({
    type: 'settings',
    store: { name: 'Galla Stores', currency: 'INR', locale: 'hi-IN' },
    keys: keyMapOf(settings.keys),
    settings,
  });
  expect(state().register).toMatchObject({ settings, store: { locale: 'hi-IN' } });
  expect(state().register?.keys.card).toBe('F6');
});
