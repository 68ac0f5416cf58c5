import type { Recorded, RecordFrame, WireNote } from '../../shared/recording.ts';
import { createDailyLog, type DailyLogOptions } from './daily-log.ts';
import { readWireLogLine, terminalInWireLog, wireLogLine } from './wire-log-layout.ts';

/** A line for every message on every terminal's line, masked by its language, kept for two weeks. */
export interface WireLog {
  /** Costs no more than a string: the writing comes later. */
  record: RecordFrame;
  /** Tells of every message from now on, as it is kept; gives back a function that stops it. */
  onFrame(listener: (note: Recorded<WireNote>) => void): () => void;
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
  const listeners = new Set<(note: Recorded<WireNote>) => void>();
  return {
    record(note, masked) {
      if (!log.hasRoom()) {
        log.skip();
        return;
      }
      const kept = keptOf(note, masked);
      const at = clock.now();
      log.record(wireLogLine(at, kept));
      for (const listener of listeners) listener({ ...kept, at });
    },
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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

/** Pictures and other giants are known by name and length alone. */
const longestKept = 4_096;

function keptOf(note: Omit<WireNote, 'masked'>, masked?: () => string): WireNote {
  return masked && note.length <= longestKept ? { ...note, masked: masked() } : note;
}
