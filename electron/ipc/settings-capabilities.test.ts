import { expect, test } from 'vitest';
import { settingsCapabilities } from './settings-capabilities.ts';

test('whoever is there sets the window to their own eyes and ears', () => {
  expect(settingsCapabilities({ changes: { language: 'hi', sounds: false } })).toEqual([]);
});

test('anything of the shop’s takes somebody who may, also beside something of their own', () => {
  const changes = { language: 'hi', upiAddress: 'mallory@bank' } as const;
  expect(settingsCapabilities({ changes })).toEqual(['change_settings']);
});
