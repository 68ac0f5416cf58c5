import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { createWireLog } from './wire-log.ts';

const pay = { terminalId: 'counter', direction: 'sent', name: '06 01 pay', length: 12 } as const;
const start = Date.UTC(2026, 0, 5, 23, 59, 59, 500);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wire-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what was recorded is in the file of its day, in order, soon and without being asked', async () => {
  const { log, clock, read } = setUp();
  log.record(pay);
  log.record({ ...pay, direction: 'received', name: '80 00', length: 3 });
  clock.advance(500);
  await log.flush();
  log.record({ ...pay, direction: 'dropped', name: 'noise', length: 40 });
  await log.close();
  expect(await readdir(join(folder, 'logs'))).toEqual([
    'wire-2026-01-05.log',
    'wire-2026-01-06.log',
  ]);
  expect(await read('wire-2026-01-05.log')).toBe(
    '2026-01-05T23:59:59.500Z\tcounter\tsent\t06 01 pay\t12\t-\t-\n' +
      '2026-01-05T23:59:59.500Z\tcounter\treceived\t80 00\t3\t-\t-\n',
  );
  expect(await read('wire-2026-01-06.log')).toBe(
    '2026-01-06T00:00:00.000Z\tcounter\tdropped\tnoise\t40\t-\t-\n',
  );
});

test('recording writes nothing by itself, and a closed log records nothing', async () => {
  const { log, clock } = setUp();
  log.record(pay);
  expect(await readdir(folder)).toEqual([]);
  await log.close();
  log.record(pay);
  expect(clock.waits()).toEqual([]);
});

test('of a log fourteen days are kept, everything else stays', async () => {
  const { log } = setUp();
  await mkdir(join(folder, 'logs'));
  const december = Array.from({ length: 15 }, (_, day) => `wire-2025-12-${day + 10}.log`);
  for (const name of [...december, 'crash-2025-01-01.log']) {
    await writeFile(join(folder, 'logs', name), '');
  }
  log.record(pay);
  await log.flush();
  expect((await readdir(join(folder, 'logs'))).sort()).toEqual([
    'crash-2025-01-01.log',
    ...december.slice(2),
    'wire-2026-01-05.log',
  ]);
});

test('a disk that cannot be written to is told once, stops nobody, and leaves a counted gap', async () => {
  const { log, faults, read } = setUp();
  const blocked = join(folder, 'logs');
  await writeFile(blocked, 'a file where the folder should be');
  for (let count = 0; count < 3; count += 1) {
    log.record(pay);
    await log.flush();
  }
  expect(faults).toHaveLength(1);
  await rm(blocked);
  log.record(pay);
  await log.close();
  expect((await read('wire-2026-01-05.log')).split('\n').slice(1)).toEqual([
    '2026-01-05T23:59:59.500Z\twire log\tdropped\tlines that could not be written\t3',
    '',
  ]);
});

test('a burst beyond what may wait is counted instead of kept', async () => {
  const { log, read } = setUp();
  for (let count = 0; count < 10_005; count += 1) log.record(pay);
  await log.close();
  const lines = (await read('wire-2026-01-05.log')).trimEnd().split('\n');
  expect(lines).toHaveLength(10_001);
  expect(lines.at(-1)).toMatch(/\tdropped\tlines that could not be written\t5$/);
});

test('the messages of a terminal are read back by time, also those not written yet', async () => {
  const { log, clock } = setUp();
  const at = () => clock.now();
  log.record(pay);
  const first = at();
  clock.advance(1_000);
  log.record({ ...pay, terminalId: 'other' });
  log.record({ ...pay, direction: 'received', name: '80 00', length: 3 });
  const second = at();
  clock.advance(1_000);
  log.record({ ...pay, name: '06 b0 abort' });
  const names = async (from: number, to: number, limit = 10) =>
    (await log.read({ terminalId: 'counter', from, to, limit })).map(({ name }) => name);
  expect(await names(first, at())).toEqual(['06 01 pay', '80 00', '06 b0 abort']);
  expect(await names(second, second)).toEqual(['80 00']);
  expect(await names(first, at(), 2)).toEqual(['06 01 pay', '80 00']);
  expect(await names(at() + 1, at() + 86_400_000)).toEqual([]);
  expect(await log.read({ terminalId: 'counter', from: second, to: second, limit: 1 })).toEqual([
    { at: second, terminalId: 'counter', direction: 'received', name: '80 00', length: 3 },
  ]);
  await log.close();
});

test('a day’s file grows to its size and no further, and the next day says what is missing', async () => {
  const { log, clock, read } = setUp({ mostBytes: 120 });
  for (let count = 0; count < 5; count += 1) {
    log.record(pay);
    await log.flush();
  }
  expect((await read('wire-2026-01-05.log')).trimEnd().split('\n')).toHaveLength(3);
  clock.advance(86_400_000);
  log.record(pay);
  await log.close();
  expect(await read('wire-2026-01-06.log')).toMatch(/\tlines that could not be written\t2\n$/);
});

function setUp(options: { readonly mostBytes?: number } = {}) {
  const clock = createManualClock(start);
  const faults: unknown[] = [];
  const log = createWireLog({
    ...options,
    folder,
    clock,
    fault: (error) => faults.push(error),
  });
  return {
    clock,
    faults,
    log,
    read: (name: string) => readFile(join(folder, 'logs', name), 'utf8'),
  };
}
