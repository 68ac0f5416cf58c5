import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { type ElectronApplication, expect } from '@playwright/test';
import { profileOwner } from '../chromium/profile-lock.ts';
import { executable, firstPage, fixtureApp, fixtureEnvironment, test } from './fixture.ts';
import type { FixtureMain } from './fixture-app.ts';

const hasProc = fs.existsSync('/proc/self/environ');

/** Processes that were started with this folder in their command line or environment. */
function processesOf(userData: string): string[] {
  return fs.readdirSync('/proc').filter((id) => {
    try {
      const state = fs.readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.[0];
      if (state === 'Z') return false; // Ended; only nobody has waited for it.
      return ['cmdline', 'environ'].some((file) =>
        fs.readFileSync(`/proc/${id}/${file}`, 'utf8').includes(userData),
      );
    } catch {
      return false; // Not a process, or not any more.
    }
  });
}

function journalTypes(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as unknown as FixtureMain).journal.map(({ type }) => type));
}

test('the app is what its package.json says', async ({ app, userData }) => {
  const seen = await app.evaluate(({ app: one }) => ({
    name: one.getName(),
    version: one.getVersion(),
    path: one.getAppPath(),
    userData: one.getPath('userData'),
    exe: one.getPath('exe'),
    isPackaged: one.isPackaged,
    argv: process.argv,
  }));
  expect(seen).toEqual({
    name: 'Stand-in fixture',
    version: '1.2.3',
    path: fixtureApp,
    userData,
    exe: executable,
    isPackaged: false,
    argv: [executable, fixtureApp],
  });
});

test('ready comes only when the main module has been evaluated to its end', async ({
  app,
  page,
}) => {
  await expect(page.getByRole('heading')).toBeVisible();
  expect((await journalTypes(app)).slice(0, 2)).toEqual(['evaluated', 'ready']);
});

test('a second instance hands over what it was started with, and leaves', async ({
  app,
  page,
  userData,
}) => {
  await expect(page.getByRole('heading')).toBeVisible();
  const second = spawnSync(executable, [fixtureApp, '--from-a-shortcut'], {
    env: fixtureEnvironment(userData),
    timeout: 15_000,
  });
  expect(second.status).toBe(0);
  await expect(page.locator('#news li')).toHaveText(['second']);
  const told = await app.evaluate(() =>
    (globalThis as unknown as FixtureMain).journal.find(({ type }) => type === 'second-instance'),
  );
  expect(told).toMatchObject({
    argv: [executable, fixtureApp, '--from-a-shortcut'],
    workingDirectory: process.cwd(),
    additionalData: { from: 'another', at: 5n },
  });
});

test('SIGTERM quits in order', async ({ start }) => {
  const child = start();
  const lines: string[] = [];
  const output = readline.createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  await once(output, 'line');
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  await expect.poll(() => lines).toEqual(['loaded', 'before-quit', 'will-quit', 'quit']);
});

test('killing it leaves no process behind, and the next one starts on the same profile', async ({
  launch,
  userData,
}) => {
  test.skip(!hasProc, 'Processes are counted in /proc, which only Linux has.');
  const app = await launch();
  await firstPage(app);
  expect(processesOf(userData).length).toBeGreaterThan(1);
  const ended = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await ended;
  const again = await launch(); // At once, while Chromium of the first may still be leaving.
  await firstPage(again);
  await again.close();
  await expect.poll(() => processesOf(userData)).toEqual([]);
});

test('when Chromium ends, the app does not go on without windows', async ({ start, userData }) => {
  const child = start();
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  await once(child.stdout, 'data');
  const chromium = profileOwner(path.join(userData, 'chromium-profile'));
  expect(chromium).toBeGreaterThan(0);
  process.kill(chromium ?? 0, 'SIGKILL');
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  await expect.poll(() => errors).toContain('[stand-in] Chromium has ended, and the app with it');
});

test('a Chromium that is not there is said in words', async ({ userData }) => {
  const { status, stderr } = spawnSync(executable, [fixtureApp], {
    env: { ...fixtureEnvironment(userData), STAND_IN_CHROMIUM: '/nowhere/chromium' },
    encoding: 'utf8',
    timeout: 15_000,
  });
  expect(status).toBe(1);
  expect(stderr).toContain('stand-in: /nowhere/chromium could not be started');
});
