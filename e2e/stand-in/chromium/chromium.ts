import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { chromiumArguments } from './chromium-arguments.ts';
import { connectDevtools, type DevtoolsConnection } from './devtools-connection.ts';
import { emptyDocument, type Pages, type Size, watchPages } from './pages.ts';
import { ownProfile, waitForProfile } from './profile-lock.ts';
import { within } from './within.ts';

export interface Chromium {
  readonly devtools: DevtoolsConnection;
  readonly pages: Pages;
  readonly processId: number;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

const startTimeout = 30_000;
const closeTimeout = 3_000;

/**
 * Starts Chromium without a window. It is spoken to over a pipe and leaves when that breaks, so that
 * killing this process leaves nothing behind. Rejects when it does not start.
 */
export async function startChromium(
  profile: string,
  switches: ReadonlyMap<string, string>,
): Promise<Chromium> {
  const headless = isHeadless(process.env);
  const program = process.env.STAND_IN_CHROMIUM ?? installedChromium(headless);
  const isRoot = process.getuid?.() === 0;
  const words = chromiumArguments({ profile, headless, isRoot, switches });
  await waitForProfile(profile);

  const child = spawn(program, ['--remote-debugging-pipe', ...words], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // Its own group: Ctrl-C in a terminal is the app's to answer, with its windows still open.
    detached: true,
  });
  if (child.pid !== undefined) ownProfile(profile, child.pid);
  const [, , errors, toChromium, fromChromium] = child.stdio as unknown as [
    null,
    null,
    Readable,
    Writable,
    Readable,
  ];
  toChromium.on('error', () => undefined); // Written to while it ends: `ended` tells that better.
  passOnDevtoolsLine(errors);
  const devtools = connectDevtools(fromChromium, toChromium);
  const ended = waitForEnd(child).finally(() => devtools.end());

  const starting = devtools.send('Browser.getVersion').catch(() => {
    throw new Error(`stand-in: ${program} could not be started (STAND_IN_CHROMIUM names another)`);
  });
  await within(startTimeout, `${program} did not answer`, starting);
  const openWindow = headless
    ? (size: Size) =>
        devtools.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })
    : () => openAppWindow(program, words);
  return {
    devtools,
    pages: await watchPages(devtools, openWindow),
    processId: child.pid ?? 0,
    ended,
    async close() {
      devtools.send('Browser.close').catch(() => undefined);
      const timer = setTimeout(() => child.kill('SIGKILL'), closeTimeout);
      await ended;
      clearTimeout(timer);
    },
  };
}

/**
 * Without a screen the build that has none: the same pages for a third of the work, since it brings no
 * browser around them. Not by its name in /usr/bin, a script that does not pass on a signal.
 */
function installedChromium(headless: boolean): string {
  const withoutScreen = '/usr/lib/chromium/chromium-headless-shell';
  return headless && existsSync(withoutScreen) ? withoutScreen : '/usr/bin/chromium';
}

function isHeadless(environment: NodeJS.ProcessEnv): boolean {
  if (environment.STAND_IN_HEADED) return false;
  if (environment.STAND_IN_HEADLESS) return true;
  return !environment.DISPLAY && !environment.WAYLAND_DISPLAY;
}

/** Playwright waits for this line on the stderr of Electron; the rest of Chromium's is noise. */
function passOnDevtoolsLine(errors: Readable): void {
  readline.createInterface({ input: errors }).on('line', (line) => {
    if (line.startsWith('DevTools listening on ws:') || process.env.STAND_IN_DEBUG) {
      process.stderr.write(`${line}\n`);
    }
  });
}

async function waitForEnd(child: ChildProcess): Promise<void> {
  try {
    await once(child, 'exit');
  } catch {
    // It never began: there is no such program, or it may not be run.
  }
}

/** Only the command line of a second Chromium can ask for a window without tabs and address bar. */
async function openAppWindow(program: string, words: readonly string[]): Promise<void> {
  const own = words.filter((word) => !/^--(remote-debugging|no-startup-window)/.test(word));
  const messenger = spawn(program, [...own, `--app=${emptyDocument}`], { stdio: 'ignore' });
  await once(messenger, 'exit');
}
