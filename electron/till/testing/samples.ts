import type { Order } from '../../../shared/order.ts';
import type { Payment, TerminalReceipt } from '../../../shared/payment.ts';
import type { TerminalOutcome } from '../../terminals/terminal.ts';

/** Things as tests need them: whole, plausible, and changed only where the test says so. */
export function samplePayment(changes: Partial<Payment> = {}): Payment {
  return {
    id: 'pay_sample00000001',
    orderId: 'order_sample00000001',
    terminalId: '2841158834',
    placeId: null,
    amount: 19_900,
    currency: 'INR',
    captureMode: 'automatic',
    method: 'card',
    description: 'POS Transaction',
    state: 'draft',
    stage: null,
    cancelRequestedBy: null,
    authorisedAmount: 0,
    capturedAmount: 0,
    refundedAmount: 0,
    approval: null,
    failure: null,
    doubt: null,
    evidence: null,
    markBefore: 'mark-0',
    createdAt: 1_000,
    changedAt: 1_000,
    ...changes,
  };
}

export function sampleReceipt(changes: Partial<TerminalReceipt> = {}): TerminalReceipt {
  return {
    mark: 'mark-1',
    amount: 19_900,
    currency: 'INR',
    method: 'card',
    card: { network: 'Visa', last4: '1234' },
    upi: null,
    rrn: '432100000001',
    approvalCode: '123456',
    terminalId: '29001234',
    trace: '1',
    receiptNumber: '1',
    text: null,
    ...changes,
  };
}

export function sampleOrder(changes: Partial<Order> = {}): Order {
  return {
    id: 'order_sample00000001',
    seq: 1,
    amount: 19_900,
    currency: 'INR',
    amountPaid: 0,
    status: 'created',
    attempts: 0,
    receipt: null,
    notes: {},
    lines: [],
    captureMode: 'automatic',
    placeId: null,
    createdAt: 1_000,
    ...changes,
  };
}

export function approvedOutcome(changes: Partial<TerminalReceipt> = {}): TerminalOutcome {
  return { type: 'approved', frame: 'status information', receipt: sampleReceipt(changes) };
}

type EndedWithoutMoney = Exclude<TerminalOutcome, { type: 'approved' }>;

export const declinedOutcome: EndedWithoutMoney = {
  type: 'declined',
  frame: 'status information',
  resultCode: '05',
  failure: { code: 'CARD_DECLINED', reason: 'Insufficient funds', by: 'provider' },
  receipt: sampleReceipt({ mark: 'mark-2' }),
};

export const cancelledOutcome: EndedWithoutMoney = {
  type: 'cancelled',
  frame: 'abort',
  resultCode: '6C',
  failure: { code: 'TRANSACTION_CANCELLED', reason: null, by: 'customer' },
  receipt: null,
};
