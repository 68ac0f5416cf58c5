import { expect, test } from 'vitest';
import { defaultSettings } from '../../shared/settings.ts';
import { readSettings } from './settings.ts';

test('a first start has every setting at its default', () => {
  expect(readSettings({ read: () => undefined })).toEqual(defaultSettings);
});

test('what was set is used, and what does not fit is not', () => {
  const stored: Record<string, unknown> = { storeName: 'Chai Point', currency: 'BTC', lenient: 1 };
  expect(readSettings({ read: (name) => stored[name] })).toEqual({
    ...defaultSettings,
    storeName: 'Chai Point',
  });
});
