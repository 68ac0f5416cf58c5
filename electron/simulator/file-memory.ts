import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TerminalMemory } from '../terminals/simulation.ts';

/** A terminal's memory in a file: the old or the new content is there after any crash, never half. */
export function createFileMemory(path: string): TerminalMemory {
  return {
    load() {
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    save(content) {
      const next = `${path}.new`;
      writeFileSync(next, content, { flush: true });
      renameSync(next, path);
      syncFolder(dirname(path));
    },
  };
}

/** Without this the new name may be gone after a power cut. Windows has no such thing to sync. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
