import { assertNever } from '../../../shared/assert-never.ts';
import type { TerminalReceipt } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';
import type { PayEnd, TerminalOutcome } from '../../terminals/terminal.ts';
import { type HeardLast, judgeLastResult } from '../payments/doubt-policy.ts';
import {
  doubt,
  failed,
  isAtTerminal,
  loseSight,
  processed,
  terminalSays,
} from './refund-ending-machine.ts';
import { type RefundStep, step } from './refund-event.ts';

/** The terminal's word on the money, live or late. It is acknowledged only once this is on disk. */
export function hear(refund: Refund, outcome: TerminalOutcome, at: number): RefundStep | undefined {
  if (!isAtTerminal(refund) && refund.state !== 'in_doubt') return undefined;
  if (outcome.receipt?.mark === refund.markBefore && outcome.receipt !== null) return undefined;
  if (outcome.type === 'approved') return hearApproval(refund, outcome.receipt, at);
  if (refund.approval !== null) return doubt(refund, 'contradiction', at);
  if (refund.failure !== null) return undefined;
  const { code, reason, by } = outcome.failure;
  const evidence = {
    type: 'terminal',
    frame: outcome.frame,
    resultCode: outcome.resultCode,
    receipt: outcome.receipt,
  } as const;
  const told: Refund = { ...refund, failure: { code, reason, by }, evidence };
  return refund.state === 'in_doubt'
    ? step(failed(told, { code, reason, by }, evidence, at))
    : step({ ...told, state: 'pending', stage: 'confirming', changedAt: at });
}

function hearApproval(
  refund: Refund,
  receipt: TerminalReceipt,
  at: number,
): RefundStep | undefined {
  if (!isGivingBack(receipt) && receipt.kind !== undefined) return undefined;
  if (refund.approval !== null) {
    const isSame =
      refund.approval.mark === receipt.mark && refund.approval.amount === receipt.amount;
    return isSame ? undefined : doubt(refund, 'contradiction', at);
  }
  const told: Refund = { ...refund, approval: receipt };
  if (refund.failure !== null) return doubt(told, 'contradiction', at);
  if (!isForAskedAmount(refund, receipt)) return doubt(told, 'amount_differs', at);
  if (refund.state === 'in_doubt') return step({ ...told, changedAt: at });
  return step({ ...told, state: 'pending', stage: 'confirming', changedAt: at });
}

/** The driver has finished with the command and the terminal is free, or the line has gone. */
export function end(refund: Refund, payEnd: PayEnd, at: number): RefundStep | undefined {
  if (!isAtTerminal(refund) && refund.state !== 'in_doubt') return undefined;
  switch (payEnd.type) {
    case 'finished':
      return finish(payEnd.slips ? { ...refund, slips: payEnd.slips } : refund, at);
    case 'not_sent': {
      if (refund.state !== 'sent') return undefined;
      const { code = 'DEVICE_DISCONNECTED', reason } = payEnd;
      const evidence = { type: 'not_sent', reason } as const;
      return step(failed(refund, { code, reason, by: 'till' }, evidence, at));
    }
    case 'refused': {
      if (refund.state !== 'sent' || refund.approval !== null) {
        return refund.state === 'in_doubt'
          ? step(refund, ['ask'])
          : loseSight(refund, 'contradiction', at);
      }
      const { code, reason, frame, resultCode } = payEnd;
      const evidence = { type: 'terminal', frame, resultCode, receipt: null } as const;
      return step(failed(refund, { code, reason, by: 'provider' }, evidence, at));
    }
    case 'unknown':
      return refund.state === 'in_doubt'
        ? step(refund, ['ask'])
        : loseSight(refund, payEnd.why, at);
    default:
      return assertNever(payEnd);
  }
}

function finish(refund: Refund, at: number): RefundStep {
  const { approval, failure, evidence } = refund;
  // The closing word cannot make two opposite answers, or another amount, into one.
  if (isContradicted(refund)) return step(refund, ['ask']);
  if (failure && evidence) return step(failed(refund, failure, evidence, at));
  if (approval === null) return doubt(refund, 'no_answer', at);
  return step(processed(refund, terminalSays('completion', approval), at));
}

/** What a terminal's last result makes of a refund in doubt. */
export function judge(refund: Refund, heard: HeardLast, at: number): RefundStep | undefined {
  if (refund.state !== 'in_doubt') return undefined;
  const verdict = judgeLastResult(refund, heard, isGivingBack);
  switch (verdict.type) {
    case 'still_unknown':
      return undefined;
    case 'amount_differs':
      return refund.doubt?.reason === 'amount_differs'
        ? undefined
        : doubt({ ...refund, approval: verdict.receipt }, 'amount_differs', at);
    case 'paid': {
      const told: Refund = { ...refund, approval: verdict.receipt };
      return step(processed(told, terminalSays(verdict.frame, verdict.receipt), at));
    }
    case 'not_paid': {
      const { code, reason, by } = verdict.failure;
      return step(failed(refund, { code, reason, by }, verdict.evidence, at));
    }
    default:
      return assertNever(verdict);
  }
}

/** A terminal that names no amount speaks of the one it was asked for. */
function isForAskedAmount({ amount, currency }: Refund, receipt: TerminalReceipt): boolean {
  return (
    (receipt.amount === null || receipt.amount === amount) &&
    (receipt.currency === null || receipt.currency === currency)
  );
}

/** A sale of the same amount says nothing about how a refund ended; what has no kind may be one. */
function isGivingBack(receipt: TerminalReceipt | null): boolean {
  return receipt?.kind === 'refund' || receipt?.kind === 'reversal';
}

function isContradicted({ doubt: told }: Refund): boolean {
  return told?.reason === 'contradiction' || told?.reason === 'amount_differs';
}
