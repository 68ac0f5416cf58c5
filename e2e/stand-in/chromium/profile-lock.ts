import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const lockNames = ['SingletonLock', 'SingletonSocket', 'SingletonCookie'];
const profileReleaseTimeout = 10_000;

/**
 * Waits until the Chromium of an app that was killed has let go of the profile: a second one would
 * hand its command line to the first and leave. Throws when a living app keeps it.
 */
export async function waitForProfile(profile: string): Promise<void> {
  const lock = path.join(profile, 'SingletonLock');
  const deadline = performance.now() + profileReleaseTimeout;
  for (let owner = ownerOf(lock); owner !== undefined && isRunning(owner); owner = ownerOf(lock)) {
    if (performance.now() > deadline) {
      throw new Error(`stand-in: Chromium (process ${owner}) still uses ${profile}`);
    }
    await delay(20);
  }
  for (const name of lockNames) fs.rmSync(path.join(profile, name), { force: true });
}

/** The lock is a link to `host-process`. */
function ownerOf(lock: string): number | undefined {
  try {
    return Number(/(\d+)$/.exec(fs.readlinkSync(lock))?.[1]);
  } catch {
    return undefined;
  }
}

/** A process that has ended but that nobody has waited for, as in a container, does not count. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
  } catch {
    return false;
  }
  try {
    const state = fs.readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1);
    return !state?.startsWith('Z');
  } catch {
    return process.platform !== 'linux';
  }
}
