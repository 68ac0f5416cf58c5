import type { Actor } from '../../shared/actor.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { AuditEntry, AuditGroup, OtherKind } from '../../shared/audit.ts';
import type { IncomingWebhook } from '../../shared/incoming-webhook.ts';
import type { Change, JournalEntry } from '../../shared/journal.ts';
import { decimalText, isCurrency } from '../../shared/money.ts';
import type { Order } from '../../shared/order.ts';
import type { Comparison } from '../../shared/statement.ts';
import type { StoryChange, StoryWhat } from '../../shared/story.ts';
import { whatChanged } from './story-change-policy.ts';

/** Where an entry belongs, for whoever looks only for some. */
export function groupOf(change: Change): AuditGroup {
  switch (change.type) {
    case 'payment':
    case 'refund':
    case 'comparison':
      return 'money';
    case 'order':
    case 'activity':
    case 'held_sale':
      return 'sales';
    case 'staff':
    case 'pin':
    case 'pin_try':
      return 'people';
    case 'terminal':
    case 'item':
    case 'setting':
      return 'shop';
    case 'print_job':
      return 'printing';
    case 'webhook_endpoint':
    case 'webhook_event':
    case 'webhook_delivery':
    case 'incoming_webhook':
      return 'webhooks';
    default:
      return assertNever(change);
  }
}

/** Whether a person did it, or let it through. */
export function isBy(actor: Actor, staffId: string): boolean {
  return actor.type === 'staff' && (actor.staffId === staffId || actor.approvedBy === staffId);
}

/** `nameOf` gives what people call a person by their id. */
export function auditEntryOf(
  entry: JournalEntry,
  order: Order | undefined,
  nameOf: (id: string) => string,
): AuditEntry {
  const { seq, at, actor, change, hash } = entry;
  switch (change.type) {
    case 'order':
    case 'payment':
    case 'refund':
    case 'activity':
    case 'print_job':
      if (!order) return other('setting', change.type);
      return {
        type: 'sale',
        order,
        line: { type: 'change', seq, at, actor, change, hash, what: whatOf(change) },
      };
    case 'terminal':
      return other(change.type, change.terminal.name);
    case 'item':
      return other(change.type, change.item.name);
    case 'staff':
      return other(change.type, change.staff.name);
    case 'pin':
      return other(change.type, nameOf(change.pin.staffId));
    case 'pin_try':
      return other(
        change.pinTry.isRight ? 'pin_right' : 'pin_wrong',
        nameOf(change.pinTry.staffId),
      );
    case 'held_sale':
      return other(change.type, '');
    case 'comparison':
      return other(change.type, comparisonName(change.comparison));
    // Its value may be a secret.
    case 'setting':
      return other(change.type, change.name);
    case 'webhook_endpoint':
      return other(change.type, change.endpoint.id);
    case 'webhook_event':
      return other(change.type, change.event.id);
    case 'webhook_delivery':
      return other(change.type, change.delivery.id);
    case 'incoming_webhook':
      return other(heardKind(change.webhook), heardName(change.webhook));
    default:
      return assertNever(change);
  }

  function other(kind: OtherKind, name: string): AuditEntry {
    return { type: 'other', seq, at, actor, kind, name };
  }
}

/** What is not counted is money all the same, perhaps: it says why. */
function heardKind({ state, because }: IncomingWebhook): OtherKind {
  return `heard_${because ?? (state === 'applied' ? 'applied' : 'received')}`;
}

/** The provider's own words: what happened, how much of it, and to what. */
function heardName({ id, news }: IncomingWebhook): string {
  if (news.type === 'other') return `${news.event} · ${id}`;
  const { type, said, amount } = news;
  const currency = type === 'payment' ? (news.currency ?? '') : '';
  const sum =
    amount !== null && isCurrency(currency)
      ? [`${currency} ${decimalText({ minor: amount, currency })}`]
      : [];
  const subject = type === 'payment' ? news.paymentId : news.refundId;
  return [`${type}.${said}`, ...sum, subject, id].join(' · ');
}

/** What was compared, how much of it is alike, and how the file is told from another of its name. */
function comparisonName({ fileName, counts, fileHash }: Comparison): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${fileName} · ${counts.matched}/${all} · SHA-256 ${fileHash.slice(0, 12)}…`;
}

/** Each by itself: what an order was before is further down. */
function whatOf(change: StoryChange): StoryWhat {
  // Without what it was before, a payment of which some went back would seem to go back again.
  if (change.type === 'payment' && isAside(change.because)) return paymentAsides[change.because];
  if (change.type === 'refund' && change.because === 'notes') return 'refund_noted';
  if (change.type === 'refund' && change.because === 'slip') return 'refund_slip';
  if (change.type !== 'order') return whatChanged(undefined, change);
  const { status, amountPaid, attempts } = change.order;
  if (status === 'paid') return 'order_paid';
  if (amountPaid > 0) return 'order_part_paid';
  return attempts > 0 ? 'order_attempted' : 'order_made';
}

/** Why a payment is written down again without any money having moved. */
const paymentAsides = {
  settled: 'payment_settled',
  notes: 'payment_noted',
  slip: 'payment_slip',
} as const satisfies Record<string, StoryWhat>;

function isAside(because: string): because is keyof typeof paymentAsides {
  return Object.hasOwn(paymentAsides, because);
}
