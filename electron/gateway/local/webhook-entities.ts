import Type, { type Static } from 'typebox';
import {
  type EndpointRefusal,
  pauseReasons,
  type ShownEndpoint,
  type WebhookDelivery,
  type WebhookTry,
  webhookEventNames,
} from '../../../shared/webhook.ts';
import type { ErrorAnswer } from '../error-envelope.ts';

/** Webhooks as the local API shows them. Times are seconds since 1970. */
const events = Type.Array(Type.Enum([...webhookEventNames]));

export const webhookEntity = Type.Object({
  entity: Type.Literal('webhook'),
  id: Type.String(),
  url: Type.String(),
  events,
  state: Type.Enum(['active', 'paused']),
  /** Why the till has paused it by itself; null where a person has, or nobody. */
  paused_because: Type.Union([Type.Enum([...pauseReasons]), Type.Null()]),
  /** When the first try after the last arrival failed. */
  failing_since: Type.Union([Type.Integer(), Type.Null()]),
  /** Without it nothing can be signed, so nothing is sent. */
  has_secret: Type.Boolean(),
  waiting: Type.Integer(),
  created_at: Type.Integer(),
});

export const madeWebhookEntity = Type.Object({
  ...webhookEntity.properties,
  /** Shown now and never again. */
  secret: Type.String(),
});

export const deliveryEntity = Type.Object({
  entity: Type.Literal('webhook.delivery'),
  id: Type.String(),
  webhook_id: Type.String(),
  event: Type.Enum([...webhookEventNames]),
  event_id: Type.String(),
  /** The payment, order or refund that it is about. */
  subject: Type.String(),
  kind: Type.Enum(['event', 'replay', 'test']),
  state: Type.Enum(['queued', 'delivered', 'given_up', 'dropped']),
  next_at: Type.Union([Type.Integer(), Type.Null()]),
  created_at: Type.Integer(),
  tries: Type.Array(
    Type.Object({
      at: Type.Integer(),
      milliseconds: Type.Integer(),
      status: Type.Union([Type.Integer(), Type.Null()]),
      answer: Type.Union([Type.String(), Type.Null()]),
      trouble: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});

export function entityOfWebhook(endpoint: ShownEndpoint): Static<typeof webhookEntity> {
  const { id, url, state, hasSecret, waiting, createdAt, pausedBecause, failingSince } = endpoint;
  return {
    ...{ entity: 'webhook', id, url, events: [...endpoint.events], waiting },
    state: state === 'paused' ? 'paused' : 'active',
    paused_because: pausedBecause ?? null,
    failing_since: failingSince === undefined ? null : secondsOf(failingSince),
    has_secret: hasSecret,
    created_at: secondsOf(createdAt),
  };
}

export function entityOfDelivery(delivery: WebhookDelivery): Static<typeof deliveryEntity> {
  const { id, endpointId, event, eventId, subject, kind, state, nextAt, createdAt } = delivery;
  return {
    ...{ entity: 'webhook.delivery', id, webhook_id: endpointId, event, event_id: eventId },
    ...{ subject, kind, state },
    next_at: state === 'queued' ? secondsOf(nextAt) : null,
    created_at: secondsOf(createdAt),
    tries: delivery.tries.map(entityOfTry),
  };
}

function entityOfTry({ at, milliseconds, outcome }: WebhookTry) {
  const isAnswered = outcome.type === 'answered';
  return {
    at: secondsOf(at),
    milliseconds: Math.round(milliseconds),
    status: isAnswered ? outcome.status : null,
    answer: isAnswered ? outcome.body : null,
    trouble: isAnswered ? null : outcome.trouble,
  };
}

/** Why endpoints were left as they were, for programs. */
export function refusalOfWebhook(why: EndpointRefusal | 'malformed_body'): ErrorAnswer {
  const { status, text } = refusals[why];
  return {
    status,
    error: {
      code: 'BAD_REQUEST_ERROR',
      description: text,
      source: 'webhooks',
      reason: why === 'unknown' ? 'unknown_webhook' : why,
    },
  };
}

const refusals: Readonly<
  Record<EndpointRefusal | 'malformed_body', { readonly status: number; readonly text: string }>
> = {
  malformed_body: { status: 400, text: 'The request body does not fit its description' },
  not_an_address: { status: 400, text: 'That is not an address of http or https' },
  not_secure: {
    status: 400,
    text: 'Without https events go to this computer only, unless the settings allow more',
  },
  own_network: {
    status: 400,
    text: 'That address is one of the own network, which the settings do not allow',
  },
  has_credentials: { status: 400, text: 'An address must not carry a name or a password' },
  has_card_number: { status: 400, text: 'An address must not carry a card number' },
  unknown: { status: 404, text: 'There is no such webhook' },
  too_many: { status: 409, text: 'There is no room for another webhook' },
  unavailable: { status: 409, text: 'This computer has no key store, so no secret can be kept' },
  unsafe: { status: 409, text: 'The key store of this computer hides nothing from other programs' },
  readable_by_others: {
    status: 409,
    text: 'The file of secrets can be read by others, so it is not used',
  },
  damaged: { status: 409, text: 'The file of secrets is damaged' },
};

function secondsOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
