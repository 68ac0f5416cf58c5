import { closeSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** What a ledger's folder holds. SQLite keeps `-wal` and `-shm` beside the ledger while it is open. */
export interface LedgerFolder {
  readonly ledger: string;
  /** Locked while a program has the ledger open; its content means nothing. */
  readonly lock: string;
  /** A new ledger until it is complete; left over when the first start was cut short. */
  readonly unfinished: string;
  /** Where a ledger is looked at before it is opened. */
  readonly inspection: string;
  /** The copy kept from before the ledger left this version. */
  copy(version: number): string;
}

export function ledgerFolder(folder: string): LedgerFolder {
  return {
    ledger: join(folder, 'ledger.sqlite'),
    lock: join(folder, 'ledger.lock'),
    unfinished: join(folder, 'ledger.sqlite.unfinished'),
    inspection: join(folder, 'ledger.inspection'),
    copy: (version) => join(folder, `ledger-version-${version}.sqlite`),
  };
}

/** Puts a file or a folder's list of names onto the disk itself. */
export function sync(path: string, type: 'file' | 'folder'): void {
  // Windows has no handle for a folder, and keeps names in its own journal.
  if (type === 'folder' && process.platform === 'win32') return;
  const handle = openSync(path, type === 'file' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
