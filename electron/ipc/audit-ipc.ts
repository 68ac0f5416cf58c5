import type { ChainAnswer } from '../../shared/audit.ts';
import type { AuditLog } from '../history/audit-log.ts';
import type { StaffRoom } from '../till/staff/staff.ts';
import type { IpcHandlers } from './handle.ts';

export interface AuditFacts {
  readonly auditLog: AuditLog;
  readonly staffRoom: Pick<StaffRoom, 'members'>;
  /** Walks the whole chain of hashes without holding anything up. */
  readonly verifyBook: () => Promise<ChainAnswer>;
}

/** Who did what, and whether the book is whole. */
export function auditHandlers(
  facts: AuditFacts,
): Pick<IpcHandlers, Extract<keyof IpcHandlers, `audit.${string}`>> {
  return {
    'audit.list': async (query) => ({
      ...(await facts.auditLog.list(query)),
      people: facts.staffRoom.members(),
    }),
    'audit.verify': () => facts.verifyBook(),
  };
}
