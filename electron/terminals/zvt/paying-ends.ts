import { slipsOf } from '../slips.ts';
import type { PayEnd } from '../terminal.ts';
import {
  acknowledge,
  over,
  type Paying,
  ready,
  type SessionEffect,
  type SessionStep,
  step,
} from './session.ts';

/** The terminal has closed the payment; after an approval this proves that our word arrived. */
export function finish(state: Paying): SessionStep {
  const slips = slipsOf(state.slips);
  const how: PayEnd = { type: 'finished', ...(slips.length > 0 ? { slips } : {}) };
  const { state: next, effects } = end(state, how);
  return step(next, acknowledge, ...effects);
}

/** The dialogue is over and the line is in order. */
export function end(state: Paying, how: PayEnd, ...first: readonly SessionEffect[]): SessionStep {
  const effects: readonly SessionEffect[] = [
    ...first,
    { type: 'disarm' },
    ...abortNoLonger(state, 'nothing_running'),
    { type: 'pay_ended', end: how },
  ];
  // An answer to the abort that still comes could be taken for the answer to the next command.
  return state.abort === 'sent'
    ? step(over, ...effects, { type: 'hang_up' })
    : step(ready, ...effects);
}

/** Nobody knows where the terminal stands, so nothing more that comes on this line can be believed. */
export function loseTouch(
  state: Paying,
  why: 'no_answer' | 'line_lost',
  reason: string,
): SessionStep {
  return step(
    over,
    { type: 'disarm' },
    ...abortNoLonger(state, 'not_sent'),
    { type: 'pay_ended', end: { type: 'unknown', why, reason } },
    { type: 'hang_up' },
  );
}

/** The line has gone. Without a byte of the command on it, the terminal knows of nothing. */
export function close(state: Paying, reason: string): SessionStep {
  const how: PayEnd = state.hasLeft
    ? { type: 'unknown', why: 'line_lost', reason }
    : { type: 'not_sent', reason };
  return step(over, { type: 'disarm' }, ...abortNoLonger(state, 'not_sent'), {
    type: 'pay_ended',
    end: how,
  });
}

/** Whoever still waits to hear that the abort has left. */
function abortNoLonger(
  state: Paying,
  result: 'nothing_running' | 'not_sent',
): readonly SessionEffect[] {
  return state.abort === 'none' ? [] : [{ type: 'abort_ended', result }];
}
