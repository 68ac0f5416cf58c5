import type { Order } from '../../shared/order.ts';
import type { Story } from '../../shared/story.ts';
import { numberTerm } from '../ledger/search-terms.ts';
import type { HistoryDependencies } from './history-dependencies.ts';
import { parseHistoryQuery } from './history-query-policy.ts';
import { type Found, referenceEnding } from './reference-policy.ts';
import { createStoryTeller } from './tell-story.ts';

/** Looking back at what was sold: finding a sale, and all that is known of it. */
export interface History {
  search(query: {
    readonly text: string;
    /** "2026-01-05" in the shop's calendar. */
    readonly day?: string | undefined;
    /** Only sales with a smaller number: the next page. */
    readonly before?: number | undefined;
  }): HistoryPage;
  /** Payments whose bank reference ends in these digits, newest first. */
  check(digits: string): readonly Found[];
  /** Null where there is no such order. */
  story(orderId: string): Promise<Story | null>;
}

export interface HistoryPage {
  /** Newest first. */
  readonly orders: readonly Order[];
  readonly more: boolean;
  /** Entries of the journal that no search has read yet. */
  readonly unread: number;
}

const pageSize = 50;
const mostMatches = 5;
/** An end of a reference is shared by few; among more nobody would look. */
const mostCandidates = 100;

export function createHistory(dependencies: HistoryDependencies): History {
  const { ledger, dayOf } = dependencies;
  const story = createStoryTeller(dependencies);
  return {
    story,
    search({ text, day, before }) {
      const query = parseHistoryQuery(text);
      const named = query.ids.map((id) => ({ seq: seqOf(id), term: null, words: [] }));
      const wanted = day ?? query.day;
      const time = wanted === null ? {} : (dayOf(wanted) ?? noTime);
      const found = ledger.searchOrders({
        count: pageSize + 1,
        pieces: [...named, ...query.pieces],
        before,
        ...time,
      });
      return {
        orders: found.slice(0, pageSize),
        more: found.length > pageSize,
        unread: ledger.unsearched(),
      };
    },
    check(digits) {
      const word = { beginnings: [numberTerm(digits)], isWhole: false };
      return ledger
        .searchOrders({ count: mostCandidates, pieces: [{ seq: null, term: null, words: [word] }] })
        .flatMap((order) =>
          ledger.paymentsOfOrder(order.id).map((payment) => ({ order, payment, digits })),
        )
        .flatMap((found) => referenceEnding(found) ?? [])
        .slice(0, mostMatches);
    },
  };

  /** Null for what is in nobody's order: no order is found by that. */
  function seqOf(id: string): number | null {
    const orderId =
      ledger.order(id)?.id ??
      ledger.payment(id)?.orderId ??
      ledger.refund(id)?.orderId ??
      ledger.activity(id)?.orderId ??
      null;
    return (orderId === null ? undefined : ledger.order(orderId)?.seq) ?? null;
  }
}

const noTime = { from: 1, to: 0 };
