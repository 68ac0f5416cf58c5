import Type, { type TSchema } from 'typebox';
import { webhookEventNames } from '../../../shared/webhook.ts';
import type { Operation } from '../operation.ts';
import { deliveryEntity, madeWebhookEntity, webhookEntity } from './webhook-entities.ts';

const exactly = { additionalProperties: false } as const;
const url = Type.String({ minLength: 1, maxLength: 500 });
const events = Type.Array(Type.Enum([...webhookEventNames]), { minItems: 1, uniqueItems: true });

export const wantedWebhook = Type.Object({ url, events: Type.Optional(events) }, exactly);

export const webhookChanges = Type.Object(
  {
    url: Type.Optional(url),
    events: Type.Optional(events),
    state: Type.Optional(Type.Enum(['active', 'paused'])),
  },
  { ...exactly, minProperties: 1 },
);

/** A page of deliveries, newest first. */
export const deliveryPage = Type.Object({
  count: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|100)$' })),
  before: Type.Optional(Type.String({ pattern: '^dlv_[A-Za-z0-9]{14}$' })),
  webhook_id: Type.Optional(Type.String({ pattern: '^hook_[A-Za-z0-9]{14}$' })),
});

const collectionOf = (name: string, items: TSchema) => ({
  name,
  schema: Type.Object({
    entity: Type.Literal('collection'),
    count: Type.Integer(),
    items: Type.Array(items),
  }),
});
const webhook = { name: 'Webhook', schema: webhookEntity };
const made = { name: 'MadeWebhook', schema: madeWebhookEntity };
const delivery = { name: 'WebhookDelivery', schema: deliveryEntity };
const query = (name: 'count' | 'before' | 'webhook_id', description: string) => ({
  ...{ in: 'query' as const, name, description, schema: deliveryPage.properties[name] },
});

export const webhookOperations = {
  list: {
    ...{ id: 'listWebhooks', summary: 'Who is told what happens here', key: 'with secret' },
    ...{ answer: collectionOf('Webhooks', webhookEntity), errors: [401, 403] },
  },
  make: {
    id: 'makeWebhook',
    summary: 'Tells an address what happens from now on; its secret is in this answer only',
    key: 'with secret',
    body: { name: 'WantedWebhook', schema: wantedWebhook },
    answer: made,
    errors: [400, 401, 403, 409],
    example: { url: 'https://shop.example/hook', events: ['payment.captured', 'order.paid'] },
  },
  change: {
    id: 'changeWebhook',
    summary: 'Another address, other events, or paused; what happens meanwhile is kept',
    key: 'with secret',
    body: { name: 'WebhookChanges', schema: webhookChanges },
    answer: webhook,
    errors: [400, 401, 403, 404],
    example: { state: 'paused' },
  },
  renew: {
    id: 'renewWebhookSecret',
    summary: 'Signs with a new secret from now on; it is in this answer only',
    ...{ key: 'with secret', answer: made, errors: [401, 403, 404, 409] },
  },
  remove: {
    id: 'removeWebhook',
    summary: 'Tells it nothing more, and drops what had not arrived',
    ...{ key: 'with secret', answer: webhook, errors: [401, 403, 404] },
  },
  test: {
    id: 'testWebhook',
    summary: 'Sends a made-up payment.captured, with the header X-Galla-Test',
    ...{ key: 'with secret', answer: delivery, errors: [401, 403, 404] },
  },
  deliveries: {
    id: 'listWebhookDeliveries',
    summary: 'What was sent and how it was answered, newest first',
    key: 'with secret',
    parameters: [
      query('count', 'How many, 1 to 100; 20 when not told'),
      query('before', 'Only those older than this delivery'),
      query('webhook_id', 'Only those to this webhook'),
    ],
    answer: collectionOf('WebhookDeliveries', deliveryEntity),
    errors: [400, 401, 403],
  },
  replay: {
    id: 'replayWebhookDelivery',
    summary: 'Sends the same event again, under the same x-razorpay-event-id',
    ...{ key: 'with secret', answer: delivery, errors: [401, 403, 404] },
  },
} as const satisfies Record<string, Operation>;
