import type { Actor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import type { DeliveryAnswer, WebhookDelivery, WebhookDesk } from '../../shared/webhook.ts';
import type { Book, Ledger } from '../ledger/ledger.ts';
import { accountOf, liveEndpoints } from './endpoints.ts';
import { eventBody } from './event-layout.ts';

export type DeliveryDesk = Pick<WebhookDesk, 'deliveries' | 'body' | 'replay' | 'test'>;

/** What was sent, and sending it again. */
export function createDeliveryDesk(options: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A payment that nobody made, as callers of the gateway know payments. */
  readonly samplePayment: (id: string, orderId: string, now: number) => object;
}): DeliveryDesk {
  const { ledger, clock, ids, samplePayment } = options;

  return {
    deliveries: (query) => ledger.webhookDeliveries(query),
    body(deliveryId) {
      const delivery = ledger.webhookDelivery(deliveryId);
      return delivery && ledger.webhookEvent(delivery.eventId)?.body;
    },
    async replay(deliveryId, actor) {
      return await ledger.write((book) => {
        const found = book.webhookDelivery(deliveryId);
        const isThere = liveEndpoints(book).some(({ id }) => id === found?.endpointId);
        // A sample keeps its mark.
        const kind = found?.kind === 'test' ? 'test' : 'replay';
        return found && isThere ? queue(book, { ...found, kind }, actor) : { type: 'unknown' };
      });
    },
    async test(endpointId, actor) {
      return await ledger.write((book) => {
        if (!liveEndpoints(book).some(({ id }) => id === endpointId)) return { type: 'unknown' };
        const at = clock.now();
        const name = 'payment.captured';
        const subject = ids('pay');
        const payload = { payment: samplePayment(subject, ids('order'), at) };
        const body = eventBody({ accountId: accountOf(book) ?? '', name, payload, at });
        const event = { id: ids('evt'), name, subject, body, createdAt: at } as const;
        book.append({ type: 'webhook_event', event }, actor);
        const about = {
          endpointId,
          eventId: event.id,
          event: name,
          subject,
          kind: 'test',
        } as const;
        return queue(book, about, actor);
      });
    },
  };

  /** In a lane of its own: it waits for nothing, and nothing waits for it. */
  function queue(
    book: Book,
    about: Pick<WebhookDelivery, 'endpointId' | 'eventId' | 'event' | 'subject' | 'kind'>,
    actor: Actor,
  ): DeliveryAnswer {
    const { endpointId, eventId, event, subject, kind } = about;
    const id = ids('dlv');
    const now = clock.now();
    const delivery: WebhookDelivery = {
      ...{ id, endpointId, eventId, event, subject, kind, lane: id, state: 'queued', tries: [] },
      ...{ nextAt: now, createdAt: now, changedAt: now },
    };
    book.append({ type: 'webhook_delivery', delivery }, actor);
    return { type: 'queued', delivery };
  }
}
