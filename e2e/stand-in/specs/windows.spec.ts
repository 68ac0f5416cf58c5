import { expect, type Page } from '@playwright/test';
import { openPage, type Size, test, windowOf } from './fixture.ts';
import type { FixtureMain, JournalEntry } from './fixture-app.ts';

function contentSize(page: Page): Promise<Size> {
  return page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
}

/** Width and height of a PNG file stand at the head of it. */
function imageSize(png: Buffer): Size {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

for (const size of [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
]) {
  test(`a window of ${size.width} by ${size.height} shows exactly that`, async ({ sharedApp }) => {
    const page = await openPage(sharedApp, size);
    expect(await contentSize(page)).toEqual(size);
    expect(imageSize(await page.screenshot())).toEqual(size);
    const shown = await windowOf(sharedApp, page);
    expect(await shown.evaluate((one) => one.getContentSize())).toEqual(Object.values(size));
    expect(await shown.evaluate(async (one) => (await one.capturePage()).getSize())).toEqual(size);
    await page.close();
  });
}

test('a window can be resized and filled to the screen', async ({
  sharedApp,
  sharedPage: page,
}) => {
  const shown = await windowOf(sharedApp, page);
  await shown.evaluate((one) => one.setContentSize(800, 600));
  await expect.poll(() => contentSize(page)).toEqual({ width: 800, height: 600 });
  await shown.evaluate((one) => one.setFullScreen(true));
  await expect.poll(() => contentSize(page)).toEqual({ width: 1920, height: 1080 });
  await shown.evaluate((one) => one.setFullScreen(false));
  await expect.poll(() => contentSize(page)).toEqual({ width: 800, height: 600 });
});

test('windows are told apart, and the app lives until the last has closed', async ({
  app,
  page,
}) => {
  const second = await openPage(app, { width: 640, height: 480 });
  expect(await second.evaluate(() => window.fixture.invoke('describe-sender'))).toMatchObject({
    window: 2,
  });
  expect(await page.evaluate(() => window.fixture.invoke('describe-sender'))).toMatchObject({
    window: 1,
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(2)?.webContents.send('news', 'x'));
  await expect(second.locator('#news li')).toHaveText(['x']);
  await expect(page.locator('#news li')).toHaveCount(0);

  await second.close();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const closed = app.waitForEvent('close');
  await page.close();
  await closed;
});

test('a window that wants to stay open does', async ({ sharedApp, sharedPage: page }) => {
  const shown = await windowOf(sharedApp, page);
  const isDestroyed = await shown.evaluate(async (one) => {
    one.once('close', (event) => event.preventDefault());
    one.close();
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    return one.isDestroyed();
  });
  expect(isDestroyed).toBe(false);
  expect(await page.evaluate(() => window.fixture.invoke('echo', 'still here'))).toBe('still here');
});

test('a page whose process dies is reported and can be loaded again', async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const journal = (): Promise<readonly JournalEntry[]> =>
    app.evaluate(() => (globalThis as unknown as FixtureMain).journal);
  await expect.poll(journal).toContainEqual({ type: 'render-process-gone', reason: 'crashed' });
  expect(page.url()).toContain('index.html');
  const title = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    await window?.loadURL('app://fixture/second.html');
    return window?.webContents.executeJavaScript('document.querySelector("h1").textContent');
  });
  expect(title).toBe('Second');
});

test('the main process sees into a page', async ({ sharedApp, sharedPage }) => {
  const shown = await windowOf(sharedApp, sharedPage);
  await expect.poll(() => shown.evaluate((one) => one.getTitle())).toBe('Fixture');
  const seen = await shown.evaluate(async (one) => ({
    url: one.webContents.getURL(),
    sum: await one.webContents.executeJavaScript('Promise.resolve(1 + 1)'),
    thrown: await one.webContents.executeJavaScript('nowhere.to').catch(String),
    pdf: (await one.webContents.printToPDF({ pageSize: 'A4' })).subarray(0, 5).toString(),
  }));
  expect(seen).toEqual({
    url: 'app://fixture/index.html',
    sum: 2,
    thrown: expect.stringContaining('ReferenceError: nowhere is not defined'),
    pdf: '%PDF-',
  });
});
