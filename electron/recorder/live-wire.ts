import type { Clock } from '../../shared/clock.ts';
import type { ExplainedFrame } from '../../shared/frame.ts';
import type { Recorded, WireNote } from '../../shared/recording.ts';
import type { WireRow } from '../../shared/wire.ts';
import type { WireLog } from './wire-log.ts';

/** The messages of the moment, for whoever wants to watch them; the newest few are remembered. */
export interface LiveWire {
  /** Oldest first. */
  recent(): readonly WireRow[];
  /** Tells of new ones, several at once; gives back a function that stops it. */
  follow(listener: (rows: readonly WireRow[]) => void): () => void;
  stop(): void;
}

const remembered = 500;
/** A line that is busy is told in pieces, so that a window has time to show them. */
const tellEvery = 100;

export function createLiveWire(options: {
  readonly wireLog: Pick<WireLog, 'onFrame'>;
  readonly clock: Clock;
  readonly explain: (note: WireNote) => ExplainedFrame | undefined;
}): LiveWire {
  const { wireLog, clock, explain } = options;
  const listeners = new Set<(rows: readonly WireRow[]) => void>();
  let notes: Noted[] = [];
  let untold: Noted[] = [];
  let count = 0;
  let cancelWait: (() => void) | undefined;

  const stopHearing = wireLog.onFrame((note) => {
    count += 1;
    const noted = { key: count, note };
    notes.push(noted);
    // Cut in large pieces: one at a time would move all of them each time.
    if (notes.length > remembered * 2) notes = notes.slice(-remembered);
    if (listeners.size === 0) return;
    untold.push(noted);
    cancelWait ??= clock.after(tellEvery, 'telling windows of the wire', tell);
  });

  return {
    recent: () => notes.slice(-remembered).map(rowOf),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopHearing();
      cancelWait?.();
      listeners.clear();
    },
  };

  function tell(): void {
    cancelWait = undefined;
    const rows = untold.slice(-remembered).map(rowOf);
    untold = [];
    for (const listener of listeners) listener(rows);
  }

  function rowOf({ key, note }: Noted): WireRow {
    return { key, ...note, fields: explain(note)?.fields ?? [] };
  }
}

interface Noted {
  readonly key: number;
  readonly note: Recorded<WireNote>;
}
