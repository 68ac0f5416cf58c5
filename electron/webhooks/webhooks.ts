import type { Clock, Randomness } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import type { AllowedTargets, SecretStore, WebhookDesk } from '../../shared/webhook.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createDelivering } from './deliver.ts';
import { createDeliveryDesk } from './delivery-desk.ts';
import { createEndpointDesk } from './endpoint-desk.ts';
import { createGathering } from './gather.ts';
import { createJournalReading, type EntityView } from './read-journal.ts';
import { samplePayment } from './sample-payment.ts';
import type { SendWebhook } from './send-webhook.ts';

/** Telling programs elsewhere what happened: at least once, and in order for each sale. */
export interface Webhooks {
  readonly desk: WebhookDesk;
  /** Goes on where an earlier run stopped. */
  start(): void;
  stop(): Promise<void>;
}

/**
 * Nothing here can hold up or change a payment: events are made of what is on the disk already, and
 * sent by themselves.
 */
export function createWebhooks(options: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
  readonly secrets: SecretStore;
  readonly send: SendWebhook;
  /** As the shop's settings are now. */
  readonly allowed: () => AllowedTargets;
  readonly view: EntityView;
  readonly report: (fault: unknown) => void;
}): Webhooks {
  const { ledger, clock, ids, randomness, secrets, send, allowed, view, report } = options;
  const read = createJournalReading({ ledger, ids, view });
  const gathering = createGathering({ ledger, clock, ids, read, report });
  const delivering = createDelivering({
    ...{ ledger, clock, randomness, secrets, send, allowed, report },
  });
  const { waiting } = delivering;
  const makers = { ledger, clock, ids };
  let stopHearing: (() => void) | undefined;

  return {
    desk: {
      ...createEndpointDesk({ ...makers, randomness, secrets, allowed, waiting }),
      ...createDeliveryDesk({
        ...makers,
        samplePayment: (id, orderId, now) => view.payment(samplePayment(id, orderId, now)),
      }),
    },
    start() {
      stopHearing = ledger.onCommit((entries) => {
        delivering.committed(entries);
        gathering.wake();
      });
      delivering.start();
      gathering.wake();
    },
    async stop() {
      stopHearing?.();
      gathering.stop();
      await delivering.stop();
    },
  };
}
