import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ElectronApplication, expect } from '@playwright/test';
import { test, windowOf } from './fixture.ts';
import type { FixtureMain, JournalEntry } from './fixture-app.ts';

let server: Server;
let requests: string[];
let outside: string;

test.beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end('outside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterEach(() => server.close());

function journalOf(app: ElectronApplication): Promise<readonly JournalEntry[]> {
  return app.evaluate(() => (globalThis as unknown as FixtureMain).journal);
}

test('a page that wants to leave is asked about, and no request goes out', async ({
  sharedApp: app,
  sharedPage: page,
}) => {
  await page.evaluate((url) => {
    location.href = url;
  }, `${outside}/script`);
  await expect
    .poll(() => journalOf(app))
    .toContainEqual({ type: 'will-navigate', url: `${outside}/script` });
  await page.getByText('leave').click();
  await expect
    .poll(() => journalOf(app))
    .toContainEqual({ type: 'will-navigate', url: 'https://elsewhere.invalid/' });
  await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
  expect(requests).toEqual([]);
});

test('a page may go where the app lets it', async ({ sharedApp: app, sharedPage: page }) => {
  await page.getByText('stay').click();
  await expect(page.getByRole('heading', { name: 'Second' })).toBeVisible();
  expect(await journalOf(app)).toContainEqual({
    type: 'will-navigate',
    url: 'app://fixture/second.html',
  });
});

test('popups of every kind are asked about, never open and never ask for anything', async ({
  sharedApp: app,
  sharedPage: page,
}) => {
  const windows = app.windows().length;
  for (const one of ['', 'noopener', 'popup,width=300']) {
    const url = `${outside}/${one || 'plain'}`;
    await page.evaluate(([to, words]) => void window.open(to, '_blank', words), [
      url,
      one,
    ] as const);
    await expect.poll(() => journalOf(app)).toContainEqual({ type: 'window-open', url });
  }
  await expect.poll(() => app.windows()).toHaveLength(windows);
  expect(await page.evaluate(() => window.fixture.invoke('echo', 'alive'))).toBe('alive');
  expect(requests).toEqual([]);
  // The server would have noticed.
  await fetch(`${outside}/control`);
  expect(requests).toEqual(['/control']);
});

test('the app itself may load what it likes on this machine', async ({ sharedApp, sharedPage }) => {
  const shown = await windowOf(sharedApp, sharedPage);
  await shown.evaluate((one, url) => one.loadURL(url), `${outside}/asked`);
  expect(requests).toContain('/asked');
});

test('no name outside this machine is ever looked up', async ({ sharedApp, sharedPage }) => {
  const shown = await windowOf(sharedApp, sharedPage);
  const failure = await shown.evaluate((one) => one.loadURL('http://example.com/').catch(String));
  expect(failure).toContain("ERR_NAME_NOT_RESOLVED (-105) loading 'http://example.com/'");
});

test('webRequest can stop a request before it goes', async ({
  sharedApp: app,
  sharedPage: page,
}) => {
  await app.evaluate(({ session }) => {
    const urls = ['app://fixture/second*'];
    session.defaultSession.webRequest.onBeforeRequest({ urls }, (_details, answer) =>
      answer({ cancel: true }),
    );
  });
  const outcome = (path: string) =>
    page.evaluate((url) => fetch(url).then(({ status }) => status, String), path);
  expect(await outcome('/second.html')).toBe('TypeError: Failed to fetch');
  expect(await outcome('/page.js')).toBe(200);
  expect(await outcome('/nothing.html')).toBe(404);
  await app.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null));
  expect(await outcome('/second.html')).toBe(200);
});

test('the app decides about permissions', async ({ sharedApp: app, sharedPage: page }) => {
  const states = await page.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      camera: await state('camera'),
      geolocation: await state('geolocation'),
      clipboard: await state('clipboard-read'),
      notifications: await state('notifications'),
      asked: await new Promise<number>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          ({ code }) => resolve(code),
        ),
      ),
    };
  });
  expect(states).toEqual({
    camera: 'denied',
    geolocation: 'denied',
    clipboard: 'denied',
    notifications: 'granted',
    asked: 1, // GeolocationPositionError.PERMISSION_DENIED
  });
  expect(await journalOf(app)).toContainEqual({ type: 'permission', permission: 'media' });
});
