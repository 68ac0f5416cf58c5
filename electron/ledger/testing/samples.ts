import type { Activity } from '../../../shared/activity.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { Change } from '../../../shared/journal.ts';
import type { Order } from '../../../shared/order.ts';
import type { Payment, TerminalReceipt } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';

/** Whole things to write, in which a test names only what it is about. */
export const till: Actor = { type: 'till' };

export function anOrder(seq: number, but: Partial<Order> = {}): Order {
  return {
    id: `order_${seq}`,
    seq,
    amount: 10_000,
    currency: 'INR',
    amountPaid: 0,
    status: 'created',
    attempts: 0,
    receipt: null,
    notes: {},
    lines: [],
    captureMode: 'automatic',
    placeId: null,
    createdAt: 1_000 * seq,
    ...but,
  };
}

/** A payment of 10,000 for order_1 without a terminal or a place. */
export function aPayment(id: string, but: Partial<Payment> = {}): Payment {
  return {
    id,
    orderId: 'order_1',
    terminalId: null,
    placeId: null,
    amount: 10_000,
    currency: 'INR',
    captureMode: 'automatic',
    method: 'card',
    description: null,
    state: 'requested',
    stage: null,
    cancelRequestedBy: null,
    authorisedAmount: 0,
    capturedAmount: 0,
    refundedAmount: 0,
    approval: null,
    failure: null,
    doubt: null,
    evidence: null,
    markBefore: null,
    createdAt: 1_000,
    changedAt: 1_000,
    ...but,
  };
}

/** A refund of 10,000 from the drawer for order_1, only asked for. */
export function aRefund(id: string, but: Partial<Refund> = {}): Refund {
  return {
    id,
    paymentId: 'pay_1',
    orderId: 'order_1',
    terminalId: null,
    amount: 10_000,
    currency: 'INR',
    state: 'requested',
    stage: null,
    cancelRequestedBy: null,
    route: 'drawer',
    speed: 'normal',
    notes: {},
    receipt: null,
    requestedBy: null,
    approvedBy: null,
    approval: null,
    failure: null,
    doubt: null,
    evidence: null,
    markBefore: null,
    createdAt: 1_000,
    changedAt: 1_000,
    ...but,
  };
}

/** An initiate_checkout on the terminal "counter", without an order. */
export function anActivity(id: string, but: Partial<Activity> = {}): Activity {
  return {
    id,
    action: 'initiate_checkout',
    deviceId: 'counter',
    terminalId: 'counter',
    orderId: null,
    paymentId: null,
    closes: null,
    status: 'processing',
    failure: null,
    echo: null,
    notes: null,
    leftScreenAt: null,
    createdAt: 1_000,
    changedAt: 1_000,
    ...but,
  };
}

export function anApproval(mark: string): TerminalReceipt {
  return {
    mark,
    amount: 10_000,
    currency: 'INR',
    method: 'card',
    card: { network: 'visa', last4: '4242' },
    upi: null,
    rrn: null,
    approvalCode: null,
    terminalId: null,
    trace: null,
    receiptNumber: null,
    text: null,
  };
}

export function orderChange(order: Order): Change {
  return { type: 'order', order };
}

export function paymentChange(payment: Payment): Change {
  return { type: 'payment', payment, because: 'test' };
}

export function activityChange(activity: Activity): Change {
  return { type: 'activity', activity };
}
