import type { Activity } from './activity.ts';
import type { Actor } from './actor.ts';
import type { Item } from './catalogue.ts';
import type { HeldSale } from './held-sale.ts';
import type { IncomingWebhook } from './incoming-webhook.ts';
import type { Order } from './order.ts';
import type { Payment } from './payment.ts';
import type { PrintJob } from './receipt.ts';
import type { Refund } from './refund.ts';
import type { KeptPin, PinTry, Staff } from './staff.ts';
import type { Comparison } from './statement.ts';
import type { Terminal } from './terminal.ts';
import type { WebhookDelivery, WebhookEndpoint, WebhookEvent } from './webhook.ts';

/**
 * Everything that can change. An entry carries the whole thing as it is afterwards, so that replaying
 * the journal in order rebuilds every table (promise 7).
 */
export type Change =
  | { readonly type: 'order'; readonly order: Order }
  | { readonly type: 'payment'; readonly payment: Payment; readonly because: string }
  | { readonly type: 'refund'; readonly refund: Refund; readonly because: string }
  | { readonly type: 'activity'; readonly activity: Activity }
  | { readonly type: 'terminal'; readonly terminal: Terminal }
  | { readonly type: 'item'; readonly item: Item }
  | { readonly type: 'staff'; readonly staff: Staff }
  /** No surface and no window is told of it. */
  | { readonly type: 'pin'; readonly pin: KeptPin }
  | { readonly type: 'pin_try'; readonly pinTry: PinTry }
  | { readonly type: 'print_job'; readonly printJob: PrintJob }
  | { readonly type: 'held_sale'; readonly heldSale: HeldSale }
  | { readonly type: 'webhook_endpoint'; readonly endpoint: WebhookEndpoint }
  /** Apart from its deliveries, so that its text is kept once. */
  | { readonly type: 'webhook_event'; readonly event: WebhookEvent }
  | { readonly type: 'webhook_delivery'; readonly delivery: WebhookDelivery }
  | { readonly type: 'incoming_webhook'; readonly webhook: IncomingWebhook }
  | { readonly type: 'comparison'; readonly comparison: Comparison }
  | { readonly type: 'setting'; readonly name: string; readonly value: unknown };

export interface JournalEntry {
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: Actor;
  readonly change: Change;
  /** SHA-256 in hexadecimal over the previous entry's hash and this entry's content. */
  readonly hash: string;
  readonly previousHash: string;
}
