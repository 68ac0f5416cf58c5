import { assertNever } from '../../../shared/assert-never.ts';
import { conditionOf, isSuccess, wordsOf } from './answers.ts';
import { notFound } from './error-conditions.ts';
import { lastResultOf } from './last-results.ts';
import { beginPaying, transitionPaying } from './paying-machine.ts';
import { serviceEndOf } from './service-ends.ts';
import { serviceIdOf } from './service-id.ts';
import {
  type AskingStep,
  over,
  ready,
  type SessionEffect,
  type SessionEvent,
  type SessionState,
  type SessionStep,
  step,
} from './session.ts';
import { loginRequest, statusRequest } from './till-requests.ts';

/** The till's side of a nexo connection. `undefined` for events that mean nothing in this state. */
export function transition(state: SessionState, event: SessionEvent): SessionStep | undefined {
  switch (state.name) {
    case 'fresh':
    case 'logging_in':
      return transitionOpening(state, event);
    case 'ready':
      return transitionReady(event);
    case 'paying':
      return transitionPaying(state, event);
    case 'asking':
    case 'serving':
      return transitionWaiting(state, event);
    case 'over':
      return transitionOver(event);
    default:
      return assertNever(state);
  }
}

function transitionOpening(state: SessionState, event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'open':
      return step({ name: 'logging_in' }, request(loginRequest(event.now)));
    case 'answered': {
      if (event.tag !== 'command') return undefined;
      const { body } = event.message;
      // A terminal without logins is open to whoever reaches it.
      if (isSuccess(body) || conditionOf(body) === 'UnavailableService') {
        return step(ready, { type: 'opened' });
      }
      return failOpening(`The terminal refuses the login: ${wordsOf(body)}`);
    }
    case 'failed':
      return event.tag === 'command' ? failOpening(event.reason) : undefined;
    case 'abort':
      return step(state, { type: 'abort_ended', result: 'nothing_running' });
    case 'closed':
      return step(over, { type: 'open_failed', reason: event.reason });
    default:
      return undefined;
  }
}

function failOpening(reason: string): SessionStep {
  return step(over, { type: 'open_failed', reason }, { type: 'hang_up' });
}

function transitionReady(event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'begin':
      return beginPaying(event.intent);
    case 'ask':
      return ask(event.about, event.about === null ? 'last' : 'payment');
    case 'serve':
      return step({ name: 'serving', service: event.service }, request(event.question));
    case 'abort':
      return step(ready, { type: 'abort_ended', result: 'nothing_running' });
    case 'closed':
      return step(over);
    default:
      return undefined;
  }
}

/** A question is out whose answer moves no money. */
function transitionWaiting(
  state: Extract<SessionState, { name: 'asking' | 'serving' }>,
  event: SessionEvent,
): SessionStep | undefined {
  switch (event.type) {
    case 'answered': {
      if (event.tag !== 'command') return undefined;
      const { message } = event;
      if (state.name === 'serving') {
        return step(ready, { type: 'served', end: serviceEndOf(state.service, message) });
      }
      // It may have forgotten it, or never got it: what it did last can tell the two apart.
      if (state.step !== 'last' && conditionOf(message.body) === notFound) {
        return ask(state.about, state.step === 'payment' ? 'reversal' : 'last');
      }
      return step(ready, { type: 'asked', result: lastResultOf(message, state.about) });
    }
    case 'failed':
      return event.tag === 'command'
        ? step(over, giveUp(state, event.reason), { type: 'hang_up' })
        : undefined;
    case 'closed':
      return step(over, giveUp(state, event.reason));
    case 'abort':
      return step(state, { type: 'abort_ended', result: 'nothing_running' });
    default:
      return undefined;
  }
}

const asked = { payment: 'Payment', reversal: 'Reversal' } as const;

function ask(about: string | null, how: AskingStep): SessionStep {
  const question = statusRequest(
    about !== null && how !== 'last'
      ? { category: asked[how], serviceId: serviceIdOf(about) }
      : null,
  );
  return step({ name: 'asking', about, step: how }, request(question));
}

function giveUp({ name }: { readonly name: 'asking' | 'serving' }, reason: string): SessionEffect {
  return name === 'asking'
    ? { type: 'asked', result: { type: 'unavailable', reason } }
    : { type: 'served', end: { type: 'no_answer', reason } };
}

function transitionOver(event: SessionEvent): SessionStep | undefined {
  const reason = 'The line to the terminal is closed';
  switch (event.type) {
    case 'begin':
      return step(over, { type: 'pay_ended', end: { type: 'not_sent', reason } });
    case 'ask':
      return step(over, { type: 'asked', result: { type: 'unavailable', reason } });
    case 'serve':
      return step(over, { type: 'served', end: { type: 'not_sent', reason } });
    case 'abort':
      return step(over, { type: 'abort_ended', result: 'not_sent' });
    default:
      return undefined;
  }
}

function request(question: Extract<SessionEffect, { type: 'request' }>['question']): SessionEffect {
  return { type: 'request', tag: 'command', question, patience: 'machine' };
}
