import type { Actor } from './actor.ts';

/** What programs elsewhere can be told of, in the words of the Razorpay documents (M20). */
export const webhookEventNames = [
  'payment.authorized',
  'payment.captured',
  'payment.failed',
  'order.paid',
  'refund.created',
  'refund.processed',
  'refund.failed',
] as const;

export type WebhookEventName = (typeof webhookEventNames)[number];

/** Where events are sent. Its secret is in no journal. Times in milliseconds since 1970. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEventName[];
  /** `paused`: what happens is kept for it and sent when it goes on. */
  readonly state: 'active' | 'paused' | 'removed';
  /** Why the till has paused it by itself; absent where a person has, or nobody. */
  readonly pausedBecause?: PauseReason;
  /** When the first try after the last arrival failed; absent while events arrive. */
  readonly failingSince?: number;
  readonly createdAt: number;
  readonly changedAt: number;
}

export const pauseReasons = ['failing', 'not_secure', 'own_network'] as const;

/**
 * `failing`: nothing has arrived for a day. The others: its address was allowed once, and the shop's
 * settings do not allow it any more.
 */
export type PauseReason = (typeof pauseReasons)[number];

/** What a shop lets its events do besides going by https to anywhere, and to this computer. */
export interface AllowedTargets {
  /** http: whoever is on the way can read and change them. */
  readonly plain: boolean;
  /** Addresses that only this network knows, also where a name leads to one. */
  readonly ownNetwork: boolean;
}

/** Something that happened, with the text that every endpoint is sent: it is signed as it is. */
export interface WebhookEvent {
  readonly id: string;
  readonly name: WebhookEventName;
  /** The payment, order or refund that it is about. */
  readonly subject: string;
  readonly body: string;
  readonly createdAt: number;
}

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly event: WebhookEventName;
  readonly subject: string;
  /**
   * Those of one lane go one after the other. All that happens to one order is in one lane; what
   * somebody sends again, or to try the line, has one to itself.
   */
  readonly lane: string;
  readonly kind: 'event' | 'replay' | 'test';
  /** `dropped`: its endpoint was removed before it arrived. */
  readonly state: 'queued' | 'delivered' | 'given_up' | 'dropped';
  readonly tries: readonly WebhookTry[];
  /** When it is tried next, while it is queued. */
  readonly nextAt: number;
  readonly createdAt: number;
  readonly changedAt: number;
}

export interface WebhookTry {
  readonly at: number;
  readonly milliseconds: number;
  readonly outcome: WebhookOutcome;
}

/** `body`: the beginning of the answer, screened for card numbers. */
export type WebhookOutcome =
  | { readonly type: 'answered'; readonly status: number; readonly body: string }
  | { readonly type: 'failed'; readonly trouble: WebhookTrouble };

/** What kept an event from arriving, as far as it can be told. */
export type WebhookTrouble =
  /** No computer of this name. */
  | 'not_found'
  /** Nobody listens there. */
  | 'refused'
  /** Not within the time an endpoint has. */
  | 'no_answer'
  /** Whoever answers cannot prove to be who the address names. */
  | 'not_trusted'
  /** The name leads to this computer or into its own network, which is not allowed. */
  | 'own_network'
  | 'line_lost';

/** An endpoint as people see it: never its secret. */
export interface ShownEndpoint extends WebhookEndpoint {
  /** Without it nothing can be signed, so nothing is sent; a new one can be made. */
  readonly hasSecret: boolean;
  /** Deliveries that have not arrived yet. */
  readonly waiting: number;
}

/** Why an address is not one that events may be sent to. */
export type TargetObstacle =
  | 'not_an_address'
  /** Neither https nor this computer: anybody on the way could read it. */
  | 'not_secure'
  /** Only this network knows it. */
  | 'own_network'
  | 'has_credentials'
  | 'has_card_number';

/** Why secrets cannot be kept here. */
export type SecretObstacle =
  /** The system has no key store. */
  | 'unavailable'
  /** What the system offers keeps nothing from other programs. */
  | 'unsafe'
  /** The file may be read by others than its owner. */
  | 'readable_by_others'
  /** The file is not what it should be. */
  | 'damaged';

/** Where secrets of this till are kept, by name; a secret reaches neither journal nor log. */
export interface SecretStore {
  /** Null where secrets can be kept. */
  obstacle(): SecretObstacle | null;
  read(name: string): string | undefined;
  /** Throws where there is an obstacle. */
  write(name: string, secret: string): void;
  forget(name: string): void;
}

export type EndpointRefusal = TargetObstacle | SecretObstacle | 'too_many' | 'unknown';

export type EndpointAnswer =
  | { readonly type: 'done'; readonly endpoint: ShownEndpoint }
  | { readonly type: 'refused'; readonly why: EndpointRefusal };

/** The secret is in nothing but this answer. */
export type SecretAnswer =
  | { readonly type: 'made'; readonly endpoint: ShownEndpoint; readonly secret: string }
  | { readonly type: 'refused'; readonly why: EndpointRefusal };

export type DeliveryAnswer =
  | { readonly type: 'queued'; readonly delivery: WebhookDelivery }
  | { readonly type: 'unknown' };

export interface WantedEndpoint {
  readonly url: string;
  readonly events: readonly WebhookEventName[];
}

/** Newest first; `before` is a delivery's id. */
export interface DeliveryQuery {
  readonly count: number;
  readonly endpointId?: string | undefined;
  readonly before?: string | undefined;
}

/** Endpoints and what was sent to them, for people and programs. */
export interface WebhookDesk {
  /** Why no endpoint can be made here; null where one can. */
  obstacle(): SecretObstacle | null;
  allowed(): AllowedTargets;
  /** How many endpoints the till has paused by itself. */
  switchedOff(): number;
  /** Oldest first. */
  list(): readonly ShownEndpoint[];
  make(wanted: WantedEndpoint, actor: Actor): Promise<SecretAnswer>;
  change(id: string, wanted: WantedEndpoint, actor: Actor): Promise<EndpointAnswer>;
  /** From the next try on everything is signed with it. */
  renewSecret(id: string, actor: Actor): Promise<SecretAnswer>;
  pause(id: string, actor: Actor): Promise<EndpointAnswer>;
  resume(id: string, actor: Actor): Promise<EndpointAnswer>;
  /** What has not arrived is dropped. */
  remove(id: string, actor: Actor): Promise<EndpointAnswer>;
  deliveries(query: DeliveryQuery): readonly WebhookDelivery[];
  /** What was, or is to be, sent. */
  body(deliveryId: string): string | undefined;
  /** Sends the same event again, under the same id. */
  replay(deliveryId: string, actor: Actor): Promise<DeliveryAnswer>;
  /** Sends a made-up event, marked as such. */
  test(endpointId: string, actor: Actor): Promise<DeliveryAnswer>;
}
