import { assertNever } from '../../../shared/assert-never.ts';
import type { Change } from '../../../shared/journal.ts';
import type { ShownChange } from '../surface.ts';
import { activityOf, orderOf, paymentOf } from './mapping.ts';
import { refundOf } from './refund-mapping.ts';

/**
 * What has changed, as GET would have shown it then. A doubt is told of the payment: its activity is
 * processing before, in, and after it.
 */
export function showChange(change: Change): ShownChange | undefined {
  switch (change.type) {
    case 'order':
      return { name: 'order', entity: orderOf(change.order) };
    case 'payment': {
      const isDraft = change.payment.state === 'draft';
      return isDraft ? undefined : { name: 'payment', entity: paymentOf(change.payment) };
    }
    case 'activity':
      return { name: 'activity', entity: activityOf(change.activity, undefined) };
    case 'refund':
      return { name: 'refund', entity: refundOf(change.refund) };
    case 'terminal':
    case 'item':
    case 'staff':
    case 'pin':
    case 'pin_try':
    case 'print_job':
    case 'held_sale':
    case 'webhook_endpoint':
    case 'webhook_event':
    case 'webhook_delivery':
    case 'incoming_webhook':
    case 'comparison':
    case 'setting':
      return undefined;
    default:
      return assertNever(change);
  }
}
