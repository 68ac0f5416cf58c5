import type { Clock, Randomness } from '../../shared/clock.ts';
import type { JournalEntry } from '../../shared/journal.ts';
import type {
  AllowedTargets,
  PauseReason,
  SecretStore,
  WebhookDelivery,
  WebhookEndpoint,
} from '../../shared/webhook.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { afterTry, endpointAfterTry, settlingTime, waitOf } from './delivery-policy.ts';
import { createDeliveryQueue } from './delivery-queue.ts';
import { liveEndpoints } from './endpoints.ts';
import { readTarget } from './read-target.ts';
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
  readonly allowed: () => AllowedTargets;
  readonly report: (fault: unknown) => void;
}): Delivering {
  const { ledger, clock, randomness, secrets, send, allowed, report } = options;
  const queue = createDeliveryQueue();
  const underWay = new Map<string, UnderWay>();
  /** Somebody has seen to their endpoint, so they need not wait any longer, once. */
  const hurried = new Set<string>();
  /** On their way to being paused by the till itself. */
  const beingPaused = new Set<string>();
  /** By the time that passes: a clock is often set as soon as there is a network. */
  let isStarting = true;
  let stopStarting: (() => void) | undefined;
  let cancel: (() => void) | undefined;
  let isStopped = false;

  return {
    start() {
      stopStarting = clock.after(settlingTime, 'webhooks: a network on its way', () => {
        isStarting = false;
      });
      for (const delivery of ledger.queuedWebhookDeliveries()) queue.put(delivery);
      wake();
    },
    committed(entries) {
      for (const { change, actor } of entries) {
        if (change.type === 'webhook_delivery') queue.put(change.delivery);
        if (change.type === 'webhook_endpoint' && actor.type !== 'till') hurry(change.endpoint);
      }
      // A setting may have ended what an endpoint is allowed.
      const isOurs = ({ change: { type } }: JournalEntry) =>
        type.startsWith('webhook_') || type === 'setting';
      if (entries.some(isOurs)) wake();
    },
    waiting: (endpointId) => queue.size(endpointId),
    async stop() {
      isStopped = true;
      cancel?.();
      stopStarting?.();
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
      if (endpoint.state !== 'active') continue;
      const obstacle = obstacleOf(endpoint);
      if (obstacle) {
        pause(endpoint.id, obstacle);
        continue;
      }
      const secret = secrets.read(endpoint.id);
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

  /** Its address was one that events may be sent to when it was made. */
  function obstacleOf({ url }: WebhookEndpoint): PauseReason | undefined {
    const target = readTarget(url, allowed());
    if (target.ok) return undefined;
    return target.why === 'own_network' ? 'own_network' : 'not_secure';
  }

  function pause(id: string, why: PauseReason): void {
    if (beingPaused.has(id)) return;
    beingPaused.add(id);
    const paused = ledger.write((book) => {
      const endpoint = liveEndpoints(book).find((each) => each.id === id);
      if (endpoint?.state !== 'active') return;
      const changed = { state: 'paused', pausedBecause: why, changedAt: clock.now() } as const;
      book.append({ type: 'webhook_endpoint', endpoint: { ...endpoint, ...changed } }, byTill);
    });
    // What could not be written is tried with the next news.
    paused.catch(report).finally(() => beingPaused.delete(id));
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
      book.append({ type: 'webhook_delivery', delivery: after }, byTill);
      const endpoint = liveEndpoints(book).find((each) => each.id === delivery.endpointId);
      if (!endpoint) return;
      const standing = endpointAfterTry(endpoint, made, now, isStarting);
      if (standing === endpoint) return;
      book.append({ type: 'webhook_endpoint', endpoint: standing }, byTill);
    });
  }

  function chance(): number {
    return (randomness(1)[0] ?? 0) / 256;
  }
}

const byTill = { type: 'till' } as const;

interface UnderWay {
  readonly endpointId: string;
  readonly abort: AbortController;
  readonly over: Promise<void>;
}
