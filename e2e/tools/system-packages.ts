import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** A program that npm cannot bring, and the Debian package that it comes in. */
export interface SystemPackage {
  readonly command: string;
  readonly package: string;
}

/** What the stand-in for Electron shows its windows in. */
const chromium: SystemPackage = { command: 'chromium', package: 'chromium' };
/** The same without a screen, which is all that tests need: a third of the work, and a smaller package. */
const chromiumWithoutScreen: SystemPackage = {
  command: 'chromium-headless-shell',
  package: 'chromium-headless-shell',
};
/** Joins two pseudo terminals into a serial cable. */
export const socat: SystemPackage = { command: 'socat', package: 'socat' };
/** Makes the small programs that play a device or a disk in tests. */
export const compiler: SystemPackage = { command: 'cc', package: 'build-essential' };

/** Nothing when the user has named another browser to it. */
export function standInNeeds(): readonly SystemPackage[] {
  return process.env.STAND_IN_CHROMIUM ? [] : [chromium];
}

/** What tests need more: the quicker browser where a system has it, any other where it has not. */
export function installTestBrowser(user = process.getuid?.()): string | undefined {
  const needs = standInNeeds();
  if (needs.length === 0) return undefined;
  return installSystemPackages([chromiumWithoutScreen], user) && installSystemPackages(needs, user);
}

const installLimit = 10 * 60_000;
const noQuestions = ['DEBIAN_FRONTEND', 'noninteractive'] as const;

/**
 * Installs what is missing when that needs no password. Gives back what the user has to do otherwise,
 * undefined when everything is there.
 */
export function installSystemPackages(
  wanted: readonly SystemPackage[],
  user = process.getuid?.(),
): string | undefined {
  const missing = wanted.filter(({ command }) => findCommand(command) === undefined);
  if (missing.length === 0) return undefined;
  const names = missing.map((one) => one.package);
  if (findCommand('apt-get') === undefined) {
    return `Galla needs ${names.join(' and ')} here: install them with your system's packages.`;
  }
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...names];
  const asRoot = commandOfRoot(user);
  if (asRoot !== undefined) {
    console.log(`Installing ${names.join(' and ')} from the system's packages…`);
    if (runs([...asRoot, ...install])) return undefined;
    // The lists of packages may be missing or too old; fetching them takes longer than trying.
    if (runs([...asRoot, 'apt-get', 'update']) && runs([...asRoot, ...install])) return undefined;
  }
  return `Galla needs ${names.join(' and ')} here. Please run:\n\n    sudo ${install.join(' ')}`;
}

/** The full path of a program on the PATH. */
export function findCommand(command: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((one) => one !== '');
  return folders.map((folder) => path.join(folder, command)).find(isExecutable);
}

/** How to run something as root without being asked for a password. */
function commandOfRoot(user: number | undefined): readonly string[] | undefined {
  if (user === 0) return [];
  const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  // sudo starts with an environment of its own.
  return status === 0 ? ['sudo', '-n', 'env', noQuestions.join('=')] : undefined;
}

function runs([program = '', ...args]: readonly string[]): boolean {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, [noQuestions[0]]: noQuestions[1] },
    timeout: installLimit,
  });
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status === 0;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
