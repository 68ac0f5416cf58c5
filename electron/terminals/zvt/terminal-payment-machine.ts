import type { Money } from '../../../shared/money.ts';
import type { TransactionKind } from '../../../shared/payment.ts';
import type { SimulatedTransaction } from '../simulation.ts';
import { askingBank, insertCard, watchPinPad } from './intermediate-statuses.ts';
import { aborted, alreadyReversed, approved } from './result-codes.ts';
import {
  answer,
  fallSilent,
  inOrder,
  say,
  sayStatus,
  step,
  type TerminalState,
  type TerminalStep,
} from './terminal-dialogue.ts';
import { abortMessage, completion, positive, statusInformation } from './terminal-messages.ts';
import { printSlip, sendSlip } from './terminal-printing.ts';
import { nextTrace, settle, type TransactionRecord } from './terminal-record.ts';
import { paymentSlip } from './terminal-slips.ts';

/** What begins now, and when. */
export interface Beginning {
  readonly kind: TransactionKind;
  readonly amount: Money;
  readonly now: number;
}

/** A payment, a refund or a reservation begins to wait for its customer. */
export function startPayment(state: TerminalState, { kind, amount, now }: Beginning): TerminalStep {
  return inOrder(
    openTransaction(state, { kind, amount, now }),
    (next) => step(next, { type: 'save' }),
    answer(positive),
    sayStatus(insertCard),
    (next) => step(next, { type: 'arm', name: 'customer' }, { type: 'presented', amount }),
  );
}

/**
 * A transaction about an earlier one needs no customer: the terminal's own list decides. `refusal` is the
 * result code of one that cannot be.
 */
export function startWithoutCustomer(
  state: TerminalState,
  beginning: Beginning,
  { original, refusal }: { original: TransactionRecord | undefined; refusal: number },
): TerminalStep {
  const begun = openTransaction(state, beginning);
  const asking: TerminalState = { ...begun, payment: 'asking' };
  const told = inOrder(
    original && refusal === approved
      ? withOpen(asking, {
          method: original.method,
          isPresented: true,
          originalTrace: original.trace,
        })
      : asking,
    (next) => step(next, { type: 'save' }),
    answer(positive),
    sayStatus(askingBank),
  );
  return refusal === approved
    ? inOrder(told.state, () => told, approveFor(beginning.amount.minor))
    : inOrder(told.state, () => told, endWithoutMoney('declined', refusal));
}

function openTransaction(state: TerminalState, { kind, amount, now }: Beginning): TerminalState {
  const { records } = state;
  const trace = nextTrace(records);
  const open: TransactionRecord = {
    trace,
    ...(kind === 'sale' ? {} : { kind }),
    amount: amount.minor,
    currency: amount.currency,
    method: 'card',
    result: 'cancelled',
    resultCode: aborted,
    isPresented: false,
    at: now,
    ...(records.batch === 1 ? {} : { batch: records.batch }),
  };
  return { ...state, records: { ...records, lastTrace: trace, open }, payment: 'waiting' };
}

/** The customer is there: the rest is between card, PIN pad and bank. */
export function present(state: TerminalState, method: 'card' | 'upi'): TerminalStep | undefined {
  if (state.payment !== 'waiting') return undefined;
  return inOrder(
    withOpen({ ...state, payment: 'asking' }, { method, isPresented: true }),
    (next) => step(next, { type: 'disarm', name: 'customer' }),
    ...(method === 'card' ? [sayStatus(watchPinPad)] : []),
    sayStatus(askingBank),
  );
}

/** The bank approves. On disk before the till hears of it, so that a power cut does not lose it. */
export function approve(state: TerminalState, method: 'card' | 'upi'): TerminalStep | undefined {
  const presented = presentFirst(state, method);
  if (!presented) return undefined;
  const amount = state.approvedAmount ?? state.records.open?.amount ?? 0;
  return inOrder(
    presented.state,
    (next) => step(next, ...presented.effects),
    (next) => approveFor(amount)({ ...next, approvedAmount: null }),
  );
}

function approveFor(amount: number) {
  return (state: TerminalState): TerminalStep =>
    inOrder(
      state,
      (next) =>
        step(
          withOpen(
            { ...next, payment: 'reporting' },
            { amount, result: 'approved', resultCode: approved },
          ),
          { type: 'save' },
        ),
      report,
      sendOpenSlip,
      say('closing', completion),
    );
}

/** The bank declines, or the card cannot be used. */
export function decline(state: TerminalState, resultCode: number): TerminalStep | undefined {
  const presented = presentFirst(state, 'card');
  if (!presented) return undefined;
  return inOrder(
    presented.state,
    (next) => step(next, ...presented.effects),
    endWithoutMoney('declined', resultCode),
  );
}

/** The red key, an abort of the till, or nobody came. Not while the bank is asked. */
export function cancel(state: TerminalState): TerminalStep | undefined {
  if (state.payment !== 'waiting') return undefined;
  return inOrder(
    state,
    (next) => step(next, { type: 'disarm', name: 'customer' }),
    endWithoutMoney('cancelled', aborted),
  );
}

/** The till has acknowledged the result: an approval is final from here on. */
export function acknowledgeResult(state: TerminalState): TerminalStep {
  const { open } = state.records;
  if (state.payment !== 'reporting' || open?.result !== 'approved') return step(state);
  return inOrder(state, printOpenSlip, (next) => settleOpen(next, 'approved', approved));
}

/**
 * The till is gone, or did not acknowledge. Money that it may not know of is given back; a payment that
 * had not come so far ends without any.
 */
export function giveUpPayment(state: TerminalState): TerminalStep {
  return inOrder(
    state,
    fallSilent,
    (next) => step(next, { type: 'disarm', name: 'customer' }),
    giveBack,
  );
}

/** What was open when the power went. */
export function giveBack(state: TerminalState): TerminalStep {
  const { open } = state.records;
  if (!open) return step({ ...state, payment: 'none' });
  return open.result === 'approved'
    ? settleOpen(state, 'reversed', alreadyReversed)
    : settleOpen(state, 'cancelled', aborted);
}

function presentFirst(state: TerminalState, method: 'card' | 'upi'): TerminalStep | undefined {
  return state.payment === 'asking' ? step(state) : present(state, method);
}

function endWithoutMoney(result: 'declined' | 'cancelled', resultCode: number) {
  return (state: TerminalState): TerminalStep =>
    inOrder(
      withOpen({ ...state, payment: 'reporting' }, { result, resultCode }),
      report,
      sendOpenSlip,
      printOpenSlip,
      (next) => settleOpen(next, result, resultCode),
      say('closing', abortMessage(resultCode)),
    );
}

function sendOpenSlip(state: TerminalState): TerminalStep {
  const { open } = state.records;
  return open ? sendSlip('payment', paymentSlip(state.records, open))(state) : step(state);
}

function printOpenSlip(state: TerminalState): TerminalStep {
  const { open } = state.records;
  return open ? printSlip('payment', paymentSlip(state.records, open))(state) : step(state);
}

function report(state: TerminalState): TerminalStep {
  const { records } = state;
  if (!records.open) return step(state);
  return say('result', statusInformation(records, records.open))(state);
}

function settleOpen(
  state: TerminalState,
  result: SimulatedTransaction['result'],
  resultCode: number,
): TerminalStep {
  const records = settle(state.records, result, resultCode);
  return step({ ...state, records, payment: 'none' }, { type: 'save' });
}

function withOpen(state: TerminalState, change: Partial<TransactionRecord>): TerminalState {
  const { open } = state.records;
  if (!open) return state;
  return { ...state, records: { ...state.records, open: { ...open, ...change } } };
}
