import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, _electron as electron } from '@playwright/test';
import { CashierPage } from './pages/cashier-page.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** The data folder: empty at the start of a test, gone after it. */
  readonly folder: string;
  /** What the till is started with besides its folder. */
  readonly startOptions: readonly string[];
  readonly galla: ElectronApplication;
  readonly cashier: CashierPage;
}

/** Galla as a person has it: the built app, in Electron or its stand-in, on a folder of its own. */
export const test = base.extend<Fixtures>({
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'galla-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  startOptions: [['--terminal', 'manual'], { option: true }],
  galla: async ({ folder, startOptions }, use) => {
    const galla = await launchGalla(folder, startOptions);
    await use(galla);
    await galla.close();
  },
  cashier: async ({ galla }, use) => {
    await use(await CashierPage.open(galla));
  },
});

interface StandingFixtures {
  readonly standingGalla: ElectronApplication;
  readonly standingCashier: CashierPage;
}

/** For tests that sell nothing and change nothing: one till for as many of them as a worker runs. */
export const standingTest = base.extend<object, StandingFixtures>({
  standingGalla: [
    async ({ browserName: _ }, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'galla-e2e-'));
      const galla = await launchGalla(folder, ['--terminal', 'manual']);
      await use(galla);
      await galla.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  standingCashier: [
    async ({ standingGalla }, use) => {
      await use(await CashierPage.open(standingGalla));
    },
    { scope: 'worker' },
  ],
});

/**
 * Starts the till on a folder; on any free port, since tests run side by side. Without the past of a
 * demo shop unless told otherwise: specs count what they sold themselves.
 */
export function launchGalla(
  folder: string,
  options: readonly string[],
  hasPast = false,
): Promise<ElectronApplication> {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return electron.launch({
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '.',
      ...(hasPast ? [] : ['--no-history']),
      '--data',
      folder,
      '--port',
      '0',
      ...options,
    ],
  });
}
