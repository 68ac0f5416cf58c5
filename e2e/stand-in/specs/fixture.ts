import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import {
  _electron,
  test as base,
  type ElectronApplication,
  expect,
  type JSHandle,
  type Page,
} from '@playwright/test';
import type { BrowserWindow } from 'electron';
import type { FixtureMain } from './fixture-app.ts';

interface Fixtures {
  /** A fresh folder for the user data of one test. */
  readonly userData: string;
  /** Starts the fixture app as often as a test needs; what still runs at its end is closed. */
  launch(): Promise<ElectronApplication>;
  /** Starts the fixture app without Playwright; it is killed when it still runs at the end. */
  start(): ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };
  readonly app: ElectronApplication;
  /** The first window of `app`, with its page ready. */
  readonly page: Page;
  /** A window of the shared app that no other test sees. */
  readonly sharedPage: Page;
}

interface WorkerFixtures {
  /** One app for all tests that leave it as they found it: starting one costs a second. */
  readonly sharedApp: ElectronApplication;
}

export const executable = path.join(import.meta.dirname, '../electron');
export const fixtureApp = path.join(import.meta.dirname, '../fixture-app');

export const test = base.extend<Fixtures, WorkerFixtures>({
  userData: async ({ browserName: _ }, use) => withFolder(use),
  launch: async ({ userData }, use) => {
    const running = new Set<ElectronApplication>();
    await use(async () => {
      const app = await launchFixture(userData);
      running.add(app);
      app.on('close', () => running.delete(app));
      return app;
    });
    for (const app of running) await app.close();
  },
  start: async ({ userData }, use) => {
    const children: ChildProcess[] = [];
    await use(() => {
      const child = spawn(executable, [fixtureApp], {
        env: fixtureEnvironment(userData),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.push(child);
      return child;
    });
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  },
  app: async ({ launch }, use) => use(await launch()),
  page: async ({ app }, use) => use(await firstPage(app)),
  sharedApp: [
    async ({ browserName: _ }, use) =>
      withFolder(async (folder) => {
        const app = await launchFixture(folder);
        await firstPage(app);
        await use(app);
        await app.close();
      }),
    { scope: 'worker' },
  ],
  sharedPage: async ({ sharedApp }, use) => {
    const page = await openPage(sharedApp);
    await use(page);
    await page.close();
  },
});

export async function firstPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await whenReady(page);
  return page;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Opens another window of the fixture app. */
export async function openPage(
  app: ElectronApplication,
  size: Size = { width: 1024, height: 768 },
): Promise<Page> {
  const known = new Set(app.windows());
  await app.evaluate((_electron, options) => {
    (globalThis as unknown as FixtureMain).openWindow(options);
  }, size);
  // A refused popup of an earlier spec may show up late and go again: only a page of the app counts.
  const opened: Page[] = [];
  await expect
    .poll(async () => {
      for (const page of app.windows()) {
        if (!known.has(page) && (await isReady(page))) opened.push(page);
      }
      return opened.length > 0;
    })
    .toBe(true);
  const [page] = opened;
  if (!page) throw new Error('No window has opened');
  return page;
}

/** False also for a page that is gone. */
function isReady(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.dataset.ready === 'yes').catch(() => false);
}

export function windowOf(app: ElectronApplication, page: Page): Promise<JSHandle<BrowserWindow>> {
  return app.browserWindow(page) as Promise<JSHandle<BrowserWindow>>;
}

/** What a fixture app that is started by hand needs of the environment. */
export function fixtureEnvironment(userData: string): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(entries), FIXTURE_USER_DATA: userData };
}

function launchFixture(userData: string): Promise<ElectronApplication> {
  return _electron.launch({ args: [fixtureApp], env: fixtureEnvironment(userData) });
}

/** A window may still show its empty first document. */
async function whenReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'stand-in-'));
  await use(folder);
  await fs.rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
