import type { CallNote, RecordCall, Recorded } from '../../shared/recording.ts';

/** The last calls, for whoever looks over the shoulder of a program that is being written. */
export interface RecentCalls {
  /** Passes every call on to the log; keeps those of which the log made a note. */
  readonly record: RecordCall;
  /** Newest first. */
  list(): readonly Recorded<CallNote>[];
}

const most = 100;

export function createRecentCalls(log: RecordCall): RecentCalls {
  const kept: Recorded<CallNote>[] = [];
  return {
    record: (at, note) =>
      log(at, () => {
        const made = note();
        kept.push({ ...made, at });
        if (kept.length > most) kept.shift();
        return made;
      }),
    list: () => kept.toReversed(),
  };
}
