import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import type { Clock } from '../../shared/clock.ts';

/** Keeps what should never happen where a technician finds it. */
export interface FaultLog {
  /**
   * Writes the fault, screened for card numbers, and gives back the reference to quote. Never throws: a
   * disk that is full must not make a fault worse.
   */
  record(fault: unknown): string;
}

/** `print` shows one line to whoever started the program. */
export function createFaultLog(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly print: (line: string) => void;
}): FaultLog {
  const { folder, clock, print } = options;
  const logs = path.join(folder, 'logs');
  let count = 0;
  return {
    record: (fault) => {
      count += 1;
      const time = new Date(clock.now()).toISOString();
      const reference = `F${clock.now().toString(36).toUpperCase()}-${count}`;
      const text = screenCardNumbers(describe(fault));
      print(`fault ${reference}: ${text.split('\n')[0]}`);
      try {
        mkdirSync(logs, { recursive: true });
        appendFileSync(path.join(logs, 'faults.log'), `${time} ${reference} ${text}\n`);
      } catch {
        print(`fault ${reference} could not be written to ${logs}`);
      }
      return reference;
    },
  };
}

function describe(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const cause = fault.cause === undefined ? '' : `\ncaused by ${describe(fault.cause)}`;
  return `${fault.stack ?? fault.message}${cause}`;
}
