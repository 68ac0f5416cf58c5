import { appendFile, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import { dailyLogName, expiredLogs, logLine, logNamesBetween } from './daily-log-layout.ts';

/** Lines in a file for each day, kept for two weeks. Losing some costs a story, never a payment. */
export interface DailyLog {
  /** `line` ends in a line break. Costs no more than a string: the writing comes soon. */
  record(line: string): void;
  /** Whether there is room for another line before the next writing. */
  hasRoom(): boolean;
  /** Counts a line that was not even made. */
  skip(): void;
  /** Lines written between these times, oldest first, without their line breaks. */
  lines(from: number, to: number): AsyncIterable<string>;
  /** Resolves when everything recorded so far is in its file, or could not be written. */
  flush(): Promise<void>;
  /** Flushes, and records nothing from then on. */
  close(): Promise<void>;
}

export interface DailyLogOptions {
  /** The data folder; the log is in its folder `logs`. */
  readonly folder: string;
  /** What its files are called: `wire` for `wire-2026-01-05.log`. */
  readonly kind: string;
  readonly clock: Clock;
  /** A full or read-only disk, told once until it is over. Payments never wait for a log. */
  readonly fault: (error: unknown) => void;
  /** A day's file grows to this size and no further; in bytes. */
  readonly mostBytes?: number;
}

/** A crash takes with it what was recorded since then. */
const writeEvery = 100;
/** A burst beyond this is counted, not kept: a log may never grow into the memory of the till. */
const mostWaiting = 10_000;
const standardBytes = 32 * 1024 * 1024;
const chunkBytes = 256 * 1024;

export function createDailyLog(options: DailyLogOptions): DailyLog {
  const { folder, kind, clock, fault, mostBytes = standardBytes } = options;
  const logs = join(folder, 'logs');
  let waiting: { readonly file: string; readonly line: string }[] = [];
  let lost = 0;
  let failing = false;
  let closed = false;
  let today = { file: '', bytes: 0 };
  let cancelWait: (() => void) | undefined;
  let writing = Promise.resolve();

  return {
    record(line) {
      if (closed) return;
      if (waiting.length >= mostWaiting) {
        lost += 1;
        return;
      }
      waiting.push({ file: dailyLogName(kind, clock.now()), line });
      cancelWait ??= clock.after(writeEvery, `${kind} log`, () => void flush());
    },
    hasRoom: () => !closed && waiting.length < mostWaiting,
    skip() {
      lost += 1;
    },
    async *lines(from, to) {
      await flush();
      for (const name of logNamesBetween(kind, from, to)) yield* linesOf(join(logs, name));
    },
    flush,
    async close() {
      closed = true;
      await flush();
    },
  };

  function flush(): Promise<void> {
    cancelWait?.();
    cancelWait = undefined;
    writing = writing.then(write);
    return writing;
  }

  async function write(): Promise<void> {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const gap = lost;
    try {
      await mkdir(logs, { recursive: true });
      for (const [file, lines] of Map.groupBy(batch, (entry) => entry.file)) {
        await openDay(file);
        await append(lines.map(({ line }) => line));
      }
      if (gap > 0 && today.bytes < mostBytes) {
        await append([logLine(clock.now(), [`${kind} log`, 'dropped', gapWords, gap])]);
        lost -= gap;
      }
      failing = false;
    } catch (error) {
      lost += batch.length;
      if (!failing) fault(error);
      failing = true;
    }
  }

  async function append(lines: readonly string[]): Promise<void> {
    if (today.bytes >= mostBytes) {
      lost += lines.length;
      return;
    }
    const text = lines.join('');
    await appendFile(join(logs, today.file), text);
    today = { file: today.file, bytes: today.bytes + Buffer.byteLength(text) };
  }

  async function openDay(file: string): Promise<void> {
    if (today.file === file) return;
    for (const name of expiredLogs(kind, await readdir(logs), clock.now())) {
      await rm(join(logs, name), { force: true });
    }
    today = { file, bytes: await sizeOf(join(logs, file)) };
  }
}

const gapWords = 'lines that could not be written';

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Nothing where there is no such file. */
async function* linesOf(file: string): AsyncIterable<string> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return;
  try {
    const decoder = new TextDecoder();
    const chunk = new Uint8Array(chunkBytes);
    let rest = '';
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, chunkBytes);
      if (bytesRead === 0) break;
      const lines = (rest + decoder.decode(chunk.subarray(0, bytesRead), { stream: true })).split(
        '\n',
      );
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    await handle.close();
  }
}
