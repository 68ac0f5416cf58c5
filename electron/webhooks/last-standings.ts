import type { Ledger } from '../ledger/ledger.ts';
import { isTold, type Standing, standingOf, subjectOf, type ToldChange } from './event-policy.ts';

/** How things stood before a change of them. */
export interface LastStandings {
  /** Undefined for what did not exist before entry `seq`, which is the change's own. */
  before(change: ToldChange, seq: number): Standing | undefined;
}

const mostRemembered = 2_000;

/**
 * Remembers how the latest things stand, and looks into the journal for others: most changes come soon
 * after the one before. An entry may be asked about twice, since what came of it may not have been kept.
 */
export function createLastStandings(ledger: Pick<Ledger, 'entriesOfOrder'>): LastStandings {
  const remembered = new Map<string, { readonly seq: number; readonly standing: Standing }>();
  return {
    before(change, seq) {
      const { id, orderId } = subjectOf(change);
      const standing = standingOf(change);
      const known = remembered.get(id);
      remembered.delete(id);
      remembered.set(id, { seq, standing });
      const [oldest] = remembered.keys();
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
      if (known && known.seq < seq) return known.standing;
      // What is no event needs no look into the journal.
      return standing === 'open' ? undefined : find(id, orderId, seq);
    },
  };

  function find(id: string, orderId: string, seq: number): Standing | undefined {
    return ledger
      .entriesOfOrder(orderId)
      .filter((entry) => entry.seq < seq)
      .map(({ change }) => change)
      .filter(isTold)
      .filter((change) => subjectOf(change).id === id)
      .map(standingOf)
      .at(-1);
  }
}
