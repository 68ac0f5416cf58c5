import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Clock } from '../../shared/clock.ts';

export interface PtyPairOptions {
  /** Where the two ends shall be found; what lies there is replaced. */
  readonly near: string;
  readonly far: string;
  readonly clock: Clock;
}

/** A serial cable without hardware: two pseudo terminals joined by socat. */
export interface PtyPair {
  readonly near: string;
  readonly far: string;
  /** Pulls the cable: both ends notice at once and their paths are gone when this resolves. */
  unplug(): Promise<void>;
  /** Resolves when the cable is gone, for whatever reason. */
  readonly gone: Promise<void>;
}

const openDeadline = 3_000;

/** `undefined` where this computer cannot do it: no socat, or no pseudo terminals. */
export async function createPtyPair({
  near,
  far,
  clock,
}: PtyPairOptions): Promise<PtyPair | undefined> {
  await removeLinks();
  // With pdeathsig the system ends socat when this program dies, however it dies.
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'socat', '-d', '-d', pty(near), pty(far)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const joined = new Promise<true>((resolve) => {
    let heard = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      // Said after both paths are there (socat with -d -d); later words are of no use.
      if (!heard.includes('data transfer loop')) heard += text;
      if (heard.includes('data transfer loop')) resolve(true);
    });
  });
  const cancel = clock.after(openDeadline, 'socat to join two ptys', () => child.kill('SIGKILL'));
  const ready = await Promise.race([joined, ended]);
  cancel();
  if (!ready) return undefined;
  const gone = ended.then(removeLinks);
  return { near, far, gone, unplug };

  async function unplug(): Promise<void> {
    // First, since a path left behind may later lead to a stranger's pseudo terminal.
    await removeLinks();
    child.kill('SIGKILL');
    await gone;
  }

  async function removeLinks(): Promise<void> {
    for (const link of [near, far]) await rm(link, { force: true });
  }
}

function pty(link: string): string {
  return `pty,raw,echo=0,link=${link}`;
}
