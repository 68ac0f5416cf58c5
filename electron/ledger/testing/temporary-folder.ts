import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder, removed when `whenOver` says so; tests give their `onTestFinished`. */
export function temporaryFolder(whenOver: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'galla-ledger-'));
  whenOver(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
