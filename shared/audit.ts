import type { Actor } from './actor.ts';
import type { IncomingWebhook, WebhookIgnored } from './incoming-webhook.ts';
import type { Change } from './journal.ts';
import type { Order } from './order.ts';
import type { ChangeLine, StoryChange } from './story.ts';

/** An entry of the journal as people read it: nothing secret of it, and names where it has ids. */
export type AuditEntry =
  /** Of a sale, in the words of its story. */
  | { readonly type: 'sale'; readonly line: ChangeLine; readonly order: Order }
  | {
      readonly type: 'other';
      readonly seq: number;
      /** Milliseconds since 1970. */
      readonly at: number;
      readonly actor: Actor;
      readonly kind: OtherKind;
      /** What it is about, as people call it. */
      readonly name: string;
    };

/** Kinds of changes that are no sale's. */
export type OtherKind =
  | Exclude<Change['type'], StoryChange['type'] | 'pin_try' | 'incoming_webhook'>
  | PinKind
  | HeardKind;
type PinKind = 'pin_right' | 'pin_wrong';
/** What a provider told, by what came of it. */
type HeardKind = `heard_${Exclude<IncomingWebhook['state'], 'ignored'> | WebhookIgnored}`;

/** What entries are chosen by. */
export const auditGroups = ['money', 'sales', 'people', 'shop', 'printing', 'webhooks'] as const;
export type AuditGroup = (typeof auditGroups)[number];

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** The names of people and terminals that entries speak of by their ids. */
  readonly names: Readonly<Record<string, string>>;
  /** The entry before which to go on; null at the beginning of the book. */
  readonly next: number | null;
}

/** What came of walking the whole chain of hashes. */
export type ChainAnswer =
  | { readonly ok: true; readonly entries: number }
  /** The first entry that was changed, is missing, or stands where another should. */
  | { readonly ok: false; readonly seq: number };
