import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,e2e}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 120_000,
    maxWorkers: 2,
    // Files share a process, so that what they import is read once and not 300 times.
    isolate: false,
  },
});
