import { assertNever } from '../../../shared/assert-never.ts';
import type { OrderLine } from '../../../shared/ipc.ts';
import type { Order } from '../../../shared/order.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { IconName } from '../../components/icon.tsx';
import type { PayTone } from '../pay/pay-status.ts';

/** How a sale stands, one word in the list; `sale.<status>` in the catalogue. */
export type SaleStatus =
  | 'created'
  | 'running'
  | 'authorised'
  | 'paid'
  | 'part_paid'
  | 'refunded'
  | 'part_refunded'
  | 'declined'
  | 'failed'
  | 'cancelled'
  | 'expired'
  | 'voided'
  | 'in_doubt'
  | 'closed';

/** The order's word where there is no payment, else that of the payment which speaks for it. */
export function saleStatus({ order, payment }: OrderLine): SaleStatus {
  if (payment) return statusOfPayment(order, payment);
  switch (order.status) {
    case 'created':
    case 'attempted':
      return 'created';
    case 'paid':
    case 'closed':
      return order.status;
    default:
      return assertNever(order.status);
  }
}

/** The picture and the colour that go with the word. */
export function saleLook(status: SaleStatus): { readonly icon: IconName; readonly tone: PayTone } {
  switch (status) {
    case 'created':
      return { icon: 'dot', tone: 'still' };
    case 'running':
      return { icon: 'wait', tone: 'running' };
    case 'authorised':
    case 'paid':
      return { icon: 'check', tone: 'good' };
    case 'part_paid':
      return { icon: 'alert', tone: 'doubt' };
    case 'refunded':
    case 'part_refunded':
    case 'voided':
      return { icon: 'back', tone: 'still' };
    case 'declined':
    case 'failed':
      return { icon: 'cross', tone: 'bad' };
    case 'cancelled':
    case 'closed':
      return { icon: 'stop', tone: 'still' };
    case 'expired':
      return { icon: 'wait', tone: 'still' };
    case 'in_doubt':
      return { icon: 'question', tone: 'doubt' };
    default:
      return assertNever(status);
  }
}

function statusOfPayment(order: Order, payment: Payment): SaleStatus {
  switch (payment.state) {
    case 'draft':
    case 'requested':
    case 'presented':
    case 'authorising':
      return 'running';
    case 'captured':
      if (payment.refundedAmount > 0) {
        return payment.refundedAmount < payment.capturedAmount ? 'part_refunded' : 'refunded';
      }
      return order.status === 'paid' ? 'paid' : 'part_paid';
    case 'declined':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'voided':
      // What the last attempt did not bring, an earlier one may have.
      return order.amountPaid > 0 ? 'part_paid' : payment.state;
    case 'authorised':
    case 'in_doubt':
      return payment.state;
    default:
      return assertNever(payment.state);
  }
}
