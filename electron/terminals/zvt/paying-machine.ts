import { assertNever } from '../../../shared/assert-never.ts';
import type { CardName } from '../../../shared/card-names.ts';
import type { MoneyCommand } from '../service.ts';
import type { PaymentCommand } from '../terminal.ts';
import { encodeApdu } from './apdu.ts';
import { isEqual } from './bytes.ts';
import { encodeMessage } from './encode-message.ts';
import { textOf } from './field-values.ts';
import { stageOf } from './intermediate-statuses.ts';
import { hexCode, type Message, nameOf } from './message.ts';
import { close, end, finish, loseTouch } from './paying-ends.ts';
import { keepPrinted, keepSlip, printedText } from './printed-text.ts';
import { meaningOf } from './result-codes.ts';
import {
  acknowledge,
  type Paying,
  ready,
  type SessionEffect,
  type SessionEvent,
  type SessionStep,
  step,
  type Transaction,
} from './session.ts';
import { type Circumstances, outcomeOf, outcomeOfCode } from './status-report.ts';
import { abortCommand, authorisation, fitsTheWire, moneyCommand } from './till-commands.ts';

/** Sends the authorisation, once; the link knows when it may repeat the block. */
export function beginPaying(
  { paymentId, amount, preferredMethod }: PaymentCommand,
  cardNames?: readonly CardName[],
): SessionStep {
  if (!fitsTheWire(amount)) return cannotSend('The terminal cannot take this amount');
  const prefersScanning = preferredMethod === 'upi';
  return begin({ id: paymentId, kind: 'sale', prefersScanning, cardNames }, authorisation(amount));
}

/** Sends a command that moves money otherwise, once, with all the promises of a payment. */
export function beginMoving(command: MoneyCommand, cardNames?: readonly CardName[]): SessionStep {
  const { id, type, amount } = command;
  if (!fitsTheWire(amount)) return cannotSend('The terminal cannot take this amount');
  const message = moneyCommand(command);
  if (!message) return cannotSend('The receipt number of the original is not known');
  const prefersScanning = type === 'refund' && command.original?.method === 'upi';
  return begin({ id, kind: type, prefersScanning, cardNames }, message);
}

function begin(transaction: Transaction, message: Message): SessionStep {
  return step(
    {
      name: 'paying',
      transaction,
      step: 'sent',
      hasLeft: false,
      abort: 'none',
      printed: [],
      slips: [],
      told: null,
    },
    { type: 'send', tag: 'command', message },
  );
}

function cannotSend(reason: string): SessionStep {
  return step(ready, {
    type: 'pay_ended',
    end: { type: 'not_sent', code: 'DEVICE_ERROR', reason },
  });
}

/** One payment or other transaction, from its command to the terminal's closing word. */
export function transitionPaying(state: Paying, event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'message':
      return takeMessage(state, event.message);
    case 'leaving':
      if (event.tag === 'command') return step({ ...state, hasLeft: true });
      return event.tag === 'abort'
        ? step(state, { type: 'abort_ended', result: 'sent' })
        : undefined;
    case 'acknowledged':
      return event.tag === 'command' && state.step === 'sent'
        ? step(state, { type: 'arm', name: 'T3' })
        : undefined;
    case 'unacknowledged':
      return event.tag === 'command' && state.step === 'sent'
        ? loseTouch(state, 'no_answer', 'The terminal did not acknowledge the payment')
        : undefined;
    case 'deadline':
      return loseTouch(
        state,
        'no_answer',
        `The terminal said nothing for too long (${event.name})`,
      );
    case 'abort':
      return abort(state);
    case 'not_kept':
      return loseTouch(state, 'line_lost', 'The till could not keep what the terminal said');
    case 'closed':
      return close(state, event.reason);
    default:
      return undefined;
  }
}

function takeMessage(state: Paying, message: Message): SessionStep | undefined {
  switch (message.type) {
    case 'positive':
    case 'negative':
      return takeAnswer(state, message);
    case 'intermediate_status':
      return takeIntermediateStatus(state, message.status);
    case 'print_line':
    case 'print_block': {
      const lines = printedText(message)?.lines ?? [];
      const printed = keepPrinted(state.printed, lines);
      return step({ ...state, printed, slips: keepSlip(state.slips, message) }, acknowledge);
    }
    case 'status_information':
      return takeStatusInformation(state, message);
    case 'completion':
      return takeCompletion(state);
    case 'abort':
      return takeAbort(state, message);
    default:
      return undefined;
  }
}

function takeAnswer(
  state: Paying,
  message: Extract<Message, { type: 'positive' | 'negative' }>,
): SessionStep | undefined {
  if (state.step !== 'sent') {
    // It can only be about the abort, and says nothing of how the payment will end.
    return state.abort === 'sent' ? step({ ...state, abort: 'answered' }) : undefined;
  }
  if (message.type === 'negative') {
    const { code, words } = meaningOf(message.code, state.transaction.kind);
    return end(state, {
      type: 'refused',
      frame: nameOf(message),
      resultCode: hexCode(message.code),
      code,
      reason: textOf(message.fields, 'additionalText') ?? words,
    });
  }
  const running: Paying = { ...state, step: 'running' };
  const restart: SessionEffect = { type: 'arm', name: 'T4' };
  if (state.abort !== 'wanted') return step(running, restart);
  return step({ ...running, abort: 'sent' }, restart, sendAbort);
}

function takeIntermediateStatus(state: Paying, status: number): SessionStep {
  // Before the command was taken this is about something older.
  if (state.step === 'sent') return step(state, acknowledge);
  const stage = stageOf(status, state.transaction.prefersScanning);
  const effects: readonly SessionEffect[] =
    stage === null || state.step === 'told' ? [] : [{ type: 'tell_stage', stage }];
  return step(state, ...effects, acknowledge, { type: 'arm', name: 'T4' });
}

/**
 * The terminal's word on the money. The acknowledgement makes an approval final, so it follows only
 * when the till has kept it (PA00P015, status information).
 */
function takeStatusInformation(
  state: Paying,
  message: Extract<Message, { type: 'status_information' }>,
): SessionStep | undefined {
  switch (state.step) {
    case 'sent':
      return undefined;
    case 'running': {
      const outcome = outcomeOf(message.fields, circumstances(state, nameOf(message)));
      if (!outcome) return undefined;
      return step(
        { ...state, step: 'told', told: { outcome, message } },
        { type: 'tell_outcome', outcome },
        acknowledge,
        { type: 'arm', name: 'T4' },
      );
    }
    case 'told':
      // Our acknowledgement was lost and the terminal asks for it again.
      if (state.told && isSame(state.told.message, message)) {
        return step(state, acknowledge, { type: 'arm', name: 'T4' });
      }
      return takeContradiction(state, message);
    default:
      return assertNever(state.step);
  }
}

/**
 * Two different results. The first may be a repeat of an older one, so that a refusal must not stand
 * beside an approval: the till hears both, and nobody says to the terminal that this is in order.
 */
function takeContradiction(
  state: Paying,
  message: Extract<Message, { type: 'status_information' }>,
): SessionStep {
  const outcome = outcomeOf(message.fields, circumstances(state, nameOf(message)));
  const reason = 'The terminal reported two different results';
  const { state: next, effects } = loseTouch(state, 'no_answer', reason);
  return outcome
    ? step(next, { type: 'tell_outcome', outcome }, ...effects)
    : step(next, ...effects);
}

function takeCompletion(state: Paying): SessionStep | undefined {
  switch (state.step) {
    case 'sent':
      return step(state, acknowledge);
    case 'running': {
      const reason = 'The terminal ended the payment without saying how';
      return end(state, { type: 'unknown', why: 'no_answer', reason }, acknowledge);
    }
    case 'told':
      return finish(state);
    default:
      return assertNever(state.step);
  }
}

function takeAbort(
  state: Paying,
  message: Extract<Message, { type: 'abort' }>,
): SessionStep | undefined {
  switch (state.step) {
    case 'sent':
      return step(state, acknowledge);
    case 'running': {
      const outcome = outcomeOfCode(
        message.resultCode,
        message.fields,
        circumstances(state, nameOf(message)),
      );
      const { state: next, effects } = finish(state);
      return step(next, { type: 'tell_outcome', outcome }, ...effects);
    }
    case 'told': {
      if (state.told?.outcome.type !== 'approved') return finish(state);
      // Either it did not get our acknowledgement and has reversed, or only the rest went wrong.
      const reason = 'The terminal approved the payment and then ended it with an error';
      const { state: next, effects } = loseTouch(state, 'no_answer', reason);
      return step(next, acknowledge, ...effects);
    }
    default:
      return assertNever(state.step);
  }
}

function abort(state: Paying): SessionStep {
  switch (state.step) {
    case 'sent':
      // The terminal takes one command at a time: the abort follows its answer to the payment.
      return step({ ...state, abort: 'wanted' });
    case 'running':
      return state.abort === 'sent'
        ? step(state, { type: 'abort_ended', result: 'sent' })
        : step({ ...state, abort: 'sent' }, sendAbort);
    case 'told':
      return step(state, { type: 'abort_ended', result: 'nothing_running' });
    default:
      return assertNever(state.step);
  }
}

const sendAbort: SessionEffect = { type: 'send', tag: 'abort', message: abortCommand };

function circumstances(state: Paying, frame: string): Circumstances {
  return {
    frame,
    abortSent: state.abort === 'sent' || state.abort === 'answered',
    printed: state.printed,
    paymentId: state.transaction.id,
    kind: state.transaction.kind,
    cardNames: state.transaction.cardNames,
  };
}

function isSame(left: Message, right: Message): boolean {
  return isEqual(encodeApdu(encodeMessage(left)), encodeApdu(encodeMessage(right)));
}
