import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { downloadElectron } from './electron-download.ts';

const day = 24 * 3_600;

let folder: string;
let mirror: Server;
let status: number;
let asked: string[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'galla-download-'));
  asked = [];
  status = 200;
  mirror = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
  const { port } = mirror.address() as AddressInfo;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
  // A download that is in the installer's own store would not be asked for.
  vi.stubEnv('electron_config_cache', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  mirror.close();
  rmSync(folder, { recursive: true });
});

test('a mirror that has Electron is asked once, briefly, and then downloaded from', async () => {
  const install = vi.fn(() => true);
  expect(await downloadElectron(note(), install)).toBe(true);
  expect(asked).toEqual([expect.stringMatching(/^HEAD .*\/electron-v\d+\.\d+\.\d+-.*\.zip$/)]);
  expect(install).toHaveBeenCalledOnce();
});

test('a mirror without it is not asked again for a day', async () => {
  const install = vi.fn(() => true);
  status = 404;
  expect(await downloadElectron(note(), install)).toBe(false);
  expect(await downloadElectron(note(), install)).toBe(false);
  expect(asked).toHaveLength(1);

  const yesterday = Date.now() / 1000 - day - 60;
  utimesSync(note(), yesterday, yesterday);
  status = 200;
  expect(await downloadElectron(note(), install)).toBe(true);
});

test('a network that is not there counts as not reachable', async () => {
  mirror.close();
  expect(await downloadElectron(note(), () => true)).toBe(false);
});

test('an installer that fails is not run again for a day', async () => {
  const install = vi.fn(() => false);
  expect(await downloadElectron(note(), install)).toBe(false);
  expect(await downloadElectron(note(), install)).toBe(false);
  expect(install).toHaveBeenCalledOnce();
});

function note(): string {
  return path.join(folder, 'unreachable');
}
