import type { Clock, Randomness } from '../../shared/clock.ts';
import type { JournalEntry } from '../../shared/journal.ts';
import type { SecretStore, WebhookDelivery, WebhookEndpoint } from '../../shared/webhook.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { afterTry, waitOf } from './delivery-policy.ts';
import { createDeliveryQueue } from './delivery-queue.ts';
import { liveEndpoints } from './endpoints.ts';
import type { SendWebhook } from './send-webhook.ts';
import { signatureOf } from './signature.ts';

/** Sends what is queued, and writes down what became of it. */
export interface Delivering {
  start(): void;
  committed(entries: readonly JournalEntry[]): void;
  waiting(endpointId: string): number;
  stop(): Promise<void>;
}

/** As long as the provider gives a program to answer (M24). */
const deadline = 5_000;
/** To one endpoint at a time; one that hangs must not hold up all of its orders. */
const mostAtOnce = 4;
const pauseAfterFault = 5_000;

export function createDelivering(options: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly secrets: Pick<SecretStore, 'read'>;
  readonly send: SendWebhook;
  readonly report: (fault: unknown) => void;
}): Delivering {
  const { ledger, clock, randomness, secrets, send, report } = options;
  const queue = createDeliveryQueue();
  const underWay = new Map<string, UnderWay>();
  /** Somebody has seen to their endpoint, so they need not wait any longer, once. */
  const hurried = new Set<string>();
  let cancel: (() => void) | undefined;
  let isStopped = false;

  return {
    start() {
      for (const delivery of ledger.queuedWebhookDeliveries()) queue.put(delivery);
      wake();
    },
    committed(entries) {
      for (const { change } of entries) {
        if (change.type === 'webhook_delivery') queue.put(change.delivery);
        if (change.type === 'webhook_endpoint') hurry(change.endpoint);
      }
      if (entries.some(({ change }) => change.type.startsWith('webhook_'))) wake();
    },
    waiting: (endpointId) => queue.size(endpointId),
    async stop() {
      isStopped = true;
      cancel?.();
      const last = [...underWay.values()];
      for (const { abort } of last) abort.abort();
      await Promise.all(last.map(({ over }) => over));
    },
  };

  /** Begins what may begin, and waits for what may begin next. */
  function wake(): void {
    if (isStopped) return;
    cancel?.();
    cancel = undefined;
    const now = clock.now();
    let soonest = Number.POSITIVE_INFINITY;
    for (const endpoint of liveEndpoints(ledger)) {
      const secret = endpoint.state === 'active' ? secrets.read(endpoint.id) : undefined;
      if (secret === undefined) continue;
      for (const delivery of queue.heads(endpoint.id)) {
        if (underWay.has(delivery.id)) continue;
        const wait = hurried.has(delivery.id) ? 0 : waitOf(delivery, now);
        if (wait > 0) soonest = Math.min(soonest, wait);
        else if (atOnce(endpoint.id) < mostAtOnce) begin(delivery, endpoint, secret);
      }
    }
    if (soonest < Number.POSITIVE_INFINITY) {
      cancel = clock.after(soonest, 'webhooks: next try', wake);
    }
  }

  function hurry({ id, state }: WebhookEndpoint): void {
    if (state !== 'active') return;
    for (const delivery of queue.heads(id)) hurried.add(delivery.id);
  }

  function atOnce(endpointId: string): number {
    return [...underWay.values()].filter((each) => each.endpointId === endpointId).length;
  }

  function begin(delivery: WebhookDelivery, endpoint: WebhookEndpoint, secret: string): void {
    const { id } = delivery;
    hurried.delete(id);
    const abort = new AbortController();
    const over = attempt(delivery, endpoint.url, secret, abort).then(
      () => {
        underWay.delete(id);
        wake();
      },
      (fault: unknown) => {
        report(fault);
        if (isStopped) return;
        clock.after(pauseAfterFault, 'webhooks: after a fault', () => {
          underWay.delete(id);
          wake();
        });
      },
    );
    underWay.set(id, { endpointId: endpoint.id, abort, over });
  }

  async function attempt(
    { id, eventId, kind }: WebhookDelivery,
    url: string,
    secret: string,
    abort: AbortController,
  ): Promise<void> {
    const event = ledger.webhookEvent(eventId);
    if (!event) throw new Error(`The ledger has no event ${eventId}`);
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'Galla',
      'X-Razorpay-Signature': signatureOf(event.body, secret),
      'x-razorpay-event-id': event.id,
      ...(kind === 'test' ? { 'X-Galla-Test': 'true' } : {}),
    };
    const at = clock.now();
    const stopWaiting = clock.after(deadline, 'webhooks: an answer', () => abort.abort());
    const outcome = await send({ url, headers, body: event.body }, abort.signal);
    stopWaiting();
    // Cut off by the program's end: nobody knows, so it is sent again.
    if (isStopped) return;
    const now = clock.now();
    const made = { at, milliseconds: Math.max(0, now - at), outcome };
    await ledger.write((book) => {
      const delivery = book.webhookDelivery(id);
      if (delivery?.state !== 'queued') return;
      const after = afterTry(delivery, made, now, chance());
      book.append({ type: 'webhook_delivery', delivery: after }, { type: 'till' });
    });
  }

  function chance(): number {
    return (randomness(1)[0] ?? 0) / 256;
  }
}

interface UnderWay {
  readonly endpointId: string;
  readonly abort: AbortController;
  readonly over: Promise<void>;
}
