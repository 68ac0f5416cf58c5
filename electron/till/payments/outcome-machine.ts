import type { Evidence, Payment, TerminalReceipt } from '../../../shared/payment.ts';
import type { TerminalOutcome } from '../../terminals/terminal.ts';
import { isSale } from './doubt-policy.ts';
import { doubt, endedWithoutMoney } from './ending-machine.ts';
import { type PaymentStep, step } from './payment-event.ts';
import { isRunning, isSettling, isToldByPerson } from './phase-policy.ts';
import { rehear } from './verdict-machine.ts';

/** The terminal's word on the money, live or late. It is acknowledged only once this is on disk. */
export function hear(
  payment: Payment,
  outcome: TerminalOutcome,
  at: number,
): PaymentStep | undefined {
  if (isToldByPerson(payment)) {
    return outcome.type === 'approved' ? rehear(payment, outcome.receipt, at) : undefined;
  }
  if (!isRunning(payment) && !isSettling(payment) && payment.state !== 'in_doubt') return undefined;
  // Another kind of transaction is not this one, whatever its amount.
  if (!isSale(outcome.receipt)) return undefined;
  // A repeat of the terminal's previous transaction says nothing about this one.
  if (outcome.receipt && outcome.receipt.mark === payment.markBefore) return undefined;
  if (outcome.type === 'approved') return hearApproval(payment, outcome.receipt, at);
  if (payment.approval === null && isRefusalOfAnother(payment, outcome.receipt)) return undefined;
  if (payment.approval !== null) return doubt(payment, 'contradiction', at);
  if (payment.failure !== null) return undefined;
  const told: Payment = { ...payment, failure: outcome.failure, evidence: evidenceOf(outcome) };
  return payment.state === 'in_doubt'
    ? step(endedWithoutMoney(told, at))
    : step({ ...told, state: 'authorising', stage: 'confirming', changedAt: at });
}

function hearApproval(
  payment: Payment,
  receipt: TerminalReceipt,
  at: number,
): PaymentStep | undefined {
  if (payment.approval !== null) {
    return isSameApproval(payment.approval, receipt)
      ? undefined
      : doubt(payment, 'contradiction', at);
  }
  const told: Payment = { ...payment, approval: receipt, method: receipt.method };
  if (payment.failure !== null) return doubt(told, 'contradiction', at);
  if (!isForAskedAmount(payment, receipt)) return doubt(told, 'amount_differs', at);
  if (payment.state === 'in_doubt') return step({ ...told, changedAt: at });
  return step({ ...told, state: 'authorising', stage: 'confirming', changedAt: at });
}

function evidenceOf(outcome: Exclude<TerminalOutcome, { type: 'approved' }>): Evidence {
  return {
    type: 'terminal',
    frame: outcome.frame,
    resultCode: outcome.resultCode,
    receipt: outcome.receipt,
  };
}

function isSameApproval(left: TerminalReceipt, right: TerminalReceipt): boolean {
  return (
    left.mark === right.mark && left.amount === right.amount && left.currency === right.currency
  );
}

/**
 * A refusal that names another amount is an older one, said again. Some terminals leave the amount of a
 * refusal at zero.
 */
function isRefusalOfAnother(payment: Payment, receipt: TerminalReceipt | null): boolean {
  return receipt !== null && !!receipt.amount && receipt.amount !== payment.amount;
}

/** A terminal that names no amount speaks of the one it was asked for. */
function isForAskedAmount(payment: Payment, receipt: TerminalReceipt): boolean {
  return (
    (receipt.amount === null || receipt.amount === payment.amount) &&
    (receipt.currency === null || receipt.currency === payment.currency)
  );
}
