import { spawn } from 'node:child_process';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { hasSocat } from './line-rigs.ts';
import { createPtyPair } from './pty-pair.ts';

// The reason for skipping: only socat can join two pseudo terminals.
const withSocat = test.skipIf(!hasSocat());
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pty-pair-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('a computer without socat has no pair to give', async () => {
  vi.stubEnv('PATH', folder);
  expect(await createPtyPair(options())).toBeUndefined();
});

withSocat('a place that cannot be written to has no pair to give', async () => {
  const near = join(folder, 'no-such-folder', 'near');
  expect(await createPtyPair({ ...options(), near })).toBeUndefined();
});

withSocat('an unplugged pair is gone, and so are its paths', async () => {
  const pair = await createPtyPair(options());
  expect(await readdir(folder)).toEqual(['far', 'near']);
  await pair?.unplug();
  await pair?.gone;
  expect(await readdir(folder)).toEqual([]);
});

withSocat('a pair ends with the program that made it, even when that is killed', async () => {
  const script = `
    const { createPtyPair } = await import(${JSON.stringify(join(import.meta.dirname, 'pty-pair.ts'))});
    const clock = { now: Date.now, after: () => () => undefined };
    await createPtyPair({ ...${JSON.stringify({ ...options(), clock: undefined })}, clock });
    console.log('ready');
    setInterval(() => undefined, 1000);`;
  const program = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await new Promise((resolve) => program.stdout.once('data', resolve));
  await access(options().near);
  program.kill('SIGKILL');
  while (await reachable(options().near)) await setImmediate();
});

function options() {
  return { near: join(folder, 'near'), far: join(folder, 'far'), clock: systemClock };
}

/** A link whose pseudo terminal is gone leads nowhere. */
function reachable(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
