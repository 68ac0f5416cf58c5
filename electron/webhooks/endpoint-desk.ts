import type { Actor } from '../../shared/actor.ts';
import type { Clock, Randomness } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import type {
  AllowedTargets,
  EndpointAnswer,
  EndpointRefusal,
  SecretAnswer,
  SecretStore,
  ShownEndpoint,
  WebhookDesk,
  WebhookEndpoint,
} from '../../shared/webhook.ts';
import type { Book, Ledger } from '../ledger/ledger.ts';
import { accountOf, accountSetting, liveEndpoints } from './endpoints.ts';
import { readTarget } from './read-target.ts';

export type EndpointDesk = Pick<
  WebhookDesk,
  | 'obstacle'
  | 'allowed'
  | 'switchedOff'
  | 'list'
  | 'make'
  | 'change'
  | 'renewSecret'
  | 'pause'
  | 'resume'
  | 'remove'
>;

/** More than a shop has programs; each is sent everything it wants. */
const mostEndpoints = 20;
const secretBytes = 24;

/** Making, changing and removing endpoints. A secret is kept before its endpoint is. */
export function createEndpointDesk(options: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
  readonly secrets: SecretStore;
  readonly allowed: () => AllowedTargets;
  readonly waiting: (endpointId: string) => number;
}): EndpointDesk {
  const { ledger, clock, ids, randomness, secrets, allowed, waiting } = options;

  return {
    obstacle: () => secrets.obstacle(),
    allowed,
    switchedOff: () =>
      liveEndpoints(ledger).filter(({ pausedBecause }) => pausedBecause !== undefined).length,
    list: () => liveEndpoints(ledger).map(shown),
    async make({ url, events }, actor) {
      const target = readTarget(url, allowed());
      if (!target.ok) return refused(target.why);
      const obstacle = secrets.obstacle();
      if (obstacle) return refused(obstacle);
      const now = clock.now();
      const endpoint: WebhookEndpoint = {
        ...{ id: ids('hook'), url: target.url, events, state: 'active' },
        ...{ createdAt: now, changedAt: now },
      };
      const secret = newSecret();
      secrets.write(endpoint.id, secret);
      const isKept = await keepFirst(endpoint, actor).catch((fault: unknown) => {
        secrets.forget(endpoint.id);
        throw fault;
      });
      if (isKept) return { type: 'made', endpoint: shown(endpoint), secret };
      secrets.forget(endpoint.id);
      return refused('too_many');
    },
    async change(id, { url, events }, actor) {
      const target = readTarget(url, allowed());
      if (!target.ok) return refused(target.why);
      // Whoever changes one that the till has paused has seen to it.
      const seenTo = (endpoint: WebhookEndpoint) =>
        endpoint.pausedBecause === undefined ? endpoint : goingOn(endpoint);
      return await step(id, (found) => ({ ...seenTo(found), url: target.url, events }), actor);
    },
    async renewSecret(id, actor): Promise<SecretAnswer> {
      const obstacle = secrets.obstacle();
      if (obstacle) return refused(obstacle);
      if (!liveEndpoints(ledger).some((each) => each.id === id)) return refused('unknown');
      const former = secrets.read(id);
      const secret = newSecret();
      secrets.write(id, secret);
      // On record that it was changed, and by whom; never what it is.
      const answer = await step(id, (found) => found, actor).catch((fault: unknown) => {
        if (former === undefined) secrets.forget(id);
        else secrets.write(id, former);
        throw fault;
      });
      if (answer.type === 'refused') {
        secrets.forget(id);
        return answer;
      }
      return { type: 'made', endpoint: shown(answer.endpoint), secret };
    },
    pause: (id, actor) => step(id, (found) => ({ ...goingOn(found), state: 'paused' }), actor),
    async resume(id, actor) {
      const found = liveEndpoints(ledger).find((each) => each.id === id);
      const target = found && readTarget(found.url, allowed());
      if (target && !target.ok) return refused(target.why);
      return await step(id, goingOn, actor);
    },
    async remove(id, actor) {
      const toRemove = (found: WebhookEndpoint) => ({ ...found, state: 'removed' }) as const;
      const answer = await step(id, toRemove, actor, dropQueued);
      if (answer.type === 'done') secrets.forget(id);
      return answer;
    },
  };

  function shown(endpoint: WebhookEndpoint): ShownEndpoint {
    const { id } = endpoint;
    return { ...endpoint, hasSecret: secrets.read(id) !== undefined, waiting: waiting(id) };
  }

  function newSecret(): string {
    return Buffer.from(randomness(secretBytes)).toString('base64url');
  }

  /** The first one is told of what happens from now on, and of nothing before. */
  async function keepFirst(endpoint: WebhookEndpoint, actor: Actor): Promise<boolean> {
    return await ledger.write((book) => {
      const others = liveEndpoints(book);
      if (others.length >= mostEndpoints) return false;
      if (accountOf(book) === undefined) {
        book.append({ type: 'setting', name: accountSetting, value: ids('acc') }, actor);
      }
      const { seq } = book.append({ type: 'webhook_endpoint', endpoint }, actor);
      if (others.length === 0) book.noteWebhooksMade(seq);
      return true;
    });
  }

  async function step(
    id: string,
    decide: (endpoint: WebhookEndpoint) => WebhookEndpoint,
    actor: Actor,
    alongside: (book: Book, id: string, now: number, actor: Actor) => void = () => undefined,
  ): Promise<EndpointAnswer> {
    const changed = await ledger.write((book) => {
      const found = liveEndpoints(book).find((each) => each.id === id);
      if (!found) return undefined;
      const now = clock.now();
      const endpoint = { ...decide(found), changedAt: now };
      book.append({ type: 'webhook_endpoint', endpoint }, actor);
      alongside(book, id, now, actor);
      return endpoint;
    });
    return changed ? { type: 'done', endpoint: shown(changed) } : refused('unknown');
  }
}

/** A person's word begins anew: what failed before is not counted any more. */
function goingOn(endpoint: WebhookEndpoint): WebhookEndpoint {
  const { pausedBecause, failingSince, ...others } = endpoint;
  return { ...others, state: 'active' };
}

function dropQueued(book: Book, endpointId: string, now: number, actor: Actor): void {
  for (const delivery of book.queuedWebhookDeliveries()) {
    if (delivery.endpointId !== endpointId) continue;
    const dropped = { ...delivery, state: 'dropped', changedAt: now } as const;
    book.append({ type: 'webhook_delivery', delivery: dropped }, actor);
  }
}

function refused(why: EndpointRefusal): {
  readonly type: 'refused';
  readonly why: EndpointRefusal;
} {
  return { type: 'refused', why };
}
