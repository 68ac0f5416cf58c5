import type { Recorded, WireNote } from '../../shared/recording.ts';
import { createDailyLog, type DailyLogOptions } from './daily-log.ts';
import { readWireLogLine, terminalInWireLog, wireLogLine } from './wire-log-layout.ts';

/** A line for every message on every terminal's line, kept for two weeks. Never its content. */
export interface WireLog {
  /** Costs no more than a string: the writing comes later. */
  record(note: WireNote): void;
  /** The messages of a terminal between these times, oldest first, at most `limit`; both included. */
  read(query: WireQuery): Promise<readonly Recorded<WireNote>[]>;
  /** Resolves when everything recorded so far is in its file, or could not be written. */
  flush(): Promise<void>;
  /** Flushes, and records nothing from then on. */
  close(): Promise<void>;
}

export interface WireQuery {
  readonly terminalId: string;
  /** In milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

export function createWireLog(options: Omit<DailyLogOptions, 'kind'>): WireLog {
  const { clock } = options;
  const log = createDailyLog({ ...options, kind: 'wire' });
  return {
    record: (note) => log.record(wireLogLine(clock.now(), note)),
    async read({ terminalId, from, to, limit }) {
      const wanted = `\t${terminalInWireLog(terminalId)}\t`;
      const found: Recorded<WireNote>[] = [];
      for await (const line of log.lines(from, to)) {
        // Most lines are another hour's or another terminal's: they are not taken apart.
        if (!line.includes(wanted)) continue;
        const note = readWireLogLine(line);
        if (!note || note.at < from || note.at > to) continue;
        if (found.length >= limit) break;
        found.push({ ...note, terminalId });
      }
      return found;
    },
    flush: log.flush,
    close: log.close,
  };
}
