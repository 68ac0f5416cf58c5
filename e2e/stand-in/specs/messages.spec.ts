import { expect } from '@playwright/test';
import { test, windowOf } from './fixture.ts';
import type {} from './fixture-app.ts';

test('a value goes to the main process and back, and news comes without being asked', async ({
  sharedPage: page,
}) => {
  expect(await page.evaluate(() => window.fixture.invoke('echo', { amount: 7 }))).toEqual({
    amount: 7,
  });
  await page.evaluate(() => window.fixture.say('ding'));
  await expect(page.locator('#news li')).toHaveText(['heard ding']);
});

test('a listener that was taken away hears no more', async ({ sharedPage: page }) => {
  const heard = await page.evaluate(async () => {
    const news: string[] = [];
    const stop = window.fixture.onNews((one) => news.push(one));
    window.fixture.say('first');
    await window.fixture.invoke('echo');
    stop();
    window.fixture.say('second');
    await window.fixture.invoke('echo');
    return news;
  });
  expect(heard).toEqual(['heard first']);
  await expect(page.locator('#news li')).toHaveText(['heard first', 'heard second']);
});

test('a handler knows who asks', async ({ sharedApp, sharedPage: page }) => {
  const shown = await windowOf(sharedApp, page);
  expect(await page.evaluate(() => window.fixture.invoke('describe-sender'))).toEqual({
    url: 'app://fixture/index.html',
    isMain: true,
    window: await shown.evaluate((one) => one.id),
  });
});

test('errors arrive as Electron words them, with their words only', async ({
  sharedPage: page,
}) => {
  const fail = (channel: string) =>
    page.evaluate(
      (name) =>
        window.fixture
          .invoke(name)
          .catch((error: Error) => [error.constructor.name, error.message]),
      channel,
    );
  expect(await fail('fail')).toEqual([
    'Error',
    "Error invoking remote method 'fail': RangeError: no paper",
  ]);
  expect(await fail('nobody')).toEqual([
    'Error',
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  ]);
  expect(await fail('answer-function')).toEqual([
    'Error',
    "Error invoking remote method 'answer-function': Error: An object could not be cloned.",
  ]);
});

test('structured clone, both ways', async ({ sharedPage: page }) => {
  const carried = await page.evaluate(async () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    class Receipt {
      lines = 2;
      get total(): number {
        return 7;
      }
    }
    const sent = {
      date: new Date(5),
      nothing: undefined,
      large: 2n ** 70n,
      minusZero: -0,
      map: new Map([['key', new Set([1])]]),
      pattern: /x/gi,
      bytes: new Uint8Array([1, 2, 255]),
      circle,
      receipt: new Receipt(),
    };
    const got = (await window.fixture.invoke('echo', sent)) as typeof sent;
    return {
      date: got.date instanceof Date && got.date.getTime(),
      nothing: 'nothing' in got && got.nothing === undefined,
      large: got.large === sent.large,
      minusZero: Object.is(got.minusZero, -0),
      map: got.map instanceof Map && got.map.get('key')?.has(1),
      pattern: String(got.pattern),
      bytes: got.bytes instanceof Uint8Array && [...got.bytes],
      circle: got.circle.self === got.circle,
      receipt: [got.receipt.constructor === Object, JSON.stringify(got.receipt)],
      function: await window.fixture
        .invoke('echo', { call: () => 1 })
        .catch((error: Error) => error.message),
    };
  });
  expect(carried).toEqual({
    date: 5,
    nothing: true,
    large: true,
    minusZero: true,
    map: true,
    pattern: '/x/gi',
    bytes: [1, 2, 255],
    circle: true,
    receipt: [true, '{"lines":2}'],
    function: expect.stringContaining('could not be cloned'),
  });
});

test('a listener of one channel is not told of another', async ({
  sharedApp,
  sharedPage: page,
}) => {
  const shown = await windowOf(sharedApp, page);
  await shown.evaluate((one) => {
    one.webContents.send('other', 'lost');
    one.webContents.send('news', 'found');
  });
  await expect(page.locator('#news li')).toHaveText(['found']);
});

test('what is missing is refused in words', async ({ sharedApp, sharedPage: page }) => {
  expect(
    await page.evaluate(() =>
      window.fixture.invoke('use-missing').catch((error: Error) => error.message),
    ),
  ).toBe("Error invoking remote method 'use-missing': Error: stand-in: Tray is not implemented");
  const shown = await windowOf(sharedApp, page);
  const refusal = await shown.evaluate((one) => {
    try {
      one.setVibrancy('popover');
      return 'no refusal';
    } catch (error) {
      return String(error);
    }
  });
  expect(refusal).toBe('Error: stand-in: BrowserWindow.setVibrancy is not implemented');
});
