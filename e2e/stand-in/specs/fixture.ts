import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

interface Fixtures {
  /** A fresh folder for the user data of one test. */
  readonly userData: string;
  /** Starts the fixture app as often as a test needs; what still runs at its end is closed. */
  launch(environment?: Readonly<Record<string, string>>): Promise<ElectronApplication>;
  readonly app: ElectronApplication;
  /** The first window of `app`, with its page ready. */
  readonly page: Page;
}

export const fixtureApp = path.join(import.meta.dirname, '../fixture-app');

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
  userData: async ({}, use) => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'stand-in-'));
    await use(folder);
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 10 });
  },
  launch: async ({ userData }, use) => {
    const running = new Set<ElectronApplication>();
    await use(async (environment = {}) => {
      const app = await _electron.launch({
        args: [fixtureApp],
        env: { ...inheritedEnvironment(), FIXTURE_USER_DATA: userData, ...environment },
      });
      running.add(app);
      app.on('close', () => running.delete(app));
      return app;
    });
    for (const app of running) await app.close();
  },
  app: async ({ launch }, use) => use(await launch()),
  page: async ({ app }, use) => use(await readyWindow(app)),
});

export async function readyWindow(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await whenReady(page);
  return page;
}

/** A window may still show its empty first document. */
export async function whenReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
}

export function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => !!entry[1]));
}
