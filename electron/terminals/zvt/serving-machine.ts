import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { ServiceCommand, ServiceEnd } from '../service.ts';
import { codeOf, textOf } from './field-values.ts';
import { hexCode, type Message } from './message.ts';
import { keepPrinted, keepSlip, printedText } from './printed-text.ts';
import { aborted, approved, functionNotPossible, meaningOf } from './result-codes.ts';
import { reportOf } from './service-report.ts';
import {
  acknowledge,
  mostMessages,
  over,
  ready,
  type Serving,
  type SessionEffect,
  type SessionEvent,
  type SessionStep,
  step,
  withoutEnd,
} from './session.ts';
import { serviceRequest } from './till-services.ts';

/** Asks for something that moves no money. */
export function beginServing(command: ServiceCommand): SessionStep {
  const request = serviceRequest(command);
  if (request.type === 'impossible') {
    return step(ready, { type: 'served', end: { type: 'not_sent', reason: request.reason } });
  }
  return step(
    {
      name: 'serving',
      service: command.type,
      endsWithAnswer: request.endsWithAnswer,
      hasLeft: false,
      isTaken: false,
      printed: [],
      slips: [],
      reports: [],
      messages: 0,
    },
    { type: 'send', tag: 'command', message: request.message },
  );
}

export function transitionServing(state: Serving, event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'message':
      return takeMessage(state, event.message);
    case 'leaving':
      return event.tag === 'command' ? step({ ...state, hasLeft: true }) : undefined;
    case 'acknowledged':
      return event.tag === 'command' && !state.isTaken
        ? step(state, { type: 'arm', name: 'T3' })
        : undefined;
    case 'unacknowledged':
      return event.tag === 'command' && !state.isTaken ? giveUp() : undefined;
    case 'deadline':
      return giveUp();
    case 'abort':
      return step(state, { type: 'abort_ended', result: 'nothing_running' });
    case 'closed': {
      const type = state.hasLeft ? 'no_answer' : 'not_sent';
      const end: ServiceEnd = { type, reason: event.reason };
      return step(over, { type: 'disarm' }, { type: 'served', end });
    }
    default:
      return undefined;
  }
}

function takeMessage(before: Serving, message: Message): SessionStep | undefined {
  const state: Serving = { ...before, messages: before.messages + 1 };
  if (state.messages > mostMessages) return giveUp(withoutEnd);
  switch (message.type) {
    case 'positive':
      if (state.isTaken) return undefined;
      if (state.endsWithAnswer) return finish(state);
      return step({ ...state, isTaken: true }, restart);
    case 'negative':
      if (state.isTaken) return undefined;
      return end(
        message.code === functionNotPossible
          ? { type: 'not_supported' }
          : refusal(message.code, message),
      );
    case 'intermediate_status':
      return step(state, acknowledge, ...(state.isTaken ? [restart] : []));
    case 'status_information':
      // Before the command was taken this is about a payment that was given up.
      return state.isTaken
        ? step({ ...state, reports: [...state.reports, message] }, acknowledge, restart)
        : undefined;
    case 'print_line':
    case 'print_block': {
      const lines = printedText(message)?.lines ?? [];
      const next: Serving = {
        ...state,
        printed: keepPrinted(state.printed, lines),
        slips: keepSlip(state.slips, message),
      };
      return step(next, acknowledge, ...(state.isTaken ? [restart] : []));
    }
    case 'completion':
      return state.isTaken ? finish(state, message) : step(state, acknowledge);
    case 'abort':
      if (!state.isTaken) return step(state, acknowledge);
      return end(
        message.resultCode === functionNotPossible
          ? { type: 'not_supported' }
          : refusal(message.resultCode ?? aborted, message),
        acknowledge,
      );
    default:
      return undefined;
  }
}

const restart: SessionEffect = { type: 'arm', name: 'T4' };

function finish(
  state: Serving,
  completion: Extract<Message, { type: 'completion' }> | null = null,
): SessionStep {
  const failed = state.reports.find(({ fields }) => (codeOf(fields, 'resultCode') ?? approved) > 0);
  const how =
    failed && state.service !== 'repeat_receipt'
      ? refusal(codeOf(failed.fields, 'resultCode') ?? aborted, failed)
      : reportOf(state, completion);
  const first = completion ? [acknowledge] : [];
  if (state.service !== 'log_off') return end(how, ...first);
  // What is not registered takes no command: the next line begins with a registration.
  return step(over, ...first, { type: 'disarm' }, { type: 'served', end: how }, hangUp);
}

const hangUp: SessionEffect = { type: 'hang_up' };

function end(how: ServiceEnd, ...first: readonly SessionEffect[]): SessionStep {
  return step(ready, ...first, { type: 'disarm' }, { type: 'served', end: how });
}

/** What would still come on this line could be taken for the answer to something else. */
function giveUp(reason = 'The terminal does not answer'): SessionStep {
  const how: ServiceEnd = { type: 'no_answer', reason };
  return step(over, { type: 'disarm' }, { type: 'served', end: how }, hangUp);
}

function refusal(code: number, { fields }: Message): ServiceEnd {
  const reason = screenCardNumbers(textOf(fields, 'additionalText') ?? meaningOf(code).words);
  return { type: 'refused', resultCode: hexCode(code), reason };
}
