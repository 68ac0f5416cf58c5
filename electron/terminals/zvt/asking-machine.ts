import type { CardName } from '../../../shared/card-names.ts';
import type { LastResult } from '../terminal.ts';
import { digitsOf } from './field-values.ts';
import { type Message, nameOf } from './message.ts';
import { keepPrinted, printedText } from './printed-text.ts';
import { meaningOf, notReady, pleaseWait } from './result-codes.ts';
import {
  type Asking,
  acknowledge,
  mostMessages,
  over,
  ready,
  type SessionEffect,
  type SessionEvent,
  type SessionStep,
  step,
  withoutEnd,
} from './session.ts';
import { markOf, outcomeOf } from './status-report.ts';
import { repeatReceipt } from './till-commands.ts';

/** Asks for the last transaction without charging anybody (PA00P015, repeat receipt). */
export function beginAsking(cardNames?: readonly CardName[]): SessionStep {
  return step(
    { name: 'asking', isTaken: false, printed: [], found: null, messages: 0, cardNames },
    { type: 'send', tag: 'command', message: repeatReceipt },
  );
}

export function transitionAsking(state: Asking, event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'message':
      return takeMessage(state, event.message);
    case 'acknowledged':
      return event.tag === 'command' && !state.isTaken
        ? step(state, { type: 'arm', name: 'T3' })
        : undefined;
    case 'unacknowledged':
      return event.tag === 'command' && !state.isTaken ? giveUp(state) : undefined;
    case 'deadline':
      return giveUp(state);
    case 'abort':
      return step(state, { type: 'abort_ended', result: 'nothing_running' });
    case 'closed':
      return step(
        over,
        { type: 'disarm' },
        { type: 'asked', result: resultOf(state, event.reason) },
      );
    default:
      return undefined;
  }
}

function takeMessage(before: Asking, message: Message): SessionStep | undefined {
  const state: Asking = { ...before, messages: before.messages + 1 };
  if (state.messages > mostMessages) return giveUp(state, withoutEnd);
  switch (message.type) {
    case 'positive':
      return state.isTaken
        ? undefined
        : step({ ...state, isTaken: true }, { type: 'arm', name: 'T4' });
    case 'negative':
      return state.isTaken ? undefined : answer(refusalOf(message.code));
    case 'status_information':
      // Before the command was taken this is about a payment that was given up.
      return state.isTaken
        ? step({ ...state, found: message }, acknowledge, { type: 'arm', name: 'T4' })
        : undefined;
    case 'intermediate_status':
      return step(
        state,
        acknowledge,
        ...(state.isTaken ? [{ type: 'arm', name: 'T4' } as const] : []),
      );
    case 'print_line':
    case 'print_block': {
      const lines = printedText(message)?.lines ?? [];
      return step({ ...state, printed: keepPrinted(state.printed, lines) }, acknowledge);
    }
    case 'completion':
      if (!state.isTaken) return step(state, acknowledge);
      return answer(
        resultOf(state, 'The terminal did not say what its last transaction was'),
        acknowledge,
      );
    case 'abort':
      if (!state.isTaken) return step(state, acknowledge);
      return answer(state.found ? resultOf(state, '') : refusalOfAbort(message), acknowledge);
    default:
      return undefined;
  }
}

function answer(result: LastResult, ...first: readonly SessionEffect[]): SessionStep {
  return step(ready, ...first, { type: 'disarm' }, { type: 'asked', result });
}

function giveUp(state: Asking, reason = 'The terminal does not answer'): SessionStep {
  return step(
    over,
    { type: 'disarm' },
    { type: 'asked', result: resultOf(state, reason) },
    { type: 'hang_up' },
  );
}

/** A refusal to answer at all is no word on money, unless the terminal says that it is busy. */
function refusalOf(code: number): LastResult {
  if (code === pleaseWait || code === notReady) return { type: 'busy' };
  return { type: 'unavailable', reason: meaningOf(code).words };
}

/**
 * The receipt number FFFF says that there is no receipt, as in the answer to the question for open
 * reservations (PA00P015, partial reversal). Nothing else is taken for "none": a terminal that does not
 * know the question must not look like one that has nothing to tell.
 */
function refusalOfAbort(message: Extract<Message, { type: 'abort' }>): LastResult {
  if (digitsOf(message.fields, 'receiptNumber') === 'ffff') return { type: 'none' };
  if (message.resultCode === null) {
    return { type: 'unavailable', reason: 'The terminal broke off without a reason' };
  }
  return refusalOf(message.resultCode);
}

function resultOf({ found, printed, cardNames }: Asking, reason: string): LastResult {
  if (!found) return { type: 'unavailable', reason };
  const mark = markOf(found.fields);
  const outcome = outcomeOf(found.fields, {
    frame: nameOf(found),
    abortSent: false,
    printed,
    paymentId: null,
    kind: null,
    cardNames,
  });
  if (mark === undefined || !outcome) {
    return { type: 'unavailable', reason: 'The terminal does not number its last transaction' };
  }
  return { type: 'result', mark, outcome };
}
