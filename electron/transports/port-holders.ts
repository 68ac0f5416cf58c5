import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Which other program has each of these devices open, by its name. Linux tells of this user's programs,
 * and of others' that leave a lock file; elsewhere, and of the rest, only opening a port tells.
 */
export async function portHolders(
  paths: readonly string[],
  places: { readonly proc: string; readonly locks: string } = { proc: '/proc', locks: '/var/lock' },
): Promise<ReadonlyMap<string, string>> {
  const holders = new Map<string, string>();
  if (process.platform !== 'linux' || paths.length === 0) return holders;
  const wanted = new Set(paths);
  const programs = (await readdir(places.proc).catch(() => [])).filter(isOtherProgram);
  for (const program of programs) {
    for (const path of await filesOf(join(places.proc, program))) {
      if (wanted.has(path)) holders.set(path, await nameOf(places.proc, program));
    }
  }
  for (const path of paths) {
    if (holders.has(path)) continue;
    const program = await lockedBy(join(places.locks, `LCK..${path.split('/').at(-1)}`));
    if (program && programs.includes(program))
      holders.set(path, await nameOf(places.proc, program));
  }
  return holders;
}

function isOtherProgram(name: string): boolean {
  return /^\d+$/.test(name) && name !== String(process.pid);
}

/** None of a program that is another user's, or has ended meanwhile. */
async function filesOf(program: string): Promise<readonly string[]> {
  const folder = join(program, 'fd');
  const files = await readdir(folder).catch(() => []);
  return Promise.all(files.map((file) => readlink(join(folder, file)).catch(() => '')));
}

async function nameOf(proc: string, program: string): Promise<string> {
  const name = await readFile(join(proc, program, 'comm'), 'utf8').catch(() => '');
  return name.trim() || `program ${program}`;
}

/** The number that programs for serial ports write down while they have one. */
async function lockedBy(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^\s*(\d+)/.exec(text)?.[1];
}
