import { expect, test } from 'vitest';
import { type ChromiumSettings, chromiumArguments } from './chromium-arguments.ts';

function argumentsFor(settings: Partial<ChromiumSettings>): string[] {
  const plain = { profile: '/profile', headless: true, isRoot: false, switches: new Map() };
  return chromiumArguments({ ...plain, ...settings });
}

test('no name but this machine is ever looked up', () => {
  expect(argumentsFor({})).toContain(
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  );
});

test('a window is shown only when asked for', () => {
  expect(argumentsFor({ headless: true })).toContain('--headless=new');
  expect(argumentsFor({ headless: false }).join(' ')).not.toContain('--headless');
});

test('the sandbox stays on unless root or the command line turns it off', () => {
  expect(argumentsFor({})).not.toContain('--no-sandbox');
  expect(argumentsFor({ isRoot: true })).toEqual(
    expect.arrayContaining(['--no-sandbox', '--test-type']),
  );
  expect(argumentsFor({ switches: new Map([['no-sandbox', '']]) })).toContain('--test-type');
});

test('features that others turn off join ours', () => {
  const words = argumentsFor({ switches: new Map([['disable-features', 'Translate,Other']]) });
  const features = words.filter((word) => word.startsWith('--disable-features='));
  expect(features).toHaveLength(1);
  expect(features[0]).toMatch(/Translate,Other$/);
});

test("the app's switches win", () => {
  const words = argumentsFor({ switches: new Map([['force-color-profile', 'hdr10']]) });
  expect(words).toContain('--force-color-profile=hdr10');
  expect(words).not.toContain('--force-color-profile=srgb');
});
