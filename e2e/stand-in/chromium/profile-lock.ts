import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const lockNames = ['SingletonLock', 'SingletonSocket', 'SingletonCookie'];
/** Chromium without a screen locks nothing by itself. */
const ownerName = 'stand-in-owner';
const profileReleaseTimeout = 10_000;

/**
 * Waits until the Chromium of an app that was killed has let go of the profile: a second one would
 * hand its command line to the first and leave. Throws when a living app keeps it.
 */
export async function waitForProfile(profile: string): Promise<void> {
  const deadline = performance.now() + profileReleaseTimeout;
  for (let owner = livingOwner(profile); owner !== undefined; owner = livingOwner(profile)) {
    if (performance.now() > deadline) {
      throw new Error(`stand-in: Chromium (process ${owner}) still uses ${profile}`);
    }
    await delay(20);
  }
  for (const name of lockNames) fs.rmSync(path.join(profile, name), { force: true });
}

/** To be called at once when Chromium has been started on the profile. */
export function ownProfile(profile: string, chromium: number): void {
  fs.mkdirSync(profile, { recursive: true });
  fs.writeFileSync(path.join(profile, ownerName), String(chromium));
}

/** The process that the profile was last given to; undefined when it is new. */
export function profileOwner(profile: string): number | undefined {
  return processNamedBy(() => fs.readFileSync(path.join(profile, ownerName), 'utf8'));
}

function livingOwner(profile: string): number | undefined {
  // Chromium's own lock is a link to `host-process`.
  const locked = processNamedBy(() => fs.readlinkSync(path.join(profile, 'SingletonLock')));
  return [locked, profileOwner(profile)].find((id) => id !== undefined && isRunning(id));
}

function processNamedBy(read: () => string): number | undefined {
  try {
    const digits = /\d+$/.exec(read())?.[0];
    return digits === undefined ? undefined : Number(digits);
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
