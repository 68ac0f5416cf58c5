import { expect } from '@playwright/test';
import { test } from './fixture.ts';
import type {} from './fixture-app.ts';

test('the page sees what is exposed and nothing else of the preload script', async ({
  sharedPage: page,
}) => {
  const seen = await page.evaluate(() => ({
    word: window.fixture.word,
    sum: window.fixture.add(2, 3),
    secret: typeof Reflect.get(window, 'secretOfPreload'),
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    binding: typeof Reflect.get(window, 'standInSend'),
    secure: window.isSecureContext,
  }));
  expect(seen).toEqual({
    word: 'hello',
    sum: 5,
    secret: 'undefined',
    require: 'undefined',
    process: 'undefined',
    binding: 'undefined',
    secure: true,
  });
});

test('what is exposed cannot be changed', async ({ sharedPage: page }) => {
  const kept = await page.evaluate(() => {
    const tried = [
      Reflect.set(window.fixture, 'word', 'changed'),
      Reflect.set(window, 'fixture', {}),
      Reflect.deleteProperty(window, 'fixture'),
    ];
    return { tried, word: window.fixture.word };
  });
  expect(kept).toEqual({ tried: [false, false, false], word: 'hello' });
});

test('an error that crosses worlds keeps its words and loses its class', async ({
  sharedPage: page,
}) => {
  const caught = await page.evaluate(() => {
    try {
      return window.fixture.add('2', 3);
    } catch (error) {
      return [error instanceof TypeError, String(error)];
    }
  });
  expect(caught).toEqual([false, 'Error: left must be a number']);
});

test('functions, promises and circles cross worlds', async ({ sharedPage: page }) => {
  const crossed = await page.evaluate(async () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const returned = window.fixture.giveBack(circle);
    const own = () => 'own';
    const later = await window.fixture.later('x');
    return {
      circle: returned.self === returned && returned !== circle,
      same: window.fixture.isSame(own, own),
      home: window.fixture.giveBack(own) === own,
      later: [later.value, later.again()],
    };
  });
  expect(crossed).toEqual({ circle: true, same: true, home: true, later: ['x', 'x'] });
});

test('what no world can clone is refused, also when it comes late', async ({
  sharedPage: page,
}) => {
  const refused = await page.evaluate(async () => {
    const late = await window.fixture.neverClonable().catch((error: Error) => error.message);
    try {
      return [late, window.fixture.giveBack(new WeakMap())];
    } catch (error) {
      return [late, String(error)];
    }
  });
  expect(refused).toEqual([
    'An object could not be cloned.',
    'Error: An object could not be cloned.',
  ]);
});

test('the content security policy of the protocol handler is enforced', async ({
  sharedPage: page,
}) => {
  const violated = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.effectiveDirective),
        );
        const script = document.createElement('script');
        script.textContent = 'window.hacked = true';
        document.head.append(script);
      }),
  );
  expect(violated).toBe('script-src-elem');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
