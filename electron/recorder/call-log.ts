import type { CallNote, RecordCall, Recorded } from '../../shared/recording.ts';
import { callLogLine, readCallLogLine } from './call-log-layout.ts';
import { createDailyLog, type DailyLogOptions } from './daily-log.ts';

/** A line for everything that was asked of the till, from windows and software, kept for two weeks. */
export interface CallLog {
  /** Notes as many calls a second as people and their software make; a flood is only counted. */
  record: RecordCall;
  /** Calls between these times about any of the subjects, oldest first, at most `limit`. */
  read(query: CallQuery): Promise<readonly Recorded<CallNote>[]>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface CallQuery {
  /** Ids of orders, payments and activities. */
  readonly subjects: readonly string[];
  /** In milliseconds since 1970, both included. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

const mostPerSecond = 200;

/** A call is written down when it has been answered, which may be a while after it was asked. */
const longestCall = 60_000;

export function createCallLog(options: Omit<DailyLogOptions, 'kind'>): CallLog {
  const { clock } = options;
  const log = createDailyLog({ ...options, kind: 'calls' });
  let second = 0;
  let noted = 0;
  return {
    record(at, note) {
      const now = Math.floor(clock.now() / 1_000);
      if (now !== second) {
        second = now;
        noted = 0;
      }
      noted += 1;
      if (noted > mostPerSecond || !log.hasRoom()) log.skip();
      else log.record(callLogLine(at, note()));
    },
    async read({ subjects, from, to, limit }) {
      const found: Recorded<CallNote>[] = [];
      for await (const line of log.lines(from, to + longestCall)) {
        if (!subjects.some((subject) => line.includes(subject))) continue;
        const note = readCallLogLine(line);
        if (!note?.subjects.some((each) => subjects.includes(each))) continue;
        if (note.at < from || note.at > to) continue;
        if (found.length >= limit) break;
        found.push(note);
      }
      return found.toSorted((one, other) => one.at - other.at);
    },
    flush: log.flush,
    close: log.close,
  };
}
