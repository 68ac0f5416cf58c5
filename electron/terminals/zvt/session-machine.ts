import { assertNever } from '../../../shared/assert-never.ts';
import { beginAsking, transitionAsking } from './asking-machine.ts';
import type { Message } from './message.ts';
import { beginMoving, beginPaying, transitionPaying } from './paying-machine.ts';
import { functionNotPossible, meaningOf } from './result-codes.ts';
import { beginServing, transitionServing } from './serving-machine.ts';
import {
  acknowledge,
  over,
  type Registering,
  ready,
  type SessionEvent,
  type SessionState,
  type SessionStep,
  step,
} from './session.ts';
import { registration } from './till-commands.ts';

/**
 * The till's side of a ZVT connection. `undefined` for events that mean nothing in this state: they are
 * dropped, and a status information that is dropped is not acknowledged, so that the terminal takes
 * back what it was about.
 */
export function transition(state: SessionState, event: SessionEvent): SessionStep | undefined {
  const asked = answerNow(state, event);
  if (asked) return asked;
  switch (state.name) {
    case 'fresh':
      return transitionFresh(event);
    case 'registering':
      return transitionRegistering(state, event);
    case 'ready':
      return transitionReady(event);
    case 'paying':
      return transitionPaying(state, event);
    case 'asking':
      return transitionAsking(state, event);
    case 'serving':
      return transitionServing(state, event);
    case 'over':
      return transitionOver(event);
    default:
      return assertNever(state);
  }
}

/** What is answered in any state and moves none: the terminal must not get stuck on it. */
function answerNow(state: SessionState, event: SessionEvent): SessionStep | undefined {
  if (event.type !== 'message' || state.name === 'fresh' || state.name === 'over') return undefined;
  return isForeign(event.message)
    ? step(state, {
        type: 'send',
        tag: 'answer',
        message: { type: 'negative', code: functionNotPossible, fields: [] },
      })
    : undefined;
}

/** A request of the terminal that this till does not serve, such as a text to show or a menu. */
function isForeign(message: Message): boolean {
  switch (message.type) {
    case 'other':
    case 'registration':
    case 'authorisation':
    case 'money_command':
    case 'abort_command':
    case 'repeat_receipt':
    case 'status_enquiry':
      return true;
    default:
      return false;
  }
}

function transitionFresh(event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'open':
      return step(
        { name: 'registering', isTaken: false },
        { type: 'send', tag: 'command', message: registration(event.slips) },
      );
    case 'abort':
      return step({ name: 'fresh' }, { type: 'abort_ended', result: 'nothing_running' });
    case 'closed':
      return step(over, { type: 'open_failed', reason: event.reason });
    default:
      return undefined;
  }
}

function transitionRegistering(state: Registering, event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'acknowledged':
      return state.isTaken || event.tag !== 'command'
        ? undefined
        : step(state, { type: 'arm', name: 'T3' });
    case 'unacknowledged':
      return event.tag === 'command' ? failOpening('The terminal does not answer') : undefined;
    case 'deadline':
      return failOpening('The terminal does not answer');
    case 'message':
      return registeringMessage(state, event.message);
    case 'abort':
      return step(state, { type: 'abort_ended', result: 'nothing_running' });
    case 'closed':
      return step(over, { type: 'disarm' }, { type: 'open_failed', reason: event.reason });
    default:
      return undefined;
  }
}

function registeringMessage(state: Registering, message: Message): SessionStep | undefined {
  switch (message.type) {
    case 'positive':
      return state.isTaken
        ? undefined
        : step({ ...state, isTaken: true }, { type: 'arm', name: 'T4' });
    case 'negative':
      return state.isTaken ? undefined : failOpening(refusalOf(message.code));
    case 'completion':
      // Before the command was taken this closes something older, which still wants its answer.
      return state.isTaken
        ? step(ready, acknowledge, { type: 'disarm' }, { type: 'opened' })
        : step(state, acknowledge);
    case 'abort':
      return state.isTaken
        ? failOpening(refusalOf(message.resultCode ?? functionNotPossible))
        : step(state, acknowledge);
    case 'intermediate_status':
    case 'print_line':
    case 'print_block':
      return step(state, acknowledge);
    default:
      return undefined;
  }
}

function failOpening(reason: string): SessionStep {
  return step(over, { type: 'disarm' }, { type: 'open_failed', reason }, { type: 'hang_up' });
}

function refusalOf(code: number): string {
  return `The terminal refuses to register: ${meaningOf(code).words}`;
}

function transitionReady(event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'pay':
      return beginPaying(event.command, event.cardNames);
    case 'move':
      return beginMoving(event.command, event.cardNames);
    case 'ask':
      return beginAsking(event.cardNames);
    case 'serve':
      return beginServing(event.command);
    case 'abort':
      return step(ready, { type: 'abort_ended', result: 'nothing_running' });
    case 'message':
      return readyMessage(event.message);
    case 'closed':
      return step(over);
    default:
      return undefined;
  }
}

/** Nothing runs: the end of something older is answered, its word on money is not. */
function readyMessage(message: Message): SessionStep | undefined {
  switch (message.type) {
    case 'completion':
    case 'abort':
    case 'intermediate_status':
    case 'print_line':
    case 'print_block':
      return step(ready, acknowledge);
    default:
      return undefined;
  }
}

function transitionOver(event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'pay':
    case 'move':
      return step(over, {
        type: 'pay_ended',
        end: { type: 'not_sent', reason: 'The line to the terminal is closed' },
      });
    case 'serve':
      return step(over, {
        type: 'served',
        end: { type: 'not_sent', reason: 'The line to the terminal is closed' },
      });
    case 'ask':
      return step(over, {
        type: 'asked',
        result: { type: 'unavailable', reason: 'The line to the terminal is closed' },
      });
    case 'abort':
      return step(over, { type: 'abort_ended', result: 'not_sent' });
    default:
      return undefined;
  }
}
