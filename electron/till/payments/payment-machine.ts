import { assertNever } from '../../../shared/assert-never.ts';
import type { DoubtReason, Evidence, Payment, TerminalReceipt } from '../../../shared/payment.ts';
import type {
  LastResult,
  PayEnd,
  TerminalOutcome,
  TerminalStage,
} from '../../terminals/terminal.ts';
import { type DeadlineName, waitOf } from './deadline-policy.ts';
import { judgeLastResult } from './doubt-policy.ts';
import { finalStateOf } from './failure-policy.ts';

/** Everything that can happen to a payment, whoever it comes from. */
export type PaymentEvent =
  | { readonly type: 'request' }
  | { readonly type: 'stage'; readonly stage: TerminalStage }
  | { readonly type: 'outcome'; readonly outcome: TerminalOutcome }
  | { readonly type: 'ended'; readonly end: PayEnd }
  | { readonly type: 'cancel'; readonly by: 'merchant' | 'till' }
  | { readonly type: 'deadline'; readonly name: DeadlineName }
  /** Found open at start: the till crashed or lost power while it ran. */
  | { readonly type: 'interrupted' }
  /** `isEarlier`: the transaction it names is another payment's. */
  | { readonly type: 'last_result'; readonly result: LastResult; readonly isEarlier: boolean }
  /** `amount`: what the slip says, where that is less than was asked; in minor units. */
  | {
      readonly type: 'resolved';
      readonly verdict: 'paid' | 'not_paid';
      readonly staffId: string;
      readonly reference: string;
      readonly amount?: number;
    }
  /** Banknotes and coins on the counter; `tendered` in minor units. */
  | { readonly type: 'cash'; readonly tendered: number }
  | { readonly type: 'capture'; readonly amount: number; readonly evidence: Evidence }
  | { readonly type: 'void'; readonly evidence: Evidence }
  | { readonly type: 'expire'; readonly evidence: Evidence };

/** What is to be done once the new state is on disk. */
export type PaymentEffect = 'send' | 'abort' | 'ask';

export interface PaymentStep {
  readonly payment: Payment;
  readonly effects: readonly PaymentEffect[];
}

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
      return runOut(payment, event.name, at);
    case 'interrupted':
      return isRunning(payment) || isSettling(payment)
        ? loseSight(payment, 'interrupted', at)
        : undefined;
    case 'last_result':
      return payment.state === 'in_doubt' ? judge(payment, event, at) : undefined;
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

/** At the terminal, and the terminal has not yet said how it ended. */
function isRunning(payment: Payment): boolean {
  const open = ['requested', 'presented', 'authorising'].includes(payment.state);
  return open && payment.approval === null && payment.failure === null;
}

function isContradicted(payment: Payment): boolean {
  return payment.doubt?.reason === 'contradiction' || payment.doubt?.reason === 'amount_differs';
}

/** The terminal has said how it ended and has still to close the transaction. */
function isSettling(payment: Payment): boolean {
  return payment.state === 'authorising' && payment.stage === 'confirming';
}

/** A code of our own is on the screen: no terminal knows of it, so a person says how it ended. */
function isShown(payment: Payment): boolean {
  return payment.terminalId === null && payment.state === 'presented';
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

/** The terminal's word on the money, live or late. It is acknowledged only once this is on disk. */
function hear(payment: Payment, outcome: TerminalOutcome, at: number): PaymentStep | undefined {
  if (!isRunning(payment) && !isSettling(payment) && payment.state !== 'in_doubt') return undefined;
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

/** The driver has finished with the command and the terminal is free, or the line has gone. */
function end(payment: Payment, payEnd: PayEnd, at: number): PaymentStep | undefined {
  const isOpen = isRunning(payment) || isSettling(payment) || payment.state === 'in_doubt';
  if (!isOpen) return undefined;
  switch (payEnd.type) {
    case 'finished':
      // The closing word cannot make two opposite answers, or another amount, into one.
      if (isContradicted(payment)) return step(payment, ['ask']);
      if (payment.failure !== null) return step(endedWithoutMoney(payment, at));
      if (payment.approval === null) return doubt(payment, 'no_answer', at);
      return step(approved(payment, payment.approval, 'completion', at));
    case 'not_sent':
      if (payment.state !== 'requested') return undefined;
      return step(
        endedWithoutMoney(
          {
            ...payment,
            failure: { code: 'DEVICE_DISCONNECTED', reason: payEnd.reason, by: 'till' },
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
function loseSight(payment: Payment, reason: DoubtReason, at: number): PaymentStep | undefined {
  if (payment.failure !== null) return step(endedWithoutMoney(payment, at));
  return doubt(payment, reason, at);
}

function cancel(payment: Payment, by: 'merchant' | 'till', at: number): PaymentStep | undefined {
  const mayStop = payment.state === 'requested' || payment.state === 'presented';
  // Nobody can be asked to stop a code that this till shows by itself.
  if (!mayStop || payment.terminalId === null || payment.cancelRequestedBy !== null) {
    return undefined;
  }
  return step({ ...payment, cancelRequestedBy: by, changedAt: at }, ['abort']);
}

function runOut(payment: Payment, name: DeadlineName, at: number): PaymentStep | undefined {
  if (!isRunning(payment) && !isSettling(payment)) return undefined;
  // The wait that ran out may have ended while this was on its way.
  if (name !== 'checkout' && name !== waitOf(payment)?.name) return undefined;
  switch (name) {
    case 'card':
    case 'qr':
      return isShown(payment) ? loseSight(payment, 'unconfirmed', at) : cancel(payment, 'till', at);
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

function judge(
  payment: Payment,
  { result, isEarlier }: Extract<PaymentEvent, { type: 'last_result' }>,
  at: number,
): PaymentStep | undefined {
  const verdict = judgeLastResult(payment, result, isEarlier);
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

function resolve(
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

/** What a person read in the bank's word; its mark keeps one reference from paying for two sales. */
function upiReceipt(payment: Payment, utr: string): TerminalReceipt {
  return {
    mark: utrMark(utr),
    amount: payment.amount,
    currency: payment.currency,
    method: 'upi',
    card: null,
    upi: { vpa: null },
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

function approved(payment: Payment, receipt: TerminalReceipt, frame: string, at: number): Payment {
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

function captured(payment: Payment, amount: number, evidence: Evidence, at: number): Payment {
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

function endedWithoutMoney(payment: Payment, at: number): Payment {
  if (payment.failure === null || payment.evidence === null) {
    throw new Error(`Payment ${payment.id} cannot end without a reason and evidence`);
  }
  const state = finalStateOf(payment.failure.code, payment.state === 'in_doubt');
  return { ...payment, state, stage: null, doubt: null, changedAt: at };
}

function doubt(payment: Payment, reason: DoubtReason, at: number): PaymentStep {
  const since = payment.doubt?.since ?? at;
  return step(
    { ...payment, state: 'in_doubt', stage: null, doubt: { reason, since }, changedAt: at },
    payment.terminalId === null ? [] : ['ask'],
  );
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

function step(payment: Payment, effects: readonly PaymentEffect[] = []): PaymentStep {
  return { payment, effects };
}
