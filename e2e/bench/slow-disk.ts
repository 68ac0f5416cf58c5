import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type SlowDisk =
  | { readonly type: 'slow'; readonly env: { readonly LD_PRELOAD: string } }
  | { readonly type: 'none'; readonly why: string };

/** What a server's environment is to have so that each sync takes 5 ms longer. */
export function makeSlowDisk(): SlowDisk {
  if (process.platform !== 'linux') return { type: 'none', why: 'it needs LD_PRELOAD, on Linux' };
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-slow-disk-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const library = path.join(folder, 'slow-disk.so');
  const source = path.join(import.meta.dirname, 'slow-disk.c');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  return made.status === 0
    ? { type: 'slow', env: { LD_PRELOAD: library } }
    : { type: 'none', why: 'it needs a C compiler named cc' };
}
