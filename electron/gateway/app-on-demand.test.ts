import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { appOnDemand, type MadeApp } from './app-on-demand.ts';

function makeLater() {
  const made = Promise.withResolvers<MadeApp>();
  const seen = { made: 0, closed: 0 };
  const app = appOnDemand(() => {
    seen.made += 1;
    return made.promise;
  });
  const finish = () =>
    made.resolve({
      answer: (request, response) => void response.end(`heard ${request.url}`),
      close: async () => {
        seen.closed += 1;
      },
    });
  return { app, seen, finish, fail: () => made.reject(new Error('cannot be made')) };
}

let server: Server | undefined;
afterEach(() => server?.close());

/** Where the app listens. */
async function listening(app: Pick<MadeApp, 'answer'>): Promise<string> {
  const opened = createServer(app.answer);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
}

test('the first calls have the app made once, and wait for it', async () => {
  const { app, seen, finish } = makeLater();
  const url = await listening(app);
  expect(seen.made).toBe(0);
  const answers = ['a', 'b'].map(async (name) => (await fetch(`${url}/${name}`)).text());
  await expect.poll(() => seen.made).toBe(1);
  finish();
  expect(await Promise.all(answers)).toEqual(['heard /a', 'heard /b']);
  await app.ready();
  expect(seen.made).toBe(1);
});

test('it is made without a call, too, and closed when it was made', async () => {
  const { app, seen, finish } = makeLater();
  finish();
  await app.ready();
  await app.close();
  expect(seen).toEqual({ made: 1, closed: 1 });
});

test('what nobody wanted is not made to be closed', async () => {
  const { app, seen } = makeLater();
  await app.close();
  expect(seen).toEqual({ made: 0, closed: 0 });
});

test('an app that cannot be made answers nobody, and says why to whoever wanted it', async () => {
  const { app, seen, fail } = makeLater();
  const url = await listening(app);
  const refused = expect(fetch(url)).rejects.toThrow();
  await expect.poll(() => seen.made).toBe(1);
  fail();
  await refused;
  await expect(app.ready()).rejects.toThrow('cannot be made');
  await app.close();
});
