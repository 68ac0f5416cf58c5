import type { DoubtReason, Evidence, Payment, TerminalReceipt } from '../../../shared/payment.ts';
import { finalStateOf } from './failure-policy.ts';
import { type PaymentStep, step } from './payment-event.ts';

/** The terminal has closed an approved transaction: the money counts, or waits for a capture. */
export function approved(
  payment: Payment,
  receipt: TerminalReceipt,
  frame: string,
  at: number,
): Payment {
  const evidence: Evidence = { type: 'terminal', frame, resultCode: '00', receipt };
  const authorised: Payment = { ...payment, authorisedAmount: payment.amount };
  return payment.captureMode === 'automatic'
    ? captured(authorised, payment.amount, evidence, at)
    : {
        ...authorised,
        state: 'authorised',
        stage: null,
        failure: null,
        doubt: null,
        evidence,
        changedAt: at,
      };
}

/** The money counts. `amount` in minor units, at most what was authorised. */
export function captured(
  payment: Payment,
  amount: number,
  evidence: Evidence,
  at: number,
): Payment {
  return {
    ...payment,
    state: 'captured',
    stage: null,
    doubt: null,
    failure: null,
    capturedAmount: amount,
    evidence,
    changedAt: at,
  };
}

/** Throws when nothing says why: a payment never ends by itself. */
export function endedWithoutMoney(payment: Payment, at: number): Payment {
  if (payment.failure === null || payment.evidence === null) {
    throw new Error(`Payment ${payment.id} cannot end without a reason and evidence`);
  }
  const state = finalStateOf(payment.failure.code, payment.state === 'in_doubt');
  return { ...payment, state, stage: null, doubt: null, changedAt: at };
}

/** Money may have moved. Whoever can be asked is asked. */
export function doubt(payment: Payment, reason: DoubtReason, at: number): PaymentStep {
  const since = payment.doubt?.since ?? at;
  return step(
    { ...payment, state: 'in_doubt', stage: null, doubt: { reason, since }, changedAt: at },
    payment.terminalId === null ? [] : ['ask'],
  );
}
