import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appOrigin, isOwnPage, serveApp } from './app-protocol.ts';

let folder = '';
beforeAll(async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'galla-pages-'));
  folder = path.join(parent, 'pages');
  await import('node:fs/promises').then(({ mkdir }) => mkdir(folder));
  await writeFile(path.join(folder, 'index.html'), '<p>till</p>');
  await writeFile(path.join(folder, 'notes.txt'), 'not a page');
  await writeFile(path.join(parent, 'secret.html'), 'secret');
});
afterAll(() => rm(path.dirname(folder), { recursive: true }));

const get = (address: string, method = 'GET') => serveApp(folder)(new Request(address, { method }));

test.each(['/', '/index.html'])(
  '%s is the page, under a policy without unsafe words',
  async (name) => {
    const answer = await get(appOrigin + name);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<p>till</p>');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  },
);

test.each([
  ['a file outside the folder', `${appOrigin}/..%2fsecret.html`],
  ['the same, encoded twice', `${appOrigin}/%2e%2e/secret.html`],
  ['a name with a zero byte', `${appOrigin}/index.html%00.js`],
  ['a broken escape', `${appOrigin}/%E0%A4%A`],
  ['a file of an unknown kind', `${appOrigin}/notes.txt`],
  ['a file that is not there', `${appOrigin}/none.js`],
  ['another host', 'app://other/index.html'],
])('%s is not found', async (_name, address) => {
  expect((await get(address)).status).toBe(404);
});

test('nothing can be posted to a page', async () => {
  expect((await get(`${appOrigin}/index.html`, 'POST')).status).toBe(404);
});

test.each([
  [`${appOrigin}/index.html`, true],
  [appOrigin, true],
  ['app://galla.example/index.html', false],
  ['app://gallax', false],
  ['https://galla/', false],
  ['file:///index.html', false],
  ['about:blank', false],
  ['', false],
])('%s is our own page: %s', (address, own) => {
  expect(isOwnPage(address)).toBe(own);
});
