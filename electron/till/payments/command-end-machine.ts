import { assertNever } from '../../../shared/assert-never.ts';
import type { DoubtReason, Payment, PaymentFailure } from '../../../shared/payment.ts';
import type { PayEnd } from '../../terminals/terminal.ts';
import { approved, doubt, endedWithoutMoney } from './ending-machine.ts';
import { type PaymentStep, step } from './payment-event.ts';
import { isContradicted, isRunning, isSettling } from './phase-policy.ts';

/** The driver has finished with the command and the terminal is free, or the line has gone. */
export function end(payment: Payment, payEnd: PayEnd, at: number): PaymentStep | undefined {
  const isOpen = isRunning(payment) || isSettling(payment) || payment.state === 'in_doubt';
  if (!isOpen) return undefined;
  switch (payEnd.type) {
    case 'finished':
      return finish(payEnd.slips ? { ...payment, slips: payEnd.slips } : payment, at);
    case 'not_sent':
      if (payment.state !== 'requested') return undefined;
      return step(
        endedWithoutMoney(
          {
            ...payment,
            failure: failureOfNotSent(payment, payEnd),
            evidence: { type: 'not_sent', reason: payEnd.reason },
          },
          at,
        ),
      );
    case 'refused':
      if (!mayBeRefused(payment)) return loseSightOnce(payment, 'contradiction', at);
      return step(
        endedWithoutMoney(
          {
            ...payment,
            failure: { code: payEnd.code, reason: payEnd.reason, by: 'provider' },
            evidence: {
              type: 'terminal',
              frame: payEnd.frame,
              resultCode: payEnd.resultCode,
              receipt: null,
            },
          },
          at,
        ),
      );
    case 'unknown':
      return loseSightOnce(payment, payEnd.why, at);
    default:
      return assertNever(payEnd);
  }
}

function finish(payment: Payment, at: number): PaymentStep {
  // The closing word cannot make two opposite answers, or another amount, into one.
  if (isContradicted(payment)) return step(payment, ['ask']);
  if (payment.failure !== null) return step(endedWithoutMoney(payment, at));
  if (payment.approval === null) return doubt(payment, 'no_answer', at);
  return step(approved(payment, payment.approval, 'completion', at));
}

/** Somebody's cancel that was quicker than the command is a cancel, whatever kept the command back. */
function failureOfNotSent(
  { cancelRequestedBy }: Payment,
  { code, reason }: Extract<PayEnd, { type: 'not_sent' }>,
): PaymentFailure {
  return cancelRequestedBy === null
    ? { code: code ?? 'DEVICE_DISCONNECTED', reason, by: 'till' }
    : { code: 'TRANSACTION_CANCELLED', reason, by: cancelRequestedBy };
}

/** A refusal to start says that nothing has begun, unless the terminal has already shown otherwise. */
function mayBeRefused(payment: Payment): boolean {
  const begun = payment.state === 'presented' || payment.state === 'authorising';
  return !begun && payment.approval === null;
}

/** In doubt already: the first reason stands, and the terminal is asked again. */
function loseSightOnce(payment: Payment, reason: DoubtReason, at: number): PaymentStep | undefined {
  return payment.state === 'in_doubt' ? step(payment, ['ask']) : loseSight(payment, reason, at);
}

/**
 * Nobody is listening to the terminal any more. A refusal that it has already spoken stands; an
 * approval does not, since the terminal takes it back when our acknowledgement did not arrive
 * (terminals.md section 2).
 */
export function loseSight(
  payment: Payment,
  reason: DoubtReason,
  at: number,
): PaymentStep | undefined {
  if (payment.failure !== null) return step(endedWithoutMoney(payment, at));
  return doubt(payment, reason, at);
}
