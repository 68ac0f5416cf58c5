import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { connectDevtools } from './devtools-connection.ts';

function connect() {
  const fromBrowser = new PassThrough();
  const toBrowser = new PassThrough();
  const devtools = connectDevtools(fromBrowser, toBrowser);
  const say = (message: object): void => {
    fromBrowser.write(`${JSON.stringify(message)}\0`);
  };
  return { devtools, fromBrowser, say, sent: () => String(toBrowser.read()).split('\0') };
}

test('a command goes out with its id and session, and its answer finds it', async () => {
  const { devtools, say, sent } = connect();
  const first = devtools.session('page').send('Page.navigate', { url: 'app://x' });
  const second = devtools.send('Browser.getVersion');
  expect(sent()).toEqual([
    '{"id":1,"method":"Page.navigate","params":{"url":"app://x"},"sessionId":"page"}',
    '{"id":2,"method":"Browser.getVersion"}',
    '',
  ]);
  say({ id: 2, result: { product: 'Chrome' } });
  say({ id: 1, error: { message: 'no such page' } });
  expect(await second).toEqual({ product: 'Chrome' });
  await expect(first).rejects.toThrow('Page.navigate: no such page');
});

test('messages are whole however the pipe cuts them, also inside a letter', async () => {
  const { devtools, fromBrowser } = connect();
  const heard: unknown[] = [];
  devtools.session('a').on('Page.frameStartedLoading', ({ frameId }) => heard.push(frameId));
  const news = (frameId: string): string =>
    `${JSON.stringify({ method: 'Page.frameStartedLoading', params: { frameId }, sessionId: 'a' })}\0`;
  const bytes = Buffer.from(news('₹1') + news('₹2'));
  for (const byte of bytes) fromBrowser.write(Uint8Array.of(byte));
  fromBrowser.write(bytes);
  await expect.poll(() => heard).toEqual(['₹1', '₹2', '₹1', '₹2']);
});

test('news of one page does not reach another', async () => {
  const { devtools, say } = connect();
  const heard: string[] = [];
  devtools.session('a').on('Page.domContentEventFired', () => heard.push('a'));
  devtools.session('b').on('Page.domContentEventFired', () => heard.push('b'));
  say({ method: 'Page.domContentEventFired', params: {}, sessionId: 'b' });
  await expect.poll(() => heard).toEqual(['b']);
});

test('when Chromium is gone every command says so', async () => {
  const { devtools } = connect();
  const open = devtools.send('Browser.getVersion');
  devtools.end();
  await expect(open).rejects.toThrow('Browser.getVersion: Chromium is gone');
  await expect(devtools.send('Browser.close')).rejects.toThrow('Browser.close: Chromium is gone');
});
