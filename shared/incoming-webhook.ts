import type { PaymentMethod } from './payment.ts';

/**
 * What a provider has told this till, as far as it says something about money: never the whole text,
 * which may name a customer. Times in milliseconds since 1970.
 */
export interface IncomingWebhook {
  /** The provider's name for the event; the same one again is the same event again. */
  readonly id: string;
  readonly news: ProviderNews;
  /** `applied`: it was the evidence for something; `ignored`: it said nothing that counts, see `because`. */
  readonly state: 'received' | 'applied' | 'ignored';
  readonly because: WebhookIgnored | null;
  readonly receivedAt: number;
  readonly changedAt: number;
}

/** Why an authentic webhook changed nothing. */
export type WebhookIgnored =
  /** Not one of the events that this till understands. */
  | 'event_unknown'
  /** A payment or refund that is not of this till. */
  | 'not_ours'
  /** A terminal or a person knows better: it did not go through the provider. */
  | 'not_the_providers'
  | 'amount_differs'
  | 'order_differs'
  /** It is so already, or has gone further. */
  | 'nothing_new'
  /** What it claims does not fit the order or the payment any more. */
  | 'no_room';

export type ProviderNews =
  | {
      readonly type: 'payment';
      readonly said: 'authorized' | 'captured' | 'failed';
      readonly paymentId: string;
      readonly orderId: string | null;
      /** Minor units; null where the provider did not say. */
      readonly amount: number | null;
      readonly currency: string | null;
      readonly method: PaymentMethod | null;
      /** By which the bank knows it; absent where the provider did not say. */
      readonly rrn?: string;
      /** The provider's own words, screened for card numbers. */
      readonly reason: string | null;
    }
  | {
      readonly type: 'refund';
      readonly said: 'created' | 'processed' | 'failed';
      readonly refundId: string;
      readonly paymentId: string | null;
      readonly amount: number | null;
    }
  | { readonly type: 'other'; readonly event: string };
