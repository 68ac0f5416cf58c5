import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEntry } from '../../../shared/audit.ts';
import type { IpcRequest } from '../../../shared/ipc.ts';
import type { Staff } from '../../../shared/staff.ts';
import { useServices } from '../../store/window-context.tsx';

export type AuditFilter = Omit<IpcRequest<'audit.list'>, 'before'>;

export interface AuditShown {
  readonly entries: readonly AuditEntry[];
  readonly names: Readonly<Record<string, string>>;
  readonly people: readonly Staff[];
  readonly next: number | null;
  readonly state: 'asking' | 'told' | 'not_allowed' | 'no_answer';
}

const nothing: AuditShown = { entries: [], names: {}, people: [], next: null, state: 'asking' };

/** Entries as the filter chooses them, and more of them when their end comes into sight. */
export function useAudit(filter: AuditFilter): { shown: AuditShown; more: () => void } {
  const { audit } = useServices();
  const [shown, setShown] = useState<AuditShown>(nothing);
  const asked = useRef(0);
  const ask = useCallback(
    async (before: number | null) => {
      asked.current += 1;
      const own = asked.current;
      setShown((now) => ({ ...now, state: 'asking' }));
      const told = await audit.list(before === null ? filter : { ...filter, before });
      if (own !== asked.current) return;
      setShown((now) => {
        if (typeof told === 'string') return { ...now, state: told };
        const entries = before === null ? told.entries : [...now.entries, ...told.entries];
        return { ...told, entries, state: 'told' };
      });
    },
    [audit, filter],
  );
  useEffect(() => void ask(null), [ask]);
  const { next, state, entries } = shown;
  // What is rare is looked for further down, until some of it is found.
  useEffect(() => {
    if (state === 'told' && entries.length === 0 && next !== null) void ask(next);
  }, [ask, state, entries, next]);
  return {
    shown,
    more: () => {
      if (state === 'told' && next !== null) void ask(next);
    },
  };
}
