import type { Evidence, TerminalReceipt } from '../../../shared/payment.ts';
import type { Refund, RefundDoubtReason, RefundFailure } from '../../../shared/refund.ts';
import { type RefundStep, step } from './refund-event.ts';

/** A terminal is at work on it, and has not yet said how it ended. */
export function isRunning(refund: Refund): boolean {
  return isAtTerminal(refund) && refund.approval === null && refund.failure === null;
}

/** Sent to a terminal, and nobody has closed it yet. */
export function isAtTerminal({ state, terminalId }: Refund): boolean {
  return terminalId !== null && (state === 'sent' || state === 'pending');
}

/** The money is back with the customer, or on its way through the banks. */
export function processed(refund: Refund, evidence: Evidence, at: number): Refund {
  return {
    ...refund,
    state: 'processed',
    stage: null,
    doubt: null,
    failure: null,
    evidence,
    changedAt: at,
  };
}

/** Nothing went back: it is the shop's again, and may be given back another way. */
export function failed(
  refund: Refund,
  failure: RefundFailure,
  evidence: Evidence,
  at: number,
): Refund {
  return {
    ...refund,
    state: 'failed',
    stage: null,
    doubt: null,
    approval: null,
    failure,
    evidence,
    changedAt: at,
  };
}

/** Money may have gone back. Whoever can be asked is asked. */
export function doubt(refund: Refund, reason: RefundDoubtReason, at: number): RefundStep {
  const since = refund.doubt?.since ?? at;
  return step(
    { ...refund, state: 'in_doubt', stage: null, doubt: { reason, since }, changedAt: at },
    ['ask'],
  );
}

/** A refusal that was spoken stands when the line goes; an approval does not (terminals.md section 2). */
export function loseSight(refund: Refund, reason: RefundDoubtReason, at: number): RefundStep {
  if (refund.failure !== null && refund.evidence !== null) {
    return step(failed(refund, refund.failure, refund.evidence, at));
  }
  return doubt(refund, reason, at);
}

export function terminalSays(frame: string, receipt: TerminalReceipt): Evidence {
  return { type: 'terminal', frame, resultCode: '00', receipt };
}
