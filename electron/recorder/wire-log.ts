import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import { expiredWireLogs, type WireNote, wireLogLine, wireLogName } from './wire-log-layout.ts';

/** A line for every message on every terminal's line, kept for two weeks. Never its content. */
export interface WireLog {
  /** Costs no more than a string: the writing comes later. */
  record(note: WireNote): void;
  /** Resolves when everything recorded so far is in its file, or could not be written. */
  flush(): Promise<void>;
  /** Flushes, and records nothing from then on. */
  close(): Promise<void>;
}

export interface WireLogOptions {
  /** The data folder; the log is in its folder `logs`. */
  readonly folder: string;
  readonly clock: Clock;
  /** A full or read-only disk, told once until it is over. Payments never wait for this log. */
  readonly fault: (error: unknown) => void;
}

const writeEvery = 500;
/** A burst beyond this is counted, not kept: the log may never grow into the memory of the till. */
const mostWaiting = 10_000;

export function createWireLog({ folder, clock, fault }: WireLogOptions): WireLog {
  const logs = join(folder, 'logs');
  let waiting: { readonly file: string; readonly line: string }[] = [];
  let lost = 0;
  let failing = false;
  let closed = false;
  let cleanedFor = '';
  let cancelWait: (() => void) | undefined;
  let writing = Promise.resolve();

  return {
    record(note) {
      if (closed) return;
      if (waiting.length >= mostWaiting) {
        lost += 1;
        return;
      }
      const now = clock.now();
      waiting.push({ file: wireLogName(now), line: wireLogLine(now, note) });
      cancelWait ??= clock.after(writeEvery, 'wire log', () => void flush());
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
        await appendFile(join(logs, file), lines.map(({ line }) => line).join(''));
        await removeExpired(file);
      }
      if (gap > 0) await appendFile(join(logs, wireLogName(clock.now())), gapLine(gap));
      lost -= gap;
      failing = false;
    } catch (error) {
      lost += batch.length;
      if (!failing) fault(error);
      failing = true;
    }
  }

  async function removeExpired(today: string): Promise<void> {
    if (cleanedFor === today) return;
    cleanedFor = today;
    for (const name of expiredWireLogs(await readdir(logs), clock.now())) {
      await rm(join(logs, name), { force: true });
    }
  }

  function gapLine(count: number): string {
    return wireLogLine(clock.now(), {
      terminalId: 'wire log',
      direction: 'dropped',
      name: 'lines that could not be written',
      length: count,
    });
  }
}
