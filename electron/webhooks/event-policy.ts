import { assertNever } from '../../shared/assert-never.ts';
import type { Change } from '../../shared/journal.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import type { WebhookEventName } from '../../shared/webhook.ts';

/** A change that programs elsewhere can be told of. */
export type ToldChange =
  | { readonly type: 'order'; readonly order: Order }
  | { readonly type: 'payment'; readonly payment: Payment }
  | { readonly type: 'refund'; readonly refund: Refund };

/** How something stands, as far as events go: entering another standing is an event. */
export type Standing = WebhookEventName | 'open';

export function isTold(change: Change): change is Extract<Change, ToldChange> {
  return change.type === 'order' || change.type === 'payment' || change.type === 'refund';
}

export function standingOf(change: ToldChange): Standing {
  switch (change.type) {
    case 'order':
      return change.order.status === 'paid' ? 'order.paid' : 'open';
    case 'payment':
      return paymentStanding(change.payment);
    case 'refund':
      return refundStanding(change.refund);
    default:
      return assertNever(change);
  }
}

/**
 * What the step from one standing to the next is called; `before` is undefined for what has just been
 * made. A refund that is over in the moment it is made has been created all the same.
 */
export function eventsOf(
  before: Standing | undefined,
  after: Standing,
): readonly WebhookEventName[] {
  if (after === 'open' || after === before) return [];
  const isFirst = before === undefined;
  if (isFirst && (after === 'refund.processed' || after === 'refund.failed')) {
    return ['refund.created', after];
  }
  // A doubt about a refund, and back: it was made only once.
  return after === 'refund.created' && !isFirst ? [] : [after];
}

export function subjectOf(change: ToldChange): { readonly id: string; readonly orderId: string } {
  switch (change.type) {
    case 'order':
      return { id: change.order.id, orderId: change.order.id };
    case 'payment':
      return { id: change.payment.id, orderId: change.payment.orderId };
    case 'refund':
      return { id: change.refund.id, orderId: change.refund.orderId };
    default:
      return assertNever(change);
  }
}

/** In doubt is no end, so nobody is told of one. */
function paymentStanding({ state }: Payment): Standing {
  switch (state) {
    case 'authorised':
      return 'payment.authorized';
    case 'captured':
      return 'payment.captured';
    case 'declined':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'voided':
      return 'payment.failed';
    case 'draft':
    case 'requested':
    case 'presented':
    case 'authorising':
    case 'in_doubt':
      return 'open';
    default:
      return assertNever(state);
  }
}

function refundStanding({ state }: Refund): Standing {
  switch (state) {
    case 'processed':
      return 'refund.processed';
    case 'failed':
    case 'cancelled':
      return 'refund.failed';
    case 'requested':
    case 'approved':
    case 'reserved':
    case 'sent':
    case 'pending':
    case 'in_doubt':
      return 'refund.created';
    default:
      return assertNever(state);
  }
}
