import {
  closeSync,
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { attempt } from './database.ts';
import { damaged } from './database-errors.ts';
import { LedgerError } from './ledger.ts';
import type { LedgerFolder } from './ledger-folder.ts';

/** "Gall": tells a ledger from any other SQLite file (`application_id`). */
export const applicationId = 0x47616c6c;

const sqliteMark = 'SQLite format 3\0';

/** A file up to this size is read through at every start; in bytes. */
const readThroughLimit = 32 * 1024 * 1024;

/**
 * Looks at a ledger without changing a byte of it or of the files beside it: opening one for good
 * replays what a crash has left, which must not happen to a file that this program does not understand.
 * Gives its version, `undefined` when there is none yet. Throws LedgerError damaged, newer or
 * not_a_ledger.
 */
export function inspectLedger(
  folder: LedgerFolder,
  knownVersions: readonly number[],
): number | undefined {
  const size = sizeOf(folder.ledger);
  const pending = sizeOf(`${folder.ledger}-wal`);
  if (size === 0) {
    if (pending === 0) return undefined;
    throw damaged(folder.ledger, 'the file is missing or empty, but its -wal file is not');
  }
  if (!isSqlite(folder.ledger)) throw notALedger(folder.ledger);
  const version = pending === 0 ? inspectClean(folder.ledger, size) : inspectCrashed(folder, size);
  if (!knownVersions.includes(version)) throw newer(folder.ledger, version, knownVersions);
  return version;
}

/** After a clean close the file is whole: `immutable` reads it without locks or files beside it. */
function inspectClean(file: string, size: number): number {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  return attempt(file, () => inspectDatabase(file, url, size));
}

/**
 * After a crash the -wal file counts too. SQLite meets both under second names, where the -shm file that
 * it makes is not theirs. Not copies: a full disk has no room for them.
 */
function inspectCrashed({ ledger, inspection }: LedgerFolder, size: number): number {
  return attempt(ledger, () => {
    rmSync(inspection, { recursive: true, force: true });
    mkdirSync(inspection);
    try {
      const name = join(inspection, 'ledger.sqlite');
      linkOrCopy(ledger, name);
      linkOrCopy(`${ledger}-wal`, `${name}-wal`);
      return inspectDatabase(ledger, pathToFileURL(name), size);
    } finally {
      rmSync(inspection, { recursive: true, force: true });
    }
  });
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // A file system without second names (exFAT).
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}

function inspectDatabase(file: string, url: URL, size: number): number {
  const database = new DatabaseSync(url, { readOnly: true });
  try {
    const read = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name];
    if (read('application_id') !== applicationId) throw notALedger(file);
    if (size <= readThroughLimit) {
      const found = database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check;
      if (found !== 'ok') throw damaged(file, String(found));
    }
    return Number(read('user_version'));
  } finally {
    database.close();
  }
}

function sizeOf(file: string): number {
  return attempt(file, () => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
}

function isSqlite(file: string): boolean {
  return attempt(file, () => {
    const start = new Uint8Array(sqliteMark.length);
    const handle = openSync(file, 'r');
    try {
      readSync(handle, start);
    } finally {
      closeSync(handle);
    }
    return new TextDecoder('latin1').decode(start) === sqliteMark;
  });
}

function notALedger(file: string): LedgerError {
  return new LedgerError(
    'not_a_ledger',
    `The file ${file} is not a ledger, or its beginning is destroyed. It was left as it is: ` +
      'move it away, or choose another folder.',
  );
}

function newer(file: string, version: number, known: readonly number[]): LedgerError {
  return new LedgerError(
    'newer',
    `The ledger ${file} has version ${version}, and this program knows only ${known.join(', ')}. ` +
      'It was left as it is: start it with the newer program.',
  );
}
