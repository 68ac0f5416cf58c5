import type { Payment } from '../../shared/payment.ts';

/** One rupee by UPI that nobody paid, to try a line with. */
export function samplePayment(id: string, orderId: string, now: number): Payment {
  return {
    ...{ id, orderId, terminalId: null, placeId: null, amount: 100, currency: 'INR' },
    ...{ captureMode: 'automatic', method: 'upi', description: 'Test', state: 'captured' },
    ...{ stage: null, cancelRequestedBy: null, authorisedAmount: 100, capturedAmount: 100 },
    ...{ refundedAmount: 0, approval: null, failure: null, doubt: null, evidence: null },
    ...{ markBefore: null, notes: { test: 'true' }, createdAt: now, changedAt: now },
  };
}
