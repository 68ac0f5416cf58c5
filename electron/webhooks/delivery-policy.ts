import type {
  WebhookDelivery,
  WebhookEndpoint,
  WebhookOutcome,
  WebhookTry,
} from '../../shared/webhook.ts';

/** A first try and fifteen more, which come to about a day. */
export const mostTries = 16;

const firstPause = 5_000;
const growth = 1.904;
/** Each pause is up to a tenth shorter or longer, so that many tills do not come back at once. */
const spread = 0.1;

/** No pause is longer: a time that is further off was set by a clock that has been wrong. */
export const longestPause = Math.ceil(firstPause * growth ** (mostTries - 2) * (1 + spread));

/** How long to wait after so many tries, in milliseconds; `chance` is from 0 to below 1. */
export function pauseAfter(tries: number, chance: number): number {
  return Math.round(firstPause * growth ** (tries - 1) * (1 - spread + 2 * spread * chance));
}

/** Whoever sends us elsewhere has not taken it: what is signed for one address goes to no other. */
export function isTaken(outcome: WebhookOutcome): boolean {
  return outcome.type === 'answered' && outcome.status >= 200 && outcome.status < 300;
}

/** What a try makes of a delivery. `now` in milliseconds since 1970. */
export function afterTry(
  delivery: WebhookDelivery,
  made: WebhookTry,
  now: number,
  chance: number,
): WebhookDelivery {
  const tries = [...delivery.tries, made];
  const tried = { ...delivery, tries, changedAt: now };
  if (isTaken(made.outcome)) return { ...tried, state: 'delivered' };
  if (tries.length >= mostTries) return { ...tried, state: 'given_up' };
  return { ...tried, nextAt: now + pauseAfter(tries.length, chance) };
}

/** How long to wait before a delivery may be tried. */
export function waitOf({ nextAt }: Pick<WebhookDelivery, 'nextAt'>, now: number): number {
  const wait = nextAt - now;
  return wait > longestPause ? 0 : Math.max(0, wait);
}

/** An endpoint that has taken nothing for so long is paused: about as long as one event is tried. */
export const longestFailing = 24 * 3_600_000;
/** How long after the till's start its network may still be on its way. */
export const settlingTime = 10 * 60_000;

/**
 * What a try makes of its endpoint: the same one where it makes nothing of it. A till that was off over
 * night says nothing about an endpoint, so nobody is paused while a till `isStarting`.
 */
export function endpointAfterTry(
  endpoint: WebhookEndpoint,
  made: WebhookTry,
  now: number,
  isStarting: boolean,
): WebhookEndpoint {
  const { failingSince, ...others } = endpoint;
  if (isTaken(made.outcome)) return failingSince === undefined ? endpoint : others;
  if (failingSince === undefined) return { ...endpoint, failingSince: made.at };
  const isOver = now - failingSince >= longestFailing && !isStarting;
  if (!isOver || endpoint.state !== 'active') return endpoint;
  return { ...endpoint, state: 'paused', pausedBecause: 'failing', changedAt: now };
}
