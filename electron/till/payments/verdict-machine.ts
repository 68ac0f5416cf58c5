import { assertNever } from '../../../shared/assert-never.ts';
import type { Evidence, Payment, TerminalReceipt } from '../../../shared/payment.ts';
import { isNews, judgeLastResult } from './doubt-policy.ts';
import { approved, captured, doubt, endedWithoutMoney } from './ending-machine.ts';
import { type PaymentEvent, type PaymentStep, step } from './payment-event.ts';

/** What a terminal's last result makes of a payment in doubt. */
export function judge(
  payment: Payment,
  heard: Extract<PaymentEvent, { type: 'last_result' }>,
  at: number,
): PaymentStep | undefined {
  // It has spoken, and a person did not believe it: only a person can end that.
  if (payment.doubt?.reason === 'verdict_contradicted') return undefined;
  const verdict = judgeLastResult(payment, heard);
  switch (verdict.type) {
    case 'still_unknown':
      return undefined;
    case 'amount_differs':
      return payment.doubt?.reason === 'amount_differs'
        ? undefined
        : doubt({ ...payment, approval: verdict.receipt }, 'amount_differs', at);
    case 'paid':
      return step(
        approved(
          { ...payment, approval: verdict.receipt, method: verdict.receipt.method },
          verdict.receipt,
          verdict.frame,
          at,
        ),
      );
    case 'not_paid':
      return step(
        endedWithoutMoney(
          { ...payment, failure: verdict.failure, evidence: verdict.evidence, approval: null },
          at,
        ),
      );
    default:
      return assertNever(verdict);
  }
}

/** A person's word ends a doubt, or a code that nobody else can know about. */
export function resolve(
  payment: Payment,
  event: Extract<PaymentEvent, { type: 'resolved' }>,
  at: number,
): PaymentStep {
  const evidence: Evidence = {
    type: 'person',
    staffId: event.staffId,
    reference: event.reference,
  };
  if (event.verdict === 'not_paid') {
    return step(
      endedWithoutMoney(
        {
          ...payment,
          failure: { code: 'TRANSACTION_CANCELLED', reason: null, by: 'merchant' },
          evidence,
        },
        at,
      ),
    );
  }
  const told = event.amount ?? payment.approval?.amount ?? payment.amount;
  // The terminal may have taken another amount than asked; never count more than the order's share.
  const amount = Math.min(told, payment.amount);
  const approval =
    payment.terminalId === null ? upiReceipt(payment, event.reference) : payment.approval;
  return step(captured({ ...payment, approval, authorisedAmount: amount }, amount, evidence, at));
}

/**
 * The terminal speaks of an approval after a person has decided. Where the person said "paid" it is the
 * same thing, and the transaction is this payment's; where they said "not paid" nobody knows any more.
 */
export function rehear(
  payment: Payment,
  receipt: TerminalReceipt,
  at: number,
): PaymentStep | undefined {
  if (!isNews(payment, receipt)) return undefined;
  const told: Payment = { ...payment, approval: receipt, method: receipt.method };
  if (payment.state === 'captured') return payment.approval === null ? step(told) : undefined;
  return doubt({ ...told, failure: null, evidence: null }, 'verdict_contradicted', at);
}

/**
 * What the bank's word says of a payment without a terminal, read by a person or told by the provider; its
 * mark keeps one reference from paying for two sales.
 */
export function upiReceipt(payment: Payment, utr: string): TerminalReceipt {
  return {
    mark: utrMark(utr),
    amount: payment.amount,
    currency: payment.currency,
    method: payment.method,
    card: null,
    upi: payment.method === 'upi' ? { vpa: null } : null,
    rrn: utr,
    approvalCode: null,
    terminalId: null,
    trace: null,
    receiptNumber: null,
    text: null,
  };
}

/** Names a UPI transaction by the bank's reference of it. */
export function utrMark(utr: string): string {
  return `utr/${utr.toUpperCase()}`;
}
