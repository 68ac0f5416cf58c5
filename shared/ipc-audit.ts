import Type from 'typebox';
import { type AuditPage, auditGroups, type ChainAnswer } from './audit.ts';
import type { Staff } from './staff.ts';

/** Who did what, and whether the book is whole; a part of ipc.ts. */
const exactly = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });

export const auditRequests = {
  'audit.list': Type.Object(
    {
      group: Type.Optional(Type.Enum([...auditGroups])),
      /** Done or approved by this person. */
      staffId: Type.Optional(id),
      /** "2026-01-05" in the shop's calendar. */
      day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
      /** Only entries before this one: the next page. */
      before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    },
    exactly,
  ),
  /** Walks the whole chain. */
  'audit.verify': Type.Object({}, exactly),
};

export interface AuditAnswers {
  /** With everybody who ever worked here, to choose from. */
  'audit.list': AuditPage & { readonly people: readonly Staff[] };
  'audit.verify': ChainAnswer;
}
