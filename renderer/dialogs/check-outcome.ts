import type { ReferenceMatch } from '../../shared/ipc-history.ts';

/** Fewer digits end too many references to prove anything. */
export const leastDigits = 4;

/** What the end of a reference proves. */
export interface CheckOutcome {
  readonly type: 'match' | 'older' | 'unpaid' | 'none' | 'failed';
  readonly matches: readonly ReferenceMatch[];
}

/** Money of today is a match; money of another day is somebody's older proof. Null: nobody answered. */
export function checkOutcome(
  matches: readonly ReferenceMatch[] | null,
  isToday: (at: number) => boolean,
): CheckOutcome {
  if (matches === null) return { type: 'failed', matches: [] };
  if (matches.length === 0) return { type: 'none', matches };
  const paid = matches.flatMap(({ paidAt }) => paidAt ?? []);
  if (paid.length === 0) return { type: 'unpaid', matches };
  return { type: paid.some(isToday) ? 'match' : 'older', matches };
}
