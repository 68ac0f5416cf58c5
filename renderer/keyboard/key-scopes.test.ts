import { expect, test } from 'vitest';
import { createKeyScopes, type KeyScopes, type ScopeLevel } from './key-scopes.ts';

function listen(scopes: KeyScopes<string>, level: ScopeLevel, name: string, keys: string) {
  const heard: string[] = [];
  const stop = scopes.add(level, (key) => {
    if (!keys.includes(key)) return 'unused';
    heard.push(`${name} ${key}`);
    return undefined;
  });
  return { heard, stop };
}

test('a screen hears before the window, in whatever order they came', () => {
  const scopes = createKeyScopes<string>();
  const screen = listen(scopes, 'screen', 'screen', 'a');
  const window = listen(scopes, 'window', 'window', 'ab');
  expect(scopes.press('a')).toBe(true);
  expect(scopes.press('b')).toBe(true);
  expect(screen.heard).toEqual(['screen a']);
  expect(window.heard).toEqual(['window b']);
});

test('nothing behind a dialog hears a key, used or not', () => {
  const scopes = createKeyScopes<string>();
  const screen = listen(scopes, 'screen', 'screen', 'ab');
  const dialog = listen(scopes, 'dialog', 'dialog', 'a');
  expect(scopes.press('a')).toBe(true);
  expect(scopes.press('b')).toBe(false);
  expect(screen.heard).toEqual([]);
  dialog.stop();
  expect(scopes.press('b')).toBe(true);
  expect(screen.heard).toEqual(['screen b']);
});

test('of two dialogs the newer one hears', () => {
  const scopes = createKeyScopes<string>();
  const older = listen(scopes, 'dialog', 'older', 'a');
  const newer = listen(scopes, 'dialog', 'newer', 'a');
  scopes.press('a');
  expect([older.heard, newer.heard]).toEqual([[], ['newer a']]);
});

test('a key that nobody knows is left to the system', () => {
  expect(createKeyScopes<string>().press('a')).toBe(false);
});
