import { expect, test } from 'vitest';
import { decodeApdu } from './apdu.ts';
import { fromHex } from './bytes.ts';
import { decodeMessage } from './decode-message.ts';
import { nameOf } from './message.ts';
import type { SessionEffect, SessionEvent, SessionState } from './session.ts';
import { transition } from './session-machine.ts';

const approval = message('040f0627000b000001');
const otherApproval = message('040f0627000b000002');
const declined = message('040f0627050b000001');
const aborted = message('061e016c');
const completed = message('060f00');
const yes = message('800000');
const no = message('84a000');
const status = message('04ff0104');
const printed = message('06d1024041');
const request = message('06e000');
const pay: Extract<SessionEvent, { type: 'pay' }> = {
  type: 'pay',
  command: {
    paymentId: 'payment 1',
    amount: { minor: 100, currency: 'INR' },
    preferredMethod: null,
    repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
  },
};
const ask: SessionEvent = { type: 'ask' };
const abort: SessionEvent = { type: 'abort' };
const t3: SessionEvent = { type: 'deadline', name: 'T3' };
const t4: SessionEvent = { type: 'deadline', name: 'T4' };
const notKept: SessionEvent = { type: 'not_kept' };
const closed: SessionEvent = { type: 'closed', reason: 'unplugged' };
const leaving = tagged('leaving', 'command');
const taken = tagged('acknowledged', 'command');
const notTaken = tagged('unacknowledged', 'command');
const answerTaken = tagged('acknowledged', 'answer');

const fresh: SessionState = { name: 'fresh' };
const ready: SessionState = { name: 'ready' };
const over: SessionState = { name: 'over' };
const registering = after(fresh, { type: 'open' });
const registered = after(registering, yes);
const handedOver = after(ready, pay);
const sent = after(handedOver, leaving);
const running = after(sent, yes);
const told = after(running, approval);
const toldDeclined = after(running, declined);
const abortWanted = after(sent, abort);
const aborting = after(running, abort);
const abortAnswered = after(aborting, yes);
const asking = after(ready, ask);
const answering = after(asking, yes);
const answered = after(answering, approval);

const contradicted = ['outcome approved', ...lost('unknown no_answer')];

test('an amount of thirteen digits is not sent, and the line is not to blame', () => {
  const amount = { minor: 1_000_000_000_000, currency: 'INR' } as const;
  const { state, effects } = transition(ready, {
    ...pay,
    command: { ...pay.command, amount },
  }) ?? { state: null, effects: [] };
  expect(state).toEqual(ready);
  expect(effects).toEqual([
    {
      type: 'pay_ended',
      end: {
        type: 'not_sent',
        code: 'DEVICE_ERROR',
        reason: 'The terminal cannot take this amount',
      },
    },
  ]);
});

type Row = readonly [
  name: string,
  state: SessionState,
  event: SessionEvent,
  next: SessionState['name'],
  effects: readonly string[],
];

const rows: readonly Row[] = [
  ['a new line', fresh, { type: 'open' }, 'registering', ['send registration']],
  ['abort before opening', fresh, abort, 'fresh', ['abort nothing_running']],
  ['lost before opening', fresh, closed, 'over', ['open_failed']],

  ['registration on the line', registering, taken, 'registering', ['arm T3']],
  ['registration not taken by the link', registering, notTaken, 'over', lost('open_failed')],
  ['registration taken', registering, yes, 'registering', ['arm T4']],
  ['registration refused', registering, no, 'over', lost('open_failed')],
  ['no answer to the registration', registering, t3, 'over', lost('open_failed')],
  ['an old completion', registering, completed, 'registering', ['send acknowledgement']],
  ['an old abort', registering, aborted, 'registering', ['send acknowledgement']],
  ['registered', registered, completed, 'ready', ['send acknowledgement', 'disarm', 'opened']],
  ['registration aborted', registered, aborted, 'over', lost('open_failed')],
  ['registration never finished', registered, t4, 'over', lost('open_failed')],
  ['a status while registering', registered, status, 'registering', ['send acknowledgement']],
  ['lost while registering', registering, closed, 'over', ['disarm', 'open_failed']],
  ['abort while registering', registering, abort, 'registering', ['abort nothing_running']],

  ['a payment', ready, pay, 'paying', ['send authorisation']],
  ['a question', ready, ask, 'asking', ['send repeat receipt']],
  ['abort of nothing', ready, abort, 'ready', ['abort nothing_running']],
  ['an old completion when free', ready, completed, 'ready', ['send acknowledgement']],
  ['a request of the terminal', ready, request, 'ready', ['send refusal 83']],
  ['lost when free', ready, closed, 'over', []],

  ['on the line', sent, taken, 'paying', ['arm T3']],
  ['not acknowledged by the link', sent, notTaken, 'over', lost('unknown no_answer')],
  ['taken', sent, yes, 'paying', ['arm T4']],
  ['refused', sent, no, 'ready', ['disarm', 'refused']],
  ['no answer', sent, t3, 'over', lost('unknown no_answer')],
  ['a status before it is taken', sent, status, 'paying', ['send acknowledgement']],
  ['lost before a byte has left', handedOver, closed, 'over', ['disarm', 'not_sent']],
  ['lost after a byte has left', sent, closed, 'over', ['disarm', 'unknown line_lost']],
  ['abort before it is taken', sent, abort, 'paying', []],
  ['taken with an abort waiting', abortWanted, yes, 'paying', ['arm T4', 'send abort command']],
  [
    'refused with an abort waiting',
    abortWanted,
    no,
    'ready',
    ['disarm', 'abort nothing_running', 'refused'],
  ],
  [
    'lost with an abort waiting',
    abortWanted,
    closed,
    'over',
    ['disarm', 'abort not_sent', 'unknown line_lost'],
  ],

  ['a stage', running, status, 'paying', ['stage bank', 'send acknowledgement', 'arm T4']],
  ['printing', running, printed, 'paying', ['send acknowledgement']],
  ['approved', running, approval, 'paying', ['outcome approved', 'send acknowledgement', 'arm T4']],
  ['declined', running, declined, 'paying', ['outcome declined', 'send acknowledgement', 'arm T4']],
  [
    'ended without a word',
    running,
    completed,
    'ready',
    ['send acknowledgement', 'disarm', 'unknown no_answer'],
  ],
  [
    'aborted without a word before',
    running,
    aborted,
    'ready',
    ['outcome cancelled', 'send acknowledgement', 'disarm', 'finished'],
  ],
  ['silence', running, t4, 'over', lost('unknown no_answer')],
  ['lost while running', running, closed, 'over', ['disarm', 'unknown line_lost']],
  ['something could not be kept', running, notKept, 'over', lost('unknown line_lost')],
  ['abort while running', running, abort, 'paying', ['send abort command']],
  ['abort has left', aborting, tagged('leaving', 'abort'), 'paying', ['abort sent']],
  ['abort answered', aborting, yes, 'paying', []],
  ['abort refused', aborting, no, 'paying', []],
  ['abort asked for again', aborting, abort, 'paying', ['abort sent']],
  ['abort again after an answer', abortAnswered, abort, 'paying', ['send abort command']],
  ['a request while running', running, request, 'paying', ['send refusal 83']],

  ['completed', told, completed, 'ready', ['send acknowledgement', 'disarm', 'finished']],
  ['the same again', told, approval, 'paying', ['send acknowledgement', 'arm T4']],
  ['another result', told, otherApproval, 'over', contradicted],
  [
    'an error after the approval',
    told,
    aborted,
    'over',
    ['send acknowledgement', ...lost('unknown no_answer')],
  ],
  ['silence after the approval', told, t4, 'over', lost('unknown no_answer')],
  ['lost after the approval', told, closed, 'over', ['disarm', 'unknown line_lost']],
  ['abort after the approval', told, abort, 'paying', ['abort nothing_running']],
  ['a status after the approval', told, status, 'paying', ['send acknowledgement', 'arm T4']],
  [
    'closed after a decline',
    toldDeclined,
    aborted,
    'ready',
    ['send acknowledgement', 'disarm', 'finished'],
  ],
  [
    'completed after a decline',
    toldDeclined,
    completed,
    'ready',
    ['send acknowledgement', 'disarm', 'finished'],
  ],
  ['approved after a decline', toldDeclined, approval, 'over', contradicted],

  ['question on the line', asking, taken, 'asking', ['arm T3']],
  ['question not acknowledged', asking, notTaken, 'over', lost('asked unavailable')],
  ['question taken', asking, yes, 'asking', ['arm T4']],
  ['question refused', asking, no, 'ready', ['disarm', 'asked busy']],
  ['no answer to the question', asking, t3, 'over', lost('asked unavailable')],
  ['an old completion before the answer', asking, completed, 'asking', ['send acknowledgement']],
  ['the last result', answering, approval, 'asking', ['send acknowledgement', 'arm T4']],
  [
    'an answer without one',
    answering,
    completed,
    'ready',
    ['send acknowledgement', 'disarm', 'asked unavailable'],
  ],
  ['an answer', answered, completed, 'ready', ['send acknowledgement', 'disarm', 'asked result']],
  ['silence after the last result', answered, t4, 'over', lost('asked result')],
  ['lost while asking', asking, closed, 'over', ['disarm', 'asked unavailable']],
  ['abort while asking', asking, abort, 'asking', ['abort nothing_running']],

  ['a payment when it is over', over, pay, 'over', ['not_sent']],
  ['a question when it is over', over, ask, 'over', ['asked unavailable']],
  ['abort when it is over', over, abort, 'over', ['abort not_sent']],
];

test.each(rows)('%s', (_, state, event, next, effects) => {
  const step = transition(state, event);
  expect(step?.state.name).toBe(next);
  expect(step?.effects.map(inWords)).toEqual(effects);
});

const meaningless: readonly (readonly [string, SessionState, SessionEvent])[] = [
  ['a message before opening', fresh, yes],
  ['a result while registering', registered, approval],
  ['a second yes while registering', registered, yes],
  ['a result when free', ready, approval],
  ['an answer when free', ready, yes],
  ['a refusal when free', ready, no],
  ['a result before the payment is taken', sent, approval],
  ['an answer that nobody waits for', running, yes],
  ['a refusal that nobody waits for', running, no],
  ['an acknowledged answer', running, answerTaken],
  ['the link’s word on a payment that runs', running, notTaken],
  ['a result before the question is taken', asking, approval],
  ['a refusal after the question was taken', answering, no],
  ['anything when it is over', over, completed],
  ['a request when it is over', over, request],
  ['a deadline when free', ready, t4],
];

test.each(meaningless)('%s means nothing', (_, state, event) => {
  expect(transition(state, event)).toBeUndefined();
});

function lost(how: string): readonly string[] {
  return ['disarm', how, 'hang_up'];
}

function inWords(effect: SessionEffect): string {
  switch (effect.type) {
    case 'send':
      return `send ${nameOf(effect.message)}`;
    case 'arm':
      return `arm ${effect.name}`;
    case 'tell_stage':
      return `stage ${effect.stage}`;
    case 'tell_outcome':
      return `outcome ${effect.outcome.type}`;
    case 'pay_ended':
      return effect.end.type === 'unknown' ? `unknown ${effect.end.why}` : effect.end.type;
    case 'asked':
      return `asked ${effect.result.type}`;
    case 'abort_ended':
      return `abort ${effect.result}`;
    default:
      return effect.type;
  }
}

function after(state: SessionState, event: SessionEvent): SessionState {
  const step = transition(state, event);
  if (!step) throw new Error(`${event.type} means nothing in ${state.name}`);
  return step.state;
}

function message(hex: string): SessionEvent {
  const apdu = decodeApdu(fromHex(hex));
  const decoded = apdu && decodeMessage(apdu);
  if (!decoded) throw new Error(`Not a message: ${hex}`);
  return { type: 'message', message: decoded };
}

function tagged(
  type: 'leaving' | 'acknowledged' | 'unacknowledged',
  tag: 'command' | 'abort' | 'answer',
): SessionEvent {
  return { type, tag };
}
