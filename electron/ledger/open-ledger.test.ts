import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { checkChain } from './check-chain.ts';
import { openDatabase, openMemoryDatabase } from './database.ts';
import { LedgerError } from './ledger.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { openLedger } from './open-ledger.ts';
import { anOrder, orderChange, till } from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const pageSize = 4096;

function open(folder: string) {
  return openLedger({ folder, clock: createManualClock(), fault: () => expect.unreachable() });
}

/** How opening failed. Fails itself when it did not. */
function failureOf(folder: string): LedgerError {
  try {
    void open(folder).close();
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
  throw new Error('the ledger was opened');
}

/**
 * A folder with a ledger of some hundred orders. `crashed`: as a killed program leaves it, the newer
 * half still in the -wal file.
 */
async function folderWithLedger(end: 'closed' | 'crashed'): Promise<string> {
  const folder = temporaryFolder(onTestFinished);
  const crashed = temporaryFolder(onTestFinished);
  for (const range of [
    [1, 200],
    [201, 400],
  ] as const) {
    const ledger = open(folder);
    await ledger.write((book) => {
      for (let seq = range[0]; seq <= range[1]; seq += 1) {
        book.append(orderChange(anOrder(seq)), till);
      }
    });
    for (const file of readdirSync(folder)) copyFileSync(join(folder, file), join(crashed, file));
    await ledger.close();
  }
  return end === 'closed' ? folder : crashed;
}

/** Every file of a folder with a hash of its bytes; the lock means nothing. */
function contentsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    names
      .filter((name) => name !== 'ledger.lock')
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}

function damage(file: string, change: (bytes: Uint8Array) => Uint8Array): void {
  writeFileSync(file, change(new Uint8Array(readFileSync(file))));
}

test('a ledger is made in a new folder and found there again', async () => {
  const folder = join(temporaryFolder(onTestFinished), 'deep', 'down');
  const first = open(folder);
  expect(statSync(folder).mode & 0o77).toBe(0);
  expect(statSync(ledgerFolder(folder).ledger).mode & 0o77).toBe(0);
  await first.write((book) => book.append(orderChange(anOrder(1)), till));
  await first.close();
  const second = open(folder);
  expect(second.order('order_1')).toEqual(anOrder(1));
  const entry = await second.write((book) => book.append(orderChange(anOrder(2)), till));
  expect(entry.seq).toBe(2);
  expect(await checkChain(folder)).toMatchObject({ ok: true });
  await second.close();
  expect(Object.keys(contentsOf(folder))).toEqual(['ledger.sqlite']);
});

test('what a crash left waiting is there at the next start', async () => {
  const folder = await folderWithLedger('crashed');
  // Killed once more, while it was being looked at.
  const { inspection } = ledgerFolder(folder);
  mkdirSync(inspection);
  writeFileSync(join(inspection, 'ledger.sqlite-wal'), 'half a copy');
  const ledger = open(folder);
  expect(ledger.nextOrderSeq()).toBe(401);
  expect(await checkChain(folder)).toMatchObject({ ok: true });
  await ledger.close();
  expect(Object.keys(contentsOf(folder))).toEqual(['ledger.sqlite']);
});

test('a first start that was cut short leaves nothing in the way of the next', async () => {
  const folder = temporaryFolder(onTestFinished);
  const { ledger, unfinished } = ledgerFolder(folder);
  writeFileSync(ledger, '');
  writeFileSync(unfinished, 'half a ledger');
  writeFileSync(`${unfinished}-wal`, 'half a log');
  await open(folder).close();
  expect(Object.keys(contentsOf(folder))).toEqual(['ledger.sqlite']);
});

test('a connection that writes is safe or is not used', () => {
  const database = openDatabase(join(temporaryFolder(onTestFinished), 'x.sqlite'));
  const read = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name];
  expect(read('journal_mode')).toBe('wal');
  expect(read('synchronous')).toBe(2);
  expect(read('foreign_keys')).toBe(1);
  expect(read('wal_autocheckpoint')).toBe(0);
  database.close();
  const memory = openMemoryDatabase();
  expect(memory.prepare('PRAGMA foreign_keys').get()?.foreign_keys).toBe(1);
  // A database in memory cannot have a -wal file, as one on a network disk cannot.
  expect(() => openDatabase(':memory:')).toThrow('journal_mode is memory');
});

test('a second program on the same ledger is refused, and may follow the first', async () => {
  const folder = temporaryFolder(onTestFinished);
  const first = open(folder);
  expect(failureOf(folder)).toMatchObject({
    reason: 'in_use',
    message: expect.stringContaining(folder),
  });
  await first.write((book) => book.append(orderChange(anOrder(1)), till));
  await first.close();
  await open(folder).close();
});

const damages: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
  ['cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['cut within its first page', (bytes) => bytes.subarray(0, 200)],
  ['with a page of zeros', (bytes) => bytes.fill(0, 10 * pageSize, 11 * pageSize)],
  ['with a page of noise', (bytes) => bytes.fill(0xa5, 10 * pageSize, 11 * pageSize)],
];
const brokenTables = {
  what: 'with a broken list of tables',
  change: (bytes: Uint8Array) => bytes.fill(0x77, 100, pageSize),
  // After a crash the -wal file has that page once more, and heals it.
  end: 'closed' as const,
};

test.each([
  ...damages.flatMap(([what, change]) => [
    { what, change, end: 'closed' as const },
    { what, change, end: 'crashed' as const },
  ]),
  brokenTables,
])('a $end ledger $what is refused and left untouched', async ({ change, end }) => {
  const folder = await folderWithLedger(end);
  const { ledger } = ledgerFolder(folder);
  damage(ledger, change);
  const before = contentsOf(folder);
  const failure = failureOf(folder);
  expect(failure).toMatchObject({ reason: 'damaged' });
  expect(failure.message).toContain(ledger);
  expect(failure.message).toContain('Keep this file');
  expect(contentsOf(folder)).toEqual(before);
});

test('a ledger that is gone while its -wal file is there is refused and left untouched', async () => {
  const folder = await folderWithLedger('crashed');
  writeFileSync(ledgerFolder(folder).ledger, '');
  const before = contentsOf(folder);
  expect(failureOf(folder)).toMatchObject({ reason: 'damaged' });
  expect(contentsOf(folder)).toEqual(before);
});

test.each(['closed', 'crashed'] as const)(
  'a %s ledger of a newer program is refused and left untouched',
  async (end) => {
    const folder = await folderWithLedger(end);
    const { ledger } = ledgerFolder(folder);
    if (end === 'closed') {
      const database = new DatabaseSync(ledger);
      database.exec('PRAGMA user_version = 9999');
      database.close();
    } else {
      // The newer version stands only in the -wal file, as a newer program that crashed leaves it.
      await raiseVersionInWal(folder);
    }
    const before = contentsOf(folder);
    const failure = failureOf(folder);
    expect(failure).toMatchObject({ reason: 'newer' });
    expect(failure.message).toContain(ledger);
    expect(failure.message).toContain('version 9999');
    expect(contentsOf(folder)).toEqual(before);
  },
);

async function raiseVersionInWal(folder: string): Promise<void> {
  const { ledger } = ledgerFolder(folder);
  const database = new DatabaseSync(ledger);
  database.exec('PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 9999');
  const files = ['', '-wal', '-shm'].map((ending) => ledger + ending);
  const left = files.map((file) => readFileSync(file));
  database.close();
  for (const [index, file] of files.entries()) writeFileSync(file, left[index] ?? '');
  expect(left[1]?.length).toBeGreaterThan(0);
}

test.each([
  ['a text', 'Dear diary, '.repeat(1_000)],
  ['a few bytes', 'x'],
])('%s is not a ledger and is left untouched', (_what, content) => {
  const folder = temporaryFolder(onTestFinished);
  const { ledger } = ledgerFolder(folder);
  writeFileSync(ledger, content);
  const before = contentsOf(folder);
  const failure = failureOf(folder);
  expect(failure).toMatchObject({ reason: 'not_a_ledger' });
  expect(failure.message).toContain(ledger);
  expect(contentsOf(folder)).toEqual(before);
});

test("another program's database is not a ledger and is left untouched", () => {
  const folder = temporaryFolder(onTestFinished);
  const database = new DatabaseSync(ledgerFolder(folder).ledger);
  database.exec('CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 10');
  database.close();
  const before = contentsOf(folder);
  expect(failureOf(folder)).toMatchObject({ reason: 'not_a_ledger' });
  expect(contentsOf(folder)).toEqual(before);
});

test('a file in the place of the folder, or of the folder above it, is said clearly', () => {
  const place = join(temporaryFolder(onTestFinished), 'place');
  writeFileSync(place, 'mine');
  for (const folder of [place, join(place, 'below')]) {
    const failure = failureOf(folder);
    expect(failure).toMatchObject({ reason: 'not_writable' });
    expect(failure.message).toContain(folder);
  }
  expect(readFileSync(place, 'utf8')).toBe('mine');
});

test('a folder in the place of the ledger is said clearly', () => {
  const folder = temporaryFolder(onTestFinished);
  mkdirSync(ledgerFolder(folder).ledger);
  expect(failureOf(folder)).toMatchObject({ reason: 'not_writable' });
  expect(existsSync(ledgerFolder(folder).ledger)).toBe(true);
});

test('a start that failed does not keep the lock', async () => {
  const folder = temporaryFolder(onTestFinished);
  const { ledger } = ledgerFolder(folder);
  writeFileSync(ledger, 'not a ledger');
  expect(failureOf(folder)).toMatchObject({ reason: 'not_a_ledger' });
  writeFileSync(ledger, '');
  await open(folder).close();
});
