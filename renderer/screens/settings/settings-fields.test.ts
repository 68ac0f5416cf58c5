import { expect, test } from 'vitest';
import { defaultSettings } from '../../../shared/settings.ts';
import { settingsElsewhere, settingsFields } from './settings-fields.ts';

test('every setting can be set by somebody, in one place', () => {
  const names = [...settingsFields.map(({ name }) => name), ...settingsElsewhere];
  expect(names.sort()).toEqual(Object.keys(defaultSettings).sort());
});
