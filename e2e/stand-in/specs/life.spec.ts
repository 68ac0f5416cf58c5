import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { fixtureApp, inheritedEnvironment, readyWindow, test } from './fixture.ts';
import type { FixtureMain } from './fixture-app.ts';

const executable = path.join(import.meta.dirname, '../electron');
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
    env: { ...inheritedEnvironment(), FIXTURE_USER_DATA: userData },
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

test('a secret is kept encrypted, under a key that only this user may read', async ({
  page,
  userData,
}) => {
  const kept = await page.evaluate(() => window.fixture.invoke('keep-secret', 'open sesame'));
  expect(kept).toMatchObject({ hidden: true, read: 'open sesame', backend: 'basic_text' });
  const mode = fs.statSync(path.join(userData, 'safe-storage-key')).mode & 0o777;
  expect(mode).toBe(0o600);
});

test('a secret is readable after a restart, and not when it was changed', async ({ launch }) => {
  const first = await launch();
  const { kept } = (await (
    await readyWindow(first)
  ).evaluate(() => window.fixture.invoke('keep-secret', 'open sesame'))) as {
    kept: Record<string, number>;
  };
  await first.close();
  const second = await launch();
  const read = await second.evaluate(({ safeStorage }, bytes) => {
    const encrypted = Buffer.from(bytes);
    const text = safeStorage.decryptString(encrypted);
    encrypted.writeUInt8((encrypted.readUInt8(20) + 1) % 256, 20);
    try {
      return [text, safeStorage.decryptString(encrypted)];
    } catch (error) {
      return [text, String(error)];
    }
  }, Object.values(kept));
  expect(read).toEqual(['open sesame', expect.stringContaining('Error while decrypting')]);
});

test('what is missing is refused in words', async ({ app, page }) => {
  expect(
    await page.evaluate(() =>
      window.fixture.invoke('use-missing').catch((error: Error) => error.message),
    ),
  ).toBe("Error invoking remote method 'use-missing': Error: stand-in: Tray is not implemented");
  const shown = await app.browserWindow(page);
  const refusal = await shown.evaluate((one) => {
    try {
      one.setVibrancy('popover');
      return 'no refusal';
    } catch (error) {
      return String(error);
    }
  });
  expect(refusal).toBe('Error: stand-in: BrowserWindow.setVibrancy is not implemented');
});

test('SIGTERM quits in order', async ({ userData }) => {
  const child = spawn(executable, [fixtureApp], {
    env: { ...inheritedEnvironment(), FIXTURE_USER_DATA: userData },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  child.stdout.on('data', (chunk) => lines.push(...String(chunk).trim().split('\n')));
  await expect.poll(() => lines).toContain('loaded');
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(lines).toEqual(['loaded', 'before-quit', 'will-quit', 'quit']);
});

test('killing it leaves no process behind, and the next one starts on the same profile', async ({
  launch,
  userData,
}) => {
  test.skip(!hasProc, 'Processes are counted in /proc, which only Linux has.');
  const app = await launch();
  await readyWindow(app);
  expect(processesOf(userData).length).toBeGreaterThan(1);
  const ended = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await ended;
  const again = await launch(); // At once, while Chromium of the first may still be leaving.
  await readyWindow(again);
  await again.close();
  await expect.poll(() => processesOf(userData)).toEqual([]);
});

test('when Chromium ends, the app does not go on without windows', async ({ userData }) => {
  test.skip(!hasProc, 'Chromium is found in /proc, which only Linux has.');
  const child = spawn(executable, [fixtureApp], {
    env: { ...inheritedEnvironment(), FIXTURE_USER_DATA: userData },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  await once(child.stdout, 'data');
  const lock = fs.readlinkSync(path.join(userData, 'chromium-profile/SingletonLock'));
  process.kill(Number(/\d+$/.exec(lock)?.[0]), 'SIGKILL');
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(errors).toContain('[stand-in] Chromium has ended, and the app with it');
});

test('a Chromium that is not there is said in words', async ({ userData }) => {
  const { status, stderr } = spawnSync(executable, [fixtureApp], {
    env: {
      ...inheritedEnvironment(),
      FIXTURE_USER_DATA: userData,
      STAND_IN_CHROMIUM: '/nowhere/chromium',
    },
    encoding: 'utf8',
    timeout: 15_000,
  });
  expect(status).toBe(1);
  expect(stderr).toContain('stand-in: /nowhere/chromium could not be started');
});
