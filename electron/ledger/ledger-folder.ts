import { chmodSync, closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

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

/**
 * Gives a finished file its name, for this account alone to read. Safe on the disk when it returns: a
 * power cut leaves either the file that had the name before, or this one, whole.
 */
export function putInPlace(unfinished: string, name: string): void {
  chmodSync(unfinished, 0o600);
  sync(unfinished, 'r+');
  renameSync(unfinished, name);
  // Windows has no handle for a folder, and keeps names in its own journal.
  if (process.platform !== 'win32') sync(dirname(name), 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
