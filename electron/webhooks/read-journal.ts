import { assertNever } from '../../shared/assert-never.ts';
import type { Ids } from '../../shared/ids.ts';
import type { JournalEntry } from '../../shared/journal.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import type { WebhookEvent } from '../../shared/webhook.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type EventPayload, eventBody } from './event-layout.ts';
import { eventsOf, isTold, standingOf, subjectOf, type ToldChange } from './event-policy.ts';
import { createLastStandings } from './last-standings.ts';

/** How the till's things look to callers of the gateway: passed in, so that there is one such picture. */
export interface EntityView {
  payment(payment: Payment): object;
  order(order: Order): object;
  refund(refund: Refund): object;
}

/** An event, and the lane in which it is sent. */
export interface FoundEvent {
  readonly event: WebhookEvent;
  readonly lane: string;
}

/** What entries of the journal mean to programs elsewhere, in order. */
export type ReadJournal = (entries: readonly JournalEntry[], accountId: string) => FoundEvent[];

export function createJournalReading(options: {
  readonly ledger: Pick<Ledger, 'entriesOfOrder' | 'payment' | 'paymentsOfOrder'>;
  readonly ids: Ids;
  readonly view: EntityView;
}): ReadJournal {
  const { ledger, ids, view } = options;
  const standings = createLastStandings(ledger);

  return (entries, accountId) =>
    entries.flatMap(({ seq, at, change }) => {
      if (!isTold(change)) return [];
      const names = eventsOf(standings.before(change, seq), standingOf(change));
      const { id: subject, orderId } = subjectOf(change);
      return names.map((name) => {
        const body = eventBody({ accountId, name, payload: payloadOf(change), at });
        return { event: { id: ids('evt'), name, subject, body, createdAt: at }, lane: orderId };
      });
    });

  function payloadOf(change: ToldChange): EventPayload {
    switch (change.type) {
      case 'payment':
        return { payment: view.payment(change.payment) };
      case 'order':
        return { payment: shown(payerOf(change.order)), order: view.order(change.order) };
      case 'refund':
        return {
          payment: shown(ledger.payment(change.refund.paymentId)),
          refund: view.refund(change.refund),
        };
      default:
        return assertNever(change);
    }
  }

  function shown(payment: Payment | undefined): object | undefined {
    return payment && view.payment(payment);
  }

  /** The last one that brought money. */
  function payerOf({ id }: Order): Payment | undefined {
    return ledger.paymentsOfOrder(id).findLast(({ capturedAmount }) => capturedAmount > 0);
  }
}
