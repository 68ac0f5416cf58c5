import type { Reader } from './ledger.ts';

/**
 * How far a list that is sorted by time, newest first, has been read: what was made before `to`, or at it but
 * `skip` of those. Unlike a number of rows to leave out, it costs the same at the end of a long book as
 * at its beginning.
 */
export interface TimePosition {
  /** Milliseconds since 1970. */
  readonly to: number;
  readonly skip: number;
}

/** Behind one more row, made at `createdAt`. */
export function behind({ to, skip }: TimePosition, createdAt: number): TimePosition {
  return createdAt === to ? { to, skip: skip + 1 } : { to: createdAt, skip: 1 };
}

/**
 * Now, or when the newest payment or refund was made: that is later where the clock has been set back
 * since, and a list that began with now would leave it out.
 */
export function newestTime(ledger: Pick<Reader, 'payments' | 'refunds'>, now: number): number {
  const one = { count: 1, skip: 0 };
  const newest = [...ledger.payments(one), ...ledger.refunds(one)];
  return Math.max(now, ...newest.map(({ createdAt }) => createdAt));
}
