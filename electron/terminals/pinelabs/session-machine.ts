import { assertNever } from '../../../shared/assert-never.ts';
import { fieldOf } from './answer-fields.ts';
import type { Answer } from './message.ts';
import {
  type SessionEvent,
  type SessionState,
  type SessionStep,
  step,
  type Work,
  type Working,
} from './session.ts';
import { hello } from './till-requests.ts';
import { patienceOf } from './timing.ts';
import { answered, loseTouch, neverLeft, withoutLine } from './work-ends.ts';

/**
 * The till's side of a connection: one request, one answer. `undefined` for events that mean nothing in
 * this state; an answer among them is acknowledged and dropped, so that its terminal does not repeat it.
 */
export function transition(state: SessionState, event: SessionEvent): SessionStep | undefined {
  switch (state.name) {
    case 'fresh':
      return transitionFresh(event);
    case 'ready':
      return transitionReady(state, event);
    case 'working':
      return transitionWorking(state, event);
    case 'over':
      return transitionOver(event);
    default:
      return assertNever(state);
  }
}

function transitionFresh(event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'open':
      return begin(hello, false);
    case 'abort':
      return step({ name: 'fresh' }, { type: 'abort_ended', result: 'nothing_running' });
    case 'closed': {
      const { reason } = event;
      return step({ name: 'over' }, { type: 'ended', end: { type: 'open_failed', reason } });
    }
    default:
      return undefined;
  }
}

function transitionReady(
  state: Extract<SessionState, { name: 'ready' }>,
  event: SessionEvent,
): SessionStep | undefined {
  switch (event.type) {
    case 'work':
      return begin(event.work, state.acknowledges);
    case 'abort':
      return step(state, { type: 'abort_ended', result: 'nothing_running' });
    case 'closed':
      return step({ name: 'over' });
    default:
      return undefined;
  }
}

function transitionOver(event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'work':
      return step({ name: 'over' }, { type: 'ended', end: withoutLine(event.work) });
    case 'abort':
      return step({ name: 'over' }, { type: 'abort_ended', result: 'not_sent' });
    default:
      return undefined;
  }
}

function begin(work: Work, acknowledges: boolean): SessionStep {
  return step(
    { name: 'working', work, acknowledges, hasLeft: false, isTaken: false },
    { type: 'send', work },
    { type: 'arm', milliseconds: patienceOf(work) },
  );
}

function transitionWorking(state: Working, event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'leaving':
      // A terminal that acknowledges nothing will not say that it waits for a customer.
      return state.acknowledges || state.work.type === 'hello'
        ? step({ ...state, hasLeft: true })
        : present({ ...state, hasLeft: true });
    case 'acknowledged':
      return event.by === 'word'
        ? present({ ...state, acknowledges: true, isTaken: true })
        : undefined;
    case 'unacknowledged':
      return unacknowledged(state, event.why);
    case 'answer':
      return isFor(state, event.answer) ? answered(state, event.answer) : undefined;
    case 'deadline':
      return runOut(state);
    case 'abort': {
      // Nothing on this wire stops a payment: the key on the terminal does.
      const result = state.work.type === 'money' ? 'not_sent' : 'nothing_running';
      return step(state, { type: 'abort_ended', result });
    }
    case 'not_kept':
      return loseTouch(state, 'line_lost', 'The till could not keep what the terminal said');
    case 'closed':
      return state.hasLeft
        ? loseTouch(state, 'line_lost', event.reason)
        : neverLeft(state, event.reason);
    default:
      return undefined;
  }
}

function present(state: Working): SessionStep {
  return state.work.type === 'money' && state.work.stage !== null
    ? step(state, { type: 'tell_stage', stage: state.work.stage })
    : step(state);
}

function unacknowledged(state: Working, why: 'silent' | 'unreadable'): SessionStep | undefined {
  if (why === 'unreadable') {
    return loseTouch(state, 'no_answer', 'The terminal cannot read what the till sends');
  }
  // It may be one of those that say nothing before they answer: the deadline decides.
  if (!state.acknowledges) return undefined;
  return loseTouch(state, 'no_answer', 'The terminal did not acknowledge the request');
}

function runOut(state: Working): SessionStep {
  if (state.work.type === 'hello' && state.isTaken) {
    // It has taken the question and has nothing to say to it.
    const { acknowledges } = state;
    return step({ name: 'ready', acknowledges }, { type: 'ended', end: { type: 'opened' } });
  }
  return loseTouch(state, 'no_answer', 'The terminal does not answer');
}

/**
 * An answer belongs to the request whose billing reference it gives back. Without one it can only be a
 * refusal, and of a request that the terminal has taken.
 */
function isFor({ work, acknowledges, isTaken }: Working, { result, fields }: Answer): boolean {
  if (work.type === 'hello') return true;
  const reference = fieldOf(fields, 'reference');
  if (reference === work.request.reference.trim()) return true;
  return reference === '' && result !== 'valid' && (isTaken || !acknowledges);
}
