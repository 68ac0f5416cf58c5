import { assertNever } from './assert-never.ts';
import type { Change } from './journal.ts';

/** The order that a change is about; null where it is about none. */
export function orderIdOf(change: Change): string | null {
  switch (change.type) {
    case 'order':
      return change.order.id;
    case 'payment':
      return change.payment.orderId;
    case 'refund':
      return change.refund.orderId;
    case 'activity':
      return change.activity.orderId;
    case 'print_job':
      return change.printJob.orderId;
    case 'terminal':
    case 'item':
    case 'staff':
    case 'pin':
    case 'pin_try':
    case 'held_sale':
    case 'webhook_endpoint':
    case 'webhook_event':
    case 'webhook_delivery':
    case 'incoming_webhook':
    case 'comparison':
    case 'setting':
      return null;
    default:
      return assertNever(change);
  }
}
