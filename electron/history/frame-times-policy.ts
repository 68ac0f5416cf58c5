import type { JournalEntry } from '../../shared/journal.ts';
import { isOpenPayment, type Payment } from '../../shared/payment.ts';

/** A stretch of time on a terminal's line; milliseconds since 1970, both ends included. */
export interface FrameTime {
  readonly terminalId: string;
  readonly from: number;
  readonly to: number;
}

/** The line is being opened, or says its last, this long around what the journal tells. */
const before = 1_000;
const after = 5_000;

/**
 * When the terminals spoke about the payments of these entries: from a payment's beginning until it was
 * over or in doubt, and around whatever happened to it later. A doubt may last for days in which the line
 * says nothing about it.
 */
export function frameTimes(entries: readonly JournalEntry[]): readonly FrameTime[] {
  const begun = new Map<string, { readonly payment: Payment; readonly at: number }>();
  const times: FrameTime[] = [];
  for (const { at, change } of entries) {
    if (change.type !== 'payment' || change.payment.terminalId === null) continue;
    const { payment } = change;
    const { terminalId } = change.payment;
    const earlier = begun.get(payment.id);
    const isRunning = earlier === undefined || isAtWork(earlier.payment);
    times.push({
      terminalId,
      from: (isRunning ? (earlier?.at ?? at) : at) - before,
      to: at + after,
    });
    begun.set(payment.id, { payment, at });
  }
  return joined(times);
}

function isAtWork(payment: Payment): boolean {
  return isOpenPayment(payment) && payment.state !== 'in_doubt';
}

/** Times that touch become one, so that no message is told twice. */
function joined(all: readonly FrameTime[]): readonly FrameTime[] {
  const sorted = all.toSorted((one, other) =>
    one.terminalId === other.terminalId
      ? one.from - other.from
      : one.terminalId < other.terminalId
        ? -1
        : 1,
  );
  const times: FrameTime[] = [];
  for (const time of sorted) {
    const last = times.at(-1);
    if (last?.terminalId !== time.terminalId || time.from > last.to + 1) times.push(time);
    else times[times.length - 1] = { ...last, to: Math.max(last.to, time.to) };
  }
  return times;
}
