import { assertNever } from '../../../shared/assert-never.ts';
import type { Evidence, Payment } from '../../../shared/payment.ts';
import type { TerminalStage } from '../../terminals/terminal.ts';
import { end, loseSight } from './command-end-machine.ts';
import { waitOf } from './deadline-policy.ts';
import { captured } from './ending-machine.ts';
import { hear } from './outcome-machine.ts';
import { type PaymentEvent, type PaymentStep, step } from './payment-event.ts';
import { isRunning, isSettling, isShown, isToldByPerson } from './phase-policy.ts';
import { judge, rehear, resolve } from './verdict-machine.ts';

/**
 * The one place that decides how a payment goes on (domain.md, States). `undefined`: the event means
 * nothing in this state, as late frames and second clicks normally do. `at` in milliseconds since 1970.
 */
export function transition(
  payment: Payment,
  event: PaymentEvent,
  at: number,
): PaymentStep | undefined {
  switch (event.type) {
    case 'request':
      return payment.state === 'draft' ? begin(payment, at) : undefined;
    case 'cash':
      return payment.state === 'draft' ? takeCash(payment, event.tendered, at) : undefined;
    case 'stage':
      return isRunning(payment) ? moveTo(payment, event.stage, at) : undefined;
    case 'outcome':
      return hear(payment, event.outcome, at);
    case 'ended':
      return end(payment, event.end, at);
    case 'cancel':
      return cancel(payment, event.by, at);
    case 'deadline':
      return runOut(payment, event, at);
    case 'interrupted':
      return isRunning(payment) || isSettling(payment)
        ? loseSight(payment, 'interrupted', at)
        : undefined;
    case 'last_result':
      return payment.state === 'in_doubt'
        ? judge(payment, event, at)
        : rehearResult(payment, event, at);
    case 'resolved':
      return payment.state === 'in_doubt' || isShown(payment)
        ? resolve(payment, event, at)
        : undefined;
    case 'capture':
      return payment.state === 'authorised' && event.amount <= payment.authorisedAmount
        ? step(captured(payment, event.amount, event.evidence, at))
        : undefined;
    case 'void':
    case 'expire':
      return payment.state === 'authorised'
        ? step({
            ...payment,
            state: event.type === 'void' ? 'voided' : 'expired',
            evidence: event.evidence,
            changedAt: at,
          })
        : undefined;
    default:
      return assertNever(event);
  }
}

/** A last result is asked about a doubt; to whatever is over it is news only against a person's word. */
function rehearResult(
  payment: Payment,
  { result, isEarlier }: Extract<PaymentEvent, { type: 'last_result' }>,
  at: number,
): PaymentStep | undefined {
  if (!isToldByPerson(payment) || isEarlier || result.type !== 'result') return undefined;
  const { outcome } = result;
  return outcome.type === 'approved' ? rehear(payment, outcome.receipt, at) : undefined;
}

function begin(payment: Payment, at: number): PaymentStep {
  return payment.terminalId === null
    ? step({ ...payment, state: 'presented', stage: 'qr', changedAt: at })
    : step({ ...payment, state: 'requested', stage: 'sending', changedAt: at }, ['send']);
}

/** Undefined for less than the amount: that is not this payment. */
function takeCash(payment: Payment, tendered: number, at: number): PaymentStep | undefined {
  const { amount } = payment;
  if (tendered < amount) return undefined;
  const evidence: Evidence = { type: 'cash', tendered, change: tendered - amount };
  return step(captured({ ...payment, authorisedAmount: amount }, amount, evidence, at));
}

function moveTo(payment: Payment, stage: TerminalStage, at: number): PaymentStep | undefined {
  if (payment.stage === stage) return undefined;
  const state = stage === 'card' || stage === 'qr' ? 'presented' : 'authorising';
  return step({ ...payment, state, stage, changedAt: at });
}

function cancel(payment: Payment, by: 'merchant' | 'till', at: number): PaymentStep | undefined {
  const mayStop = payment.state === 'requested' || payment.state === 'presented';
  // Nobody can be asked to stop a code that this till shows by itself.
  if (!mayStop || payment.terminalId === null || payment.cancelRequestedBy !== null) {
    return undefined;
  }
  return step({ ...payment, cancelRequestedBy: by, changedAt: at }, ['abort']);
}

function runOut(
  payment: Payment,
  { name, stoppedBy = 'till' }: Extract<PaymentEvent, { type: 'deadline' }>,
  at: number,
): PaymentStep | undefined {
  if (!isRunning(payment) && !isSettling(payment)) return undefined;
  // The wait that ran out may have ended while this was on its way.
  if (name !== 'checkout' && name !== waitOf(payment)?.name) return undefined;
  switch (name) {
    case 'card':
    case 'qr':
      if (isShown(payment)) return loseSight(payment, 'unconfirmed', at);
      // A cancel that nothing can carry out would only be waited for.
      return stoppedBy === 'till'
        ? cancel(payment, 'till', at)
        : loseSight(payment, 'no_answer', at);
    case 'cancelling':
      return loseSight(payment, 'cancel_unanswered', at);
    case 'sending':
    case 'pin':
    case 'bank':
    case 'confirming':
    case 'checkout':
      return loseSight(payment, 'no_answer', at);
    default:
      return assertNever(name);
  }
}
