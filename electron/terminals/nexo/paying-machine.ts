import type { PayEnd } from '../terminal.ts';
import { conditionOf } from './answers.ts';
import { inProgress, notFound } from './error-conditions.ts';
import type { Message } from './message.ts';
import { payReportOf } from './pay-reports.ts';
import { slipsIn } from './receipts.ts';
import {
  type MoneyIntent,
  over,
  type Paying,
  ready,
  type SessionEffect,
  type SessionEvent,
  type SessionStep,
  step,
} from './session.ts';
import { abortRequest, statusRequest } from './till-requests.ts';

/** A terminal that has not begun after so many looks is not looked at again; its answer comes anyway. */
const mostLooks = 4;

/** Sends the request, once. */
export function beginPaying(intent: MoneyIntent): SessionStep {
  return step(
    { name: 'paying', intent, hasLeft: false, abort: 'none', isSeen: false, looks: 0 },
    { type: 'request', tag: 'command', question: intent.question, patience: 'customer' },
  );
}

/** One movement of money, from its request to its answer. */
export function transitionPaying(state: Paying, event: SessionEvent): SessionStep | undefined {
  switch (event.type) {
    case 'left':
      return takeLeft(state, event.tag);
    case 'answered':
      return takeAnswer(state, event);
    case 'failed':
      return takeFailure(state, event);
    case 'look_again':
      return state.isSeen ? undefined : look(state);
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

function takeLeft(state: Paying, tag: 'command' | 'look' | 'abort'): SessionStep | undefined {
  switch (tag) {
    case 'command': {
      const { state: next, effects } = look({ ...state, hasLeft: true });
      // An abort must not overtake what it is about.
      return state.abort === 'wanted' && next.name === 'paying'
        ? step({ ...next, abort: 'under_way' }, ...effects, sendAbort(state))
        : step(next, ...effects);
    }
    case 'abort':
      return step({ ...state, abort: 'left' }, { type: 'abort_ended', result: 'sent' });
    case 'look':
      return undefined;
  }
}

/**
 * The answer comes only when the customer is done. Whether the terminal has begun at all is asked
 * beside it, so that a person can be told to present a card.
 */
function look(state: Paying): SessionStep {
  if (state.looks >= mostLooks) return step(state);
  return step(
    { ...state, looks: state.looks + 1 },
    {
      type: 'request',
      tag: 'look',
      question: statusRequest(state.intent.question),
      patience: 'machine',
    },
  );
}

function takeAnswer(
  state: Paying,
  { tag, message }: Extract<SessionEvent, { type: 'answered' }>,
): SessionStep | undefined {
  switch (tag) {
    case 'command':
      return takeResult(state, message);
    case 'look':
      return takeLook(state, conditionOf(message.body));
    case 'abort':
      // It says nothing of how the payment ends.
      return undefined;
  }
}

function takeLook(state: Paying, condition: string | undefined): SessionStep | undefined {
  if (state.isSeen) return undefined;
  switch (condition) {
    case inProgress:
      return step(
        { ...state, isSeen: true },
        { type: 'tell_stage', stage: state.intent.isUpi ? 'qr' : 'card' },
      );
    case notFound:
      return step(state, { type: 'pause' });
    default:
      return undefined;
  }
}

function takeResult(state: Paying, message: Message): SessionStep {
  const { intent, abort } = state;
  const report = payReportOf(message, {
    abortSent: abort === 'under_way' || abort === 'left',
    asked: intent,
  });
  switch (report.type) {
    case 'outcome': {
      const slips = slipsIn(message.body);
      const how: PayEnd = { type: 'finished', ...(slips.length > 0 ? { slips } : {}) };
      const { state: next, effects } = end(state, how);
      return step(next, { type: 'tell_outcome', outcome: report.outcome }, ...effects);
    }
    case 'not_begun': {
      const { outcome } = report;
      // It was begun, whatever the word: then this is how it ended.
      if (state.isSeen) {
        const { state: next, effects } = end(state, { type: 'finished' });
        return step(next, { type: 'tell_outcome', outcome }, ...effects);
      }
      return end(state, {
        type: 'refused',
        frame: outcome.frame,
        resultCode: outcome.resultCode ?? '',
        code: outcome.failure.code,
        reason: outcome.failure.reason ?? '',
      });
    }
    case 'unclear':
      return loseTouch(state, 'no_answer', report.reason);
  }
}

function takeFailure(
  state: Paying,
  { tag, why, reason }: Extract<SessionEvent, { type: 'failed' }>,
): SessionStep | undefined {
  switch (tag) {
    case 'command': {
      if (!state.hasLeft) return close(state, reason);
      return loseTouch(state, why, reason);
    }
    case 'abort':
      return state.abort === 'under_way'
        ? step({ ...state, abort: 'none' }, { type: 'abort_ended', result: 'not_sent' })
        : undefined;
    case 'look':
      // Some terminals speak on one line only; the payment itself goes on.
      return undefined;
  }
}

function abort(state: Paying): SessionStep {
  if (!state.hasLeft) return step({ ...state, abort: 'wanted' });
  if (state.abort === 'under_way') return step(state);
  return step({ ...state, abort: 'under_way' }, sendAbort(state));
}

function sendAbort({ intent }: Paying): SessionEffect {
  const question = abortRequest(intent.question);
  return { type: 'request', tag: 'abort', question, patience: 'machine' };
}

/** The answer is there and the line is in order. */
function end(state: Paying, how: PayEnd): SessionStep {
  return step(ready, ...abortNoLonger(state, 'nothing_running'), { type: 'pay_ended', end: how });
}

/** Nobody knows where the terminal stands, so nothing more that comes on this line can be believed. */
function loseTouch(state: Paying, why: 'no_answer' | 'line_lost', reason: string): SessionStep {
  return step(
    over,
    ...abortNoLonger(state, 'not_sent'),
    { type: 'pay_ended', end: { type: 'unknown', why, reason } },
    { type: 'hang_up' },
  );
}

/** The line has gone. Without a byte of the request on it, the terminal knows of nothing. */
function close(state: Paying, reason: string): SessionStep {
  const how: PayEnd = state.hasLeft
    ? { type: 'unknown', why: 'line_lost', reason }
    : { type: 'not_sent', reason };
  return step(
    over,
    ...abortNoLonger(state, 'not_sent'),
    { type: 'pay_ended', end: how },
    { type: 'hang_up' },
  );
}

/** Whoever still waits to hear that the abort has left. */
function abortNoLonger(
  { abort: progress }: Paying,
  result: 'nothing_running' | 'not_sent',
): readonly SessionEffect[] {
  const isWaited = progress === 'wanted' || progress === 'under_way';
  return isWaited ? [{ type: 'abort_ended', result }] : [];
}
