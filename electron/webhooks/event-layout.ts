import type { WebhookEventName } from '../../shared/webhook.ts';

/** What an event is about, as the gateway's callers know it. */
export interface EventPayload {
  readonly payment?: object | undefined;
  readonly order?: object | undefined;
  readonly refund?: object | undefined;
}

/**
 * The text of an event (M19, razorpay-wire.md section 6): what it contains comes in the order in which
 * the documents name it. `at` in milliseconds since 1970.
 */
export function eventBody(event: {
  readonly accountId: string;
  readonly name: WebhookEventName;
  readonly payload: EventPayload;
  readonly at: number;
}): string {
  const { accountId, name, payload, at } = event;
  const parts = (['payment', 'order', 'refund'] as const).filter((part) => payload[part]);
  return JSON.stringify({
    entity: 'event',
    account_id: accountId,
    event: name,
    contains: parts,
    payload: Object.fromEntries(parts.map((part) => [part, { entity: payload[part] }])),
    created_at: Math.floor(at / 1000),
  });
}
