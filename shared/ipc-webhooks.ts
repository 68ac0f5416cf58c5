import Type from 'typebox';
import {
  type AllowedTargets,
  type DeliveryAnswer,
  type EndpointAnswer,
  type SecretAnswer,
  type SecretObstacle,
  type ShownEndpoint,
  type WebhookDelivery,
  webhookEventNames,
} from './webhook.ts';

/** Telling programs elsewhere what happened: the part of ipc.ts about webhooks. */
const exactly = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const one = Type.Object({ id }, exactly);
const wanted = {
  url: Type.String({ minLength: 1, maxLength: 500 }),
  events: Type.Array(Type.Enum([...webhookEventNames]), {
    minItems: 1,
    maxItems: webhookEventNames.length,
    uniqueItems: true,
  }),
};

export const webhookRequests = {
  'webhooks.page': Type.Object({}, exactly),
  /** The secret is in this answer and nowhere else. */
  'webhooks.make': Type.Object(wanted, exactly),
  'webhooks.change': Type.Object({ id, ...wanted }, exactly),
  /** The secret is in this answer and nowhere else. */
  'webhooks.renew_secret': one,
  'webhooks.pause': one,
  'webhooks.resume': one,
  'webhooks.remove': one,
  /** Newest first. */
  'webhooks.deliveries': Type.Object(
    {
      endpointId: Type.Optional(id),
      before: Type.Optional(id),
      count: Type.Integer({ minimum: 1, maximum: 100 }),
    },
    exactly,
  ),
  /** What was, or is to be, sent. */
  'webhooks.body': one,
  /** The same event again. */
  'webhooks.replay': one,
  /** A made-up event to an endpoint. */
  'webhooks.test': one,
};

export interface WebhookAnswers {
  'webhooks.page': WebhooksPage;
  'webhooks.make': SecretAnswer;
  'webhooks.change': EndpointAnswer;
  'webhooks.renew_secret': SecretAnswer;
  'webhooks.pause': EndpointAnswer;
  'webhooks.resume': EndpointAnswer;
  'webhooks.remove': EndpointAnswer;
  'webhooks.deliveries': { readonly deliveries: readonly WebhookDelivery[] };
  /** Null where there is no such delivery. */
  'webhooks.body': { readonly body: string | null };
  'webhooks.replay': DeliveryAnswer;
  'webhooks.test': DeliveryAnswer;
}

export interface WebhooksPage {
  readonly endpoints: readonly ShownEndpoint[];
  /** Why no endpoint can be made here. */
  readonly obstacle: SecretObstacle | null;
  /** What the settings allow besides https, and this computer. */
  readonly allowed: AllowedTargets;
}
