import type { DoubtAsked } from '../../../shared/payment.ts';
import type { LastResult } from '../../terminals/terminal.ts';

/** Counts what terminals were asked about payments in doubt, for whoever has to decide. */
export interface Questions {
  note(paymentId: string, result: LastResult): void;
  asked(paymentId: string): DoubtAsked | undefined;
  onAsked(listener: () => void): () => void;
}

export function createQuestions(now: () => number): Questions {
  const counts = new Map<string, DoubtAsked>();
  const listeners = new Set<() => void>();
  return {
    note(paymentId, result) {
      const times = (counts.get(paymentId)?.times ?? 0) + 1;
      counts.set(paymentId, { times, lastAt: now(), said: saying[result.type] });
      for (const listener of listeners) listener();
    },
    asked: (paymentId) => counts.get(paymentId),
    onAsked(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const saying = {
  none: 'none',
  result: 'other',
  busy: 'busy',
  unavailable: 'silent',
} as const satisfies Record<LastResult['type'], DoubtAsked['said']>;
