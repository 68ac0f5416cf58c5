import { createIds } from '../../../shared/ids.ts';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { AllowedTargets, SecretStore, WebhookOutcome } from '../../../shared/webhook.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { EntityView } from '../read-journal.ts';
import type { WebhookRequest } from '../send-webhook.ts';
import { createWebhooks, type Webhooks } from '../webhooks.ts';

/** A clock whose runs let the ledger commit. */
export function createTurningClock(): ManualClock {
  return createManualClock(undefined, settle);
}

export async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await new Promise((resolve) => void setImmediate(resolve));
  }
}

/** Shows things by what a test looks at. */
export const plainView: EntityView = {
  payment: ({ id, state }) => ({ id, entity: 'payment', status: state }),
  order: ({ id, status }) => ({ id, entity: 'order', status }),
  refund: ({ id, state }) => ({ id, entity: 'refund', status: state }),
};

export function secretsInMemory(): SecretStore {
  const kept = new Map<string, string>();
  return {
    obstacle: () => null,
    read: (name) => kept.get(name),
    write: (name, secret) => void kept.set(name, secret),
    forget: (name) => void kept.delete(name),
  };
}

/** Webhooks of a ledger, sent to whatever `answer` plays. */
export function openWebhooks(options: {
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  readonly secrets: SecretStore;
  readonly answer: (request: WebhookRequest, signal: AbortSignal) => Promise<WebhookOutcome>;
  readonly allowed?: () => AllowedTargets;
  readonly report?: (fault: unknown) => void;
}): Webhooks {
  const { ledger, clock, secrets, answer } = options;
  const webhooks = createWebhooks({
    ...{ ledger, clock, secrets, send: answer, view: plainView },
    allowed: options.allowed ?? (() => ({ plain: false, ownNetwork: false })),
    ids: createIds(clock.now, countingRandomness()),
    randomness: steadyRandomness(),
    report:
      options.report ??
      ((fault) => {
        throw fault;
      }),
  });
  webhooks.start();
  return webhooks;
}

/** Of each opening its own, or when an event is tried again would hang on the tests before. */
function steadyRandomness(): (length: number) => Uint8Array {
  let tries = 0;
  return (length) => new Uint8Array(length).fill(tries++);
}

/** Goes on over a restart, as ids must. */
let chance = 0;

function countingRandomness(): (length: number) => Uint8Array {
  return (length) => new Uint8Array(length).fill(chance++);
}
