import { setImmediate as otherWork } from 'node:timers/promises';
import type { AuditEntry, AuditGroup, AuditPage } from '../../shared/audit.ts';
import type { JournalEntry } from '../../shared/journal.ts';
import { orderIdOf } from '../../shared/order-of-change.ts';
import type { Reader } from '../ledger/ledger.ts';
import { auditEntryOf, groupOf, isBy } from './audit-policy.ts';

/** Who did what, newest first. */
export interface AuditLog {
  list(query: AuditQuery): Promise<AuditPage>;
}

export interface AuditQuery {
  readonly group?: AuditGroup;
  readonly staffId?: string;
  readonly day?: string;
  readonly before?: number;
}

const chunk = 200;
const pageSize = 100;
/** Entries that one question looks at; what is rare is found by asking again. */
const mostLooked = 20_000;

export function createAuditLog(dependencies: {
  readonly ledger: Pick<Reader, 'entriesBefore' | 'order' | 'payment' | 'staff' | 'terminals'>;
  /** A day's first and last millisecond where the shop is; undefined when there is no such day. */
  readonly dayOf: (day: string) => { readonly from: number; readonly to: number } | undefined;
}): AuditLog {
  const { ledger, dayOf } = dependencies;
  return {
    async list(query) {
      const time = query.day === undefined ? anyTime : dayOf(query.day);
      const names = namesIn();
      const entries: AuditEntry[] = [];
      let before = query.before ?? Number.MAX_SAFE_INTEGER;
      let looked = 0;
      while (time && looked < mostLooked) {
        const found = ledger.entriesBefore(before, chunk);
        for (const entry of found) {
          before = entry.seq;
          looked += 1;
          if (isWanted(entry, query, time)) entries.push(tell(entry, names));
          if (entries.length === pageSize) return { entries, names, next: before };
        }
        // The clock may have been set back; entries are in the order in which they came.
        if (found.length < chunk) return { entries, names, next: null };
        await otherWork();
      }
      return { entries, names, next: time ? before : null };
    },
  };

  function tell(entry: JournalEntry, names: Readonly<Record<string, string>>): AuditEntry {
    const orderId = orderIdOf(entry.change);
    const order = orderId === null ? undefined : ledger.order(orderId);
    return auditEntryOf(entry, order, (id) => names[id] ?? id);
  }

  function namesIn(): Readonly<Record<string, string>> {
    const people = ledger.staff().map(({ id, name }) => [id, name] as const);
    const terminals = ledger.terminals().map(({ id, name }) => [id, name] as const);
    return Object.fromEntries([...people, ...terminals]);
  }
}

const anyTime = { from: 0, to: Number.MAX_SAFE_INTEGER };

function isWanted(
  { actor, change, at }: JournalEntry,
  { group, staffId }: AuditQuery,
  time: { readonly from: number; readonly to: number },
): boolean {
  return (
    at >= time.from &&
    at <= time.to &&
    (group === undefined || groupOf(change) === group) &&
    (staffId === undefined || isBy(actor, staffId))
  );
}
