import { expect, test } from 'vitest';
import type { Activity } from '../../shared/activity.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import type { StoryWhat } from '../../shared/story.ts';
import { anActivity, anApproval, anOrder, aPayment, aRefund } from '../ledger/testing/samples.ts';
import { whatChanged } from './story-change-policy.ts';

const orders: readonly [Partial<Order> | null, Partial<Order>, StoryWhat][] = [
  [null, {}, 'order_made'],
  [{}, { attempts: 1, status: 'attempted' }, 'order_attempted'],
  [{ attempts: 1 }, { attempts: 1, amountPaid: 50 }, 'order_part_paid'],
  [{ amountPaid: 50 }, { amountPaid: 100, status: 'paid' }, 'order_paid'],
  [{}, { notes: { bill: '1' } }, 'order_noted'],
  [{}, {}, 'order_changed'],
];

test.each(orders)('an order that goes from %j to %j: %s', (before, after, what) => {
  expect(whatChanged(before ? order(before) : undefined, order(after))).toBe(what);
});

const payments: readonly [Partial<Payment> | null, Partial<Payment>, StoryWhat][] = [
  [null, { state: 'requested' }, 'payment_sent'],
  [{ state: 'requested' }, { state: 'presented', stage: 'card' }, 'payment_card'],
  [{ state: 'requested' }, { state: 'presented', stage: 'qr' }, 'payment_qr'],
  [{ state: 'presented', stage: 'card' }, { state: 'authorising', stage: 'pin' }, 'payment_pin'],
  [{ state: 'authorising', stage: 'pin' }, { state: 'authorising', stage: 'bank' }, 'payment_bank'],
  [
    { state: 'authorising' },
    { state: 'authorising', stage: 'confirming', approval: anApproval('mark-1') },
    'payment_approved',
  ],
  [{ state: 'authorising' }, { state: 'authorising', stage: 'confirming' }, 'payment_refusal_told'],
  [{ state: 'authorising' }, { state: 'captured' }, 'payment_captured'],
  [{ state: 'authorising' }, { state: 'declined' }, 'payment_declined'],
  [{ state: 'authorising' }, { state: 'in_doubt', doubt: doubt('line_lost') }, 'payment_in_doubt'],
  [
    { state: 'in_doubt', doubt: doubt('line_lost') },
    { state: 'in_doubt', doubt: doubt('amount_differs') },
    'payment_in_doubt',
  ],
  [
    { state: 'presented' },
    { state: 'presented', cancelRequestedBy: 'merchant' },
    'payment_cancel_asked',
  ],
  [
    { state: 'captured', capturedAmount: 5 },
    { state: 'captured', capturedAmount: 5, refundedAmount: 5 },
    'payment_refunded',
  ],
  [{ state: 'captured' }, { state: 'captured', settledAt: 9 }, 'payment_settled'],
  [{ state: 'captured', settledAt: 9 }, { state: 'captured', settledAt: 9 }, 'payment_changed'],
  [{ state: 'captured' }, { state: 'captured', notes: { bill: '1' } }, 'payment_noted'],
  [
    { state: 'captured' },
    { state: 'captured', approval: anApproval('m') },
    'payment_receipt_added',
  ],
  [{ state: 'captured' }, { state: 'captured' }, 'payment_changed'],
];

test.each(payments)('a payment that goes from %j to %j: %s', (before, after, what) => {
  expect(whatChanged(before ? payment(before) : undefined, payment(after))).toBe(what);
});

const refunds: readonly [Partial<Refund> | null, Partial<Refund>, StoryWhat][] = [
  [null, { state: 'requested' }, 'refund_requested'],
  [{ state: 'approved' }, { state: 'sent' }, 'refund_sent'],
  [{ state: 'pending' }, { state: 'pending', stage: 'card' }, 'refund_card'],
  [{ state: 'pending', stage: 'card' }, { state: 'pending', stage: 'bank' }, 'refund_bank'],
  [
    { state: 'pending', stage: 'bank' },
    { state: 'pending', stage: 'confirming', approval: anApproval('mark-1') },
    'refund_confirmed',
  ],
  [{ state: 'pending' }, { state: 'pending', stage: 'confirming' }, 'refund_refusal_told'],
  [{ state: 'pending' }, { state: 'pending', cancelRequestedBy: 'till' }, 'refund_stop_asked'],
  [{ state: 'processed' }, { state: 'processed', notes: { why: 'torn' } }, 'refund_noted'],
  [
    { state: 'processed' },
    { state: 'processed', slips: [{ copy: 'customer', text: 'REFUND' }] },
    'refund_slip',
  ],
  [{ state: 'processed' }, { state: 'processed' }, 'refund_changed'],
];

test.each(refunds)('a refund that goes from %j to %j: %s', (before, after, what) => {
  expect(whatChanged(before ? refund(before) : undefined, refund(after))).toBe(what);
});

const activities: readonly [Partial<Activity> | null, Partial<Activity>, StoryWhat][] = [
  [null, {}, 'checkout_begun'],
  [{}, { status: 'completed' }, 'checkout_over'],
  [{}, { status: 'failed' }, 'checkout_failed'],
  [{ status: 'completed' }, { status: 'completed', leftScreenAt: 1 }, 'checkout_left'],
  [null, { action: 'close_checkout' }, 'close_asked'],
  [null, { action: 'close_checkout', status: 'completed' }, 'close_over'],
  [{ action: 'close_checkout' }, { action: 'close_checkout', status: 'failed' }, 'close_failed'],
  [{}, {}, 'activity_changed'],
];

test.each(activities)('an activity that goes from %j to %j: %s', (before, after, what) => {
  expect(whatChanged(before ? activity(before) : undefined, activity(after))).toBe(what);
});

function doubt(reason: NonNullable<Payment['doubt']>['reason']): Payment['doubt'] {
  return { reason, since: 1 };
}

function order(but: Partial<Order>) {
  return { type: 'order', order: anOrder(1, but) } as const;
}

function payment(but: Partial<Payment>) {
  return { type: 'payment', payment: aPayment('p', but), because: '' } as const;
}

function refund(but: Partial<Refund>) {
  return { type: 'refund', refund: aRefund('r', but), because: '' } as const;
}

function activity(but: Partial<Activity>) {
  return { type: 'activity', activity: anActivity('a', but) } as const;
}
