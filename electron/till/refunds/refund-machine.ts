import { assertNever } from '../../../shared/assert-never.ts';
import type { Evidence } from '../../../shared/payment.ts';
import { isOpenRefund, type Refund } from '../../../shared/refund.ts';
import { waitOf } from '../payments/deadline-policy.ts';
import { failed, isAtTerminal, isRunning, loseSight, processed } from './refund-ending-machine.ts';
import { type RefundEvent, type RefundStep, step } from './refund-event.ts';
import { end, hear, judge } from './refund-outcome-machine.ts';

/**
 * The one place that decides how a refund goes on (domain.md, States). `undefined`: the event means
 * nothing in this state. `at` in milliseconds since 1970.
 */
export function transition(refund: Refund, event: RefundEvent, at: number): RefundStep | undefined {
  switch (event.type) {
    case 'approve':
      return refund.state === 'requested'
        ? step({ ...refund, state: 'approved', approvedBy: event.staffId, changedAt: at })
        : undefined;
    case 'send':
      return refund.state === 'approved' || refund.state === 'reserved'
        ? send(refund, event.handedOut, at)
        : undefined;
    case 'stage': {
      if (!isRunning(refund) || refund.stage === event.stage) return undefined;
      return step({ ...refund, state: 'pending', stage: event.stage, changedAt: at });
    }
    case 'outcome':
      return hear(refund, event.outcome, at);
    case 'ended':
      return end(refund, event.end, at);
    case 'stop':
      return stop(refund, event.by, at);
    case 'cancel':
      return cancel(refund, at);
    case 'deadline':
      return runOut(refund, event, at);
    case 'interrupted':
      return isAtTerminal(refund) ? loseSight(refund, 'interrupted', at) : undefined;
    case 'last_result':
      return judge(refund, event, at);
    case 'settled':
      return settle(refund, event, at);
    default:
      return assertNever(event);
  }
}

/** Each way has its own beginning; a person's own payment waits for their word. */
function send(refund: Refund, handedOut: boolean, at: number): RefundStep | undefined {
  switch (refund.route) {
    case 'reversal':
    case 'terminal':
      return step({ ...refund, state: 'sent', stage: 'sending', changedAt: at }, ['send']);
    case 'drawer':
      return handedOut
        ? step(processed(refund, banknotes(refund), at))
        : step({ ...refund, state: 'pending', changedAt: at });
    case 'person':
      return step({ ...refund, state: 'pending', changedAt: at });
    case 'upstream':
      // Nobody there yet whom it could be sent to; advice refuses it before it gets here.
      return undefined;
    default:
      return assertNever(refund.route);
  }
}

/** Out of the drawer: nothing was given in, and all of it went out. */
function banknotes({ amount }: Refund): Evidence {
  return { type: 'cash', tendered: 0, change: amount };
}

/** While a PIN is typed or the bank is asked nothing is sent: the money may be moving. */
function stop(refund: Refund, by: 'merchant' | 'till', at: number): RefundStep | undefined {
  if (!isRunning(refund) || refund.cancelRequestedBy !== null || !mayStop(refund)) return undefined;
  return step({ ...refund, cancelRequestedBy: by, changedAt: at }, ['abort']);
}

function mayStop({ stage }: Refund): boolean {
  return stage === 'sending' || stage === 'card' || stage === 'qr';
}

/** Before it was sent, or where only a person was to do something. */
function cancel(refund: Refund, at: number): RefundStep | undefined {
  const isHeld = ['requested', 'approved', 'reserved'].includes(refund.state);
  const waitsForPerson = refund.state === 'pending' && refund.terminalId === null;
  if (!isHeld && !waitsForPerson) return undefined;
  return step({ ...refund, state: 'cancelled', stage: null, changedAt: at });
}

function runOut(
  refund: Refund,
  { name, stoppedBy = 'till' }: Extract<RefundEvent, { type: 'deadline' }>,
  at: number,
): RefundStep | undefined {
  if (!isAtTerminal(refund)) return undefined;
  // The wait that ran out may have ended while this was on its way.
  if (name !== 'checkout' && name !== waitOf(refund)?.name) return undefined;
  switch (name) {
    case 'card':
    case 'qr':
      // A stop that nothing can carry out would only be waited for.
      return stoppedBy === 'till' ? stop(refund, 'till', at) : loseSight(refund, 'no_answer', at);
    case 'cancelling':
      return loseSight(refund, 'cancel_unanswered', at);
    case 'sending':
    case 'pin':
    case 'bank':
    case 'confirming':
    case 'checkout':
      return loseSight(refund, 'no_answer', at);
    default:
      return assertNever(name);
  }
}

/** A person's word ends a doubt, and what only a person does. */
function settle(
  refund: Refund,
  { verdict, staffId, reference }: Extract<RefundEvent, { type: 'settled' }>,
  at: number,
): RefundStep | undefined {
  const waitsForPerson = isOpenRefund(refund) && refund.terminalId === null;
  if (refund.state !== 'in_doubt' && !waitsForPerson) return undefined;
  const evidence: Evidence = { type: 'person', staffId, reference };
  return verdict === 'refunded'
    ? step(processed(refund, evidence, at))
    : step(
        failed(
          refund,
          { code: 'TRANSACTION_CANCELLED', reason: null, by: 'merchant' },
          evidence,
          at,
        ),
      );
}
