import { execFileSync } from 'node:child_process';
import { temporaryFolder } from './temporary-folder.ts';

/** Why a disk of a test's own cannot be had here; undefined when it can. */
export const noSmallDisk = findObstacle();

/** A file system in memory of so many KiB, gone when `whenOver` says so. */
export function mountSmallDisk(kibibytes: number, whenOver: (remove: () => void) => void): string {
  const removals: (() => void)[] = [];
  const folder = temporaryFolder((remove) => removals.push(remove));
  mount('-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'galla-test', folder);
  // Lazily: a test that failed may still have a file open there.
  removals.unshift(() => execFileSync('umount', ['-l', folder], { stdio: 'pipe' }));
  whenOver(() => {
    for (const remove of removals) remove();
  });
  return folder;
}

/** From now on nothing can be written there. */
export function makeReadOnly(disk: string): void {
  mount('-o', 'remount,ro', disk);
}

function mount(...options: readonly string[]): void {
  execFileSync('mount', options, { stdio: 'pipe' });
}

function findObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'mounting is done as on Linux';
  if (process.getuid?.() !== 0) return 'mounting needs root';
  try {
    mountSmallDisk(4, (remove) => remove());
    return undefined;
  } catch (error) {
    return `mounting is not allowed here: ${error}`;
  }
}
