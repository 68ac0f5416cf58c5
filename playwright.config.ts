import { defineConfig } from '@playwright/test';
import { chooseRuntime } from './e2e/tools/runtime.mjs';

// Also tells `_electron.launch`, in every worker, which program plays Electron.
const runtime = chooseRuntime();

/** What `npm test` leaves to `npm run e2e`: the stand-in's rarer parts, and contrast in the dark. */
const isShort = process.env.E2E_EXTENT === 'short';
const shortStandIn = 'stand-in/specs/{life,walls}.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Limits for what never comes, not measures: two cores are shared with everything else.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  metadata: { runtime },
  projects: [
    { name: 'galla', testMatch: '**/*.spec.ts', testIgnore: 'stand-in/**' },
    // It has nothing to prove where Electron itself runs.
    ...(runtime === 'stand-in'
      ? [{ name: 'stand-in', testMatch: isShort ? shortStandIn : 'stand-in/specs/*.spec.ts' }]
      : []),
  ],
});
