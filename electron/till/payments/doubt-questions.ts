import type { DoubtAsked } from '../../../shared/payment.ts';
import type { LastResult } from '../../terminals/terminal.ts';

/** Counts what terminals were asked about payments in doubt, for whoever has to decide. */
export interface Questions {
  /** `until` then the request may still arrive, so that "nothing known" settles nothing. */
  note(paymentId: string, result: LastResult, until?: number): void;
  asked(paymentId: string): DoubtAsked | undefined;
  onAsked(listener: () => void): () => void;
}

export function createQuestions(now: () => number): Questions {
  const counts = new Map<string, DoubtAsked>();
  const listeners = new Set<() => void>();
  return {
    note(paymentId, result, until) {
      const times = (counts.get(paymentId)?.times ?? 0) + 1;
      const asked = { times, lastAt: now(), said: saying[result.type] };
      const isEarly = until !== undefined && isNothingKnown(result);
      counts.set(paymentId, isEarly ? { ...asked, said: 'not_yet', until } : asked);
      for (const listener of listeners) listener();
    },
    asked: (paymentId) => counts.get(paymentId),
    onAsked(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isNothingKnown(result: LastResult): boolean {
  return result.type === 'none' || (result.type === 'result' && result.isAnother === true);
}

const saying = {
  none: 'none',
  result: 'other',
  busy: 'busy',
  unavailable: 'silent',
} as const satisfies Record<LastResult['type'], DoubtAsked['said']>;
