import { assertNever } from '../../../shared/assert-never.ts';
import type { Field } from './bmp.ts';
import { codeOf, currencyOf, numberOf } from './field-values.ts';
import type { Message } from './message.ts';
import {
  approved,
  functionNotPossible,
  notReady,
  pleaseWait,
  protocolError,
  wrongCurrency,
} from './result-codes.ts';
import {
  answer,
  fallSilent,
  inOrder,
  say,
  sayNext,
  step,
  type TerminalEvent,
  type TerminalState,
  type TerminalStep,
} from './terminal-dialogue.ts';
import {
  abortMessage,
  completion,
  negative,
  noReceipt,
  positive,
  registrationCompletion,
  statusCompletion,
  statusInformation,
} from './terminal-messages.ts';
import { moveMoney } from './terminal-money-machine.ts';
import {
  acknowledgeResult,
  approve,
  cancel,
  decline,
  giveBack,
  giveUpPayment,
  present,
  startPayment,
} from './terminal-payment-machine.ts';
import { giveSlip, ownPrinter, slipWaysFor, wantsStatuses } from './terminal-printing.ts';
import type { TerminalRecords } from './terminal-record.ts';
import { print, serve } from './terminal-service-machine.ts';
import { paymentSlip } from './terminal-slips.ts';

const notRegistered = 0x6b;

/** A terminal that has just got power: what was open when it went has ended without money. */
export function startTerminal(records: TerminalRecords): TerminalStep {
  const state: TerminalState = {
    records,
    isRegistered: false,
    wantsStatuses: false,
    slips: ownPrinter,
    payment: 'none',
    toSay: [],
    unanswered: null,
    approvedAmount: null,
  };
  return records.open ? giveBack(state) : step(state);
}

/** The terminal's side of a ZVT connection. `undefined` for what means nothing at this time. */
export function transition(state: TerminalState, event: TerminalEvent): TerminalStep | undefined {
  switch (event.type) {
    case 'message':
      return takeMessage(state, event.message, event.now, event.localNow ?? event.now);
    case 'acknowledged':
      return event.tag === 'command' && state.unanswered
        ? step(state, { type: 'arm', name: 'T3' })
        : undefined;
    case 'unacknowledged':
      return event.tag === 'command' ? stayUnanswered(state) : undefined;
    case 'deadline':
      return event.name === 'customer' ? cancel(state) : stayUnanswered(state);
    case 'line_lost':
      return loseLine(state);
    case 'present':
      return present(state, event.method);
    case 'approve':
      return approve(state, event.method);
    case 'decline':
      return decline(state, event.resultCode);
    case 'cancel':
      return cancel(state);
    case 'set_approved_amount':
      return step({ ...state, approvedAmount: event.minor });
    default:
      return assertNever(event);
  }
}

function takeMessage(
  state: TerminalState,
  message: Message,
  now: number,
  localNow: number,
): TerminalStep | undefined {
  switch (message.type) {
    case 'positive':
    case 'negative':
      return takeAnswer(state, message);
    case 'registration':
      return register(state, message);
    case 'authorisation':
      return startWhenFree(state, message.fields, now);
    case 'money_command':
      return whenFree(state, notReady, (free) => moveMoney(free, message, now));
    case 'abort_command':
      return abort(state);
    case 'repeat_receipt':
      return whenFree(state, pleaseWait, (free) => repeatReceipt(free, message));
    case 'status_enquiry':
      return whenFree(state, pleaseWait, (free) =>
        inOrder(free, answer(positive), say('closing', statusCompletion(free.records, localNow))),
      );
    case 'print_line':
    case 'print_block':
      return whenFree(state, pleaseWait, (free) => print(free, message));
    case 'other':
      return whenFree(state, pleaseWait, (free) => serve(free, message, now));
    default:
      return answer(negative(functionNotPossible))(state);
  }
}

/** The till's answer to the one thing that was said last. */
function takeAnswer(
  state: TerminalState,
  message: Extract<Message, { type: 'positive' | 'negative' }>,
): TerminalStep | undefined {
  const answered: TerminalState = { ...state, unanswered: null };
  const inTime = step(answered, { type: 'disarm', name: 'T3' });
  switch (state.unanswered) {
    case null:
      return undefined;
    case 'progress':
    case 'closing':
      return inOrder(answered, () => inTime, sayNext);
    case 'result':
      return message.type === 'positive'
        ? inOrder(answered, () => inTime, acknowledgeResult, sayNext)
        : breakOff(answered);
    default:
      return assertNever(state.unanswered);
  }
}

/** The till did not answer in T3: no answer that still comes may be taken for another. */
function stayUnanswered(state: TerminalState): TerminalStep | undefined {
  switch (state.unanswered) {
    case null:
      return undefined;
    case 'closing':
      return fallSilent(state);
    case 'progress':
    case 'result':
      return breakOff(state);
    default:
      return assertNever(state.unanswered);
  }
}

/** Ends the conversation and says how the payment ended, when there was one. */
function breakOff(state: TerminalState): TerminalStep {
  return inOrder(state, giveUpPayment, (next) => {
    const code = next.records.transactions.at(-1)?.resultCode;
    return code === undefined || code === approved
      ? step(next)
      : say('closing', abortMessage(code))(next);
  });
}

function loseLine(state: TerminalState): TerminalStep {
  const { state: next, effects } = giveUpPayment(state);
  return step({ ...next, isRegistered: false }, ...effects);
}

/** A till that registers has started anew, whatever it had begun before. */
function register(
  state: TerminalState,
  message: Extract<Message, { type: 'registration' }>,
): TerminalStep {
  const registered: TerminalState = {
    ...state,
    isRegistered: true,
    wantsStatuses: wantsStatuses(message),
    slips: slipWaysFor(message),
  };
  return inOrder(registered, giveUpPayment, answer(positive), (next) =>
    say('closing', registrationCompletion(next.records, message.currency))(next),
  );
}

/**
 * Another command instead of an answer shows that the till has forgotten what it was told: what it did
 * not acknowledge is given back. While a customer or the bank is waited for the terminal is busy.
 */
function whenFree(
  state: TerminalState,
  busyCode: number,
  run: (state: TerminalState) => TerminalStep,
): TerminalStep {
  if (state.payment === 'waiting' || state.payment === 'asking') {
    return answer(negative(busyCode))(state);
  }
  if (!state.isRegistered) return answer(negative(notRegistered))(state);
  return inOrder(state, giveUpPayment, run);
}

function startWhenFree(state: TerminalState, fields: readonly Field[], now: number): TerminalStep {
  return whenFree(state, notReady, (free) => {
    const minor = numberOf(fields, 'amount');
    const currency = currencyOf(fields);
    if (!minor) return answer(negative(protocolError))(free);
    if (!currency) return answer(negative(wrongCurrency))(free);
    return startPayment(free, { kind: 'sale', amount: { minor, currency }, now });
  });
}

/** An abort is taken while it can still stop something, and while the bank decides anyway. */
function abort(state: TerminalState): TerminalStep {
  switch (state.payment) {
    case 'waiting':
      return inOrder(state, answer(positive), (next) => cancel(next) ?? step(next));
    case 'asking':
      return answer(positive)(state);
    case 'none':
    case 'reporting':
      return answer(negative(functionNotPossible))(state);
    default:
      return assertNever(state.payment);
  }
}

const withoutPrinting = 0x01;

/** The result of the last transaction, and a copy of its slip unless the till wants none. */
function repeatReceipt(
  state: TerminalState,
  { fields }: Extract<Message, { type: 'repeat_receipt' }>,
): TerminalStep {
  const last = state.records.transactions.at(-1);
  if (!last) {
    return inOrder(state, answer(positive), say('closing', noReceipt(functionNotPossible)));
  }
  return inOrder(
    state,
    answer(positive),
    say('result', statusInformation(state.records, last)),
    ((codeOf(fields, 'serviceByte') ?? 0) & withoutPrinting) === 0
      ? giveSlip('payment', paymentSlip(state.records, last, true))
      : (next) => step(next),
    say('closing', completion),
  );
}
