import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../shared/payment.ts';
import type { TerminalOutcome } from '../../terminals/terminal.ts';
import {
  approvedOutcome,
  cancelledOutcome,
  declinedOutcome,
  samplePayment,
  sampleReceipt,
} from '../testing/samples.ts';
import type { PaymentEvent } from './payment-event.ts';
import { transition } from './payment-machine.ts';

const at = 5_000;
const requested = samplePayment({ state: 'requested', stage: 'sending' });
const presented = samplePayment({ state: 'presented', stage: 'card' });
const cancelling = { ...presented, cancelRequestedBy: 'merchant' as const };
const asking = samplePayment({ state: 'authorising', stage: 'bank' });
const approved = samplePayment({
  state: 'authorising',
  stage: 'confirming',
  approval: sampleReceipt(),
});
const told = samplePayment({
  state: 'authorising',
  stage: 'confirming',
  failure: declinedOutcome.failure,
  evidence: { type: 'terminal', frame: 'status information', resultCode: '05', receipt: null },
});
const doubtful = samplePayment({ state: 'in_doubt', doubt: { reason: 'line_lost', since: 2_000 } });
const captured = samplePayment({ state: 'captured', capturedAmount: 19_900 });
const authorised = samplePayment({ state: 'authorised', authorisedAmount: 19_900 });
const code = samplePayment({ terminalId: null, method: 'upi', upiText: 'upi://pay' });
const shown = { ...code, state: 'presented', stage: 'qr' } as const;
const unconfirmed = {
  ...code,
  state: 'in_doubt',
  doubt: { reason: 'unconfirmed', since: 2_000 },
} as const;
const person = { type: 'person', staffId: 'staff_1', reference: 'slip 77' } as const;

const toldNotPaid = samplePayment({
  state: 'cancelled',
  failure: { code: 'TRANSACTION_CANCELLED', reason: null, by: 'merchant' },
  evidence: person,
});
const contradicted = samplePayment({
  state: 'in_doubt',
  doubt: { reason: 'verdict_contradicted', since: 2_000 },
  approval: sampleReceipt(),
});

const outcome = (value: TerminalOutcome): PaymentEvent => ({
  type: 'outcome',
  outcome: value,
});
const finished: PaymentEvent = { type: 'ended', end: { type: 'finished' } };
const lineLost: PaymentEvent = {
  type: 'ended',
  end: { type: 'unknown', why: 'line_lost', reason: 'unplugged' },
};
const last = (value: TerminalOutcome, mark = 'mark-1'): PaymentEvent => ({
  type: 'last_result',
  result: { type: 'result', mark, outcome: value },
  isEarlier: false,
  mayArrive: false,
});

type Row = readonly [
  name: string,
  from: Payment,
  event: PaymentEvent,
  expected: Partial<Payment> | undefined,
  effects?: readonly string[],
];

const rows: readonly Row[] = [
  [
    'a draft is requested and sent',
    samplePayment(),
    { type: 'request' },
    { state: 'requested', stage: 'sending' },
    ['send'],
  ],
  ['a requested payment is not requested again', requested, { type: 'request' }, undefined],
  [
    'the terminal shows the amount',
    requested,
    { type: 'stage', stage: 'card' },
    { state: 'presented', stage: 'card' },
  ],
  [
    'the terminal shows a code',
    requested,
    { type: 'stage', stage: 'qr' },
    { state: 'presented', stage: 'qr' },
  ],
  [
    'the customer types a PIN',
    presented,
    { type: 'stage', stage: 'pin' },
    { state: 'authorising', stage: 'pin' },
  ],
  [
    'the card could not be read and is asked for again',
    asking,
    { type: 'stage', stage: 'card' },
    { state: 'presented', stage: 'card' },
  ],
  ['the same stage again says nothing new', presented, { type: 'stage', stage: 'card' }, undefined],
  [
    'a stage after the approval says nothing',
    approved,
    { type: 'stage', stage: 'bank' },
    undefined,
  ],
  ['a stage in doubt says nothing', doubtful, { type: 'stage', stage: 'card' }, undefined],
  [
    'an approval is written down before it counts',
    asking,
    outcome(approvedOutcome()),
    { state: 'authorising', stage: 'confirming', approval: sampleReceipt(), capturedAmount: 0 },
  ],
  ['a doubled approval says nothing new', approved, outcome(approvedOutcome()), undefined],
  [
    'a second, different approval is a contradiction',
    approved,
    outcome(approvedOutcome({ mark: 'mark-9' })),
    { state: 'in_doubt', doubt: { reason: 'contradiction', since: at } },
    ['ask'],
  ],
  [
    'the same approval again for another amount is a contradiction',
    approved,
    outcome(approvedOutcome({ amount: 20_000 })),
    { state: 'in_doubt', doubt: { reason: 'contradiction', since: at } },
    ['ask'],
  ],
  [
    'an approval of the transaction before is a stale frame',
    asking,
    outcome(approvedOutcome({ mark: 'mark-0' })),
    undefined,
  ],
  [
    'an approval for another amount is in doubt',
    asking,
    outcome(approvedOutcome({ amount: 1_990 })),
    { state: 'in_doubt', doubt: { reason: 'amount_differs', since: at } },
    ['ask'],
  ],
  [
    'an approval in another currency is in doubt',
    asking,
    outcome(approvedOutcome({ currency: 'EUR' })),
    { state: 'in_doubt', doubt: { reason: 'amount_differs', since: at } },
    ['ask'],
  ],
  [
    'an approval without an amount is for the asked one',
    asking,
    outcome(approvedOutcome({ amount: null, currency: null })),
    { state: 'authorising', stage: 'confirming' },
  ],
  [
    'the closing word captures',
    approved,
    finished,
    {
      state: 'captured',
      stage: null,
      capturedAmount: 19_900,
      authorisedAmount: 19_900,
      evidence: {
        type: 'terminal',
        frame: 'completion',
        resultCode: '00',
        receipt: sampleReceipt(),
      },
    },
  ],
  [
    'with manual capture the closing word authorises',
    { ...approved, captureMode: 'manual' },
    finished,
    { state: 'authorised', authorisedAmount: 19_900, capturedAmount: 0 },
  ],
  [
    'a closing word without a result is in doubt',
    asking,
    finished,
    { state: 'in_doubt', doubt: { reason: 'no_answer', since: at } },
    ['ask'],
  ],
  [
    'a line lost after the approval is in doubt, since the terminal may take it back',
    approved,
    lineLost,
    { state: 'in_doubt', doubt: { reason: 'line_lost', since: at }, approval: sampleReceipt() },
    ['ask'],
  ],
  [
    'a refusal is written down and keeps the terminal until it closes',
    asking,
    outcome(declinedOutcome),
    { state: 'authorising', stage: 'confirming', failure: told.failure },
  ],
  [
    'a refusal of another amount is an older one, said again',
    asking,
    outcome({ ...declinedOutcome, receipt: sampleReceipt({ amount: 10_000 }) }),
    undefined,
  ],
  ['the closing word ends a refusal', told, finished, { state: 'declined', stage: null }],
  ['a line lost after a refusal does not undo it', told, lineLost, { state: 'declined' }],
  [
    'a refusal after an approval is a contradiction',
    approved,
    outcome(declinedOutcome),
    { state: 'in_doubt', doubt: { reason: 'contradiction', since: at } },
    ['ask'],
  ],
  [
    'an approval after a refusal is a contradiction',
    told,
    outcome(approvedOutcome()),
    { state: 'in_doubt', doubt: { reason: 'contradiction', since: at } },
    ['ask'],
  ],
  [
    'the customer cancels at the terminal',
    presented,
    outcome(cancelledOutcome),
    { state: 'authorising', stage: 'confirming' },
  ],
  [
    'a command that never left fails and says so',
    requested,
    { type: 'ended', end: { type: 'not_sent', reason: 'no line' } },
    {
      state: 'failed',
      failure: { code: 'DEVICE_DISCONNECTED', reason: 'no line', by: 'till' },
      evidence: { type: 'not_sent', reason: 'no line' },
    },
  ],
  [
    'a command that a terminal cannot be given fails as the terminal’s trouble',
    requested,
    { type: 'ended', end: { type: 'not_sent', code: 'DEVICE_ERROR', reason: 'too much' } },
    {
      state: 'failed',
      failure: { code: 'DEVICE_ERROR', reason: 'too much', by: 'till' },
      evidence: { type: 'not_sent', reason: 'too much' },
    },
  ],
  [
    'a command that a cancel has overtaken is cancelled',
    { ...requested, cancelRequestedBy: 'merchant' },
    { type: 'ended', end: { type: 'not_sent', reason: 'overtaken' } },
    {
      state: 'cancelled',
      failure: { code: 'TRANSACTION_CANCELLED', reason: 'overtaken', by: 'merchant' },
      evidence: { type: 'not_sent', reason: 'overtaken' },
    },
  ],
  [
    'not sent means nothing once the terminal has answered',
    presented,
    { type: 'ended', end: { type: 'not_sent', reason: 'x' } },
    undefined,
  ],
  [
    'a terminal that will not start fails the payment',
    requested,
    {
      type: 'ended',
      end: {
        type: 'refused',
        frame: 'negative answer',
        resultCode: '83',
        code: 'DEVICE_ERROR',
        reason: 'not possible',
      },
    },
    { state: 'failed' },
  ],
  [
    'a refusal to start after the terminal has begun is a contradiction',
    presented,
    {
      type: 'ended',
      end: { type: 'refused', frame: 'x', resultCode: '83', code: 'DEVICE_ERROR', reason: 'x' },
    },
    { state: 'in_doubt', doubt: { reason: 'contradiction', since: at } },
    ['ask'],
  ],
  [
    'a lost line is in doubt, not failed',
    presented,
    lineLost,
    { state: 'in_doubt', doubt: { reason: 'line_lost', since: at } },
    ['ask'],
  ],
  [
    'silence is in doubt, not failed',
    requested,
    { type: 'deadline', name: 'sending' },
    { state: 'in_doubt', doubt: { reason: 'no_answer', since: at } },
    ['ask'],
  ],
  [
    'nobody came with a card: the terminal is asked to stop',
    presented,
    { type: 'deadline', name: 'card' },
    { state: 'presented', cancelRequestedBy: 'till' },
    ['abort'],
  ],
  [
    'nobody came with a card, and only the terminal itself can stop: nobody knows',
    presented,
    { type: 'deadline', name: 'card', stoppedBy: 'terminal_only' },
    { state: 'in_doubt', doubt: { reason: 'no_answer', since: at } },
    ['ask'],
  ],
  [
    'the bank says nothing',
    asking,
    { type: 'deadline', name: 'bank' },
    { state: 'in_doubt', doubt: { reason: 'no_answer', since: at } },
    ['ask'],
  ],
  [
    'the end of a wait that is already over says nothing',
    asking,
    { type: 'deadline', name: 'pin' },
    undefined,
  ],
  [
    'a checkout that takes too long in all is in doubt',
    asking,
    { type: 'deadline', name: 'checkout' },
    { state: 'in_doubt', doubt: { reason: 'no_answer', since: at } },
    ['ask'],
  ],
  [
    'a cancel that nobody answers is in doubt',
    cancelling,
    { type: 'deadline', name: 'cancelling' },
    { state: 'in_doubt', doubt: { reason: 'cancel_unanswered', since: at } },
    ['ask'],
  ],
  [
    'the cashier cancels',
    presented,
    { type: 'cancel', by: 'merchant' },
    { state: 'presented', cancelRequestedBy: 'merchant' },
    ['abort'],
  ],
  ['a second cancel is not sent', cancelling, { type: 'cancel', by: 'merchant' }, undefined],
  [
    'a cancel while the bank is asked is not sent',
    asking,
    { type: 'cancel', by: 'merchant' },
    undefined,
  ],
  [
    'the approval that was faster than the cancel counts',
    cancelling,
    outcome(approvedOutcome()),
    { state: 'authorising', stage: 'confirming', approval: sampleReceipt() },
  ],
  [
    'a crash leaves a sent payment in doubt',
    requested,
    { type: 'interrupted' },
    { state: 'in_doubt', doubt: { reason: 'interrupted', since: at } },
    ['ask'],
  ],
  [
    'a crash does not undo a refusal that was written down',
    told,
    { type: 'interrupted' },
    { state: 'declined' },
  ],
  [
    'a crash after the approval is in doubt',
    approved,
    { type: 'interrupted' },
    { state: 'in_doubt', approval: sampleReceipt() },
    ['ask'],
  ],
  [
    'asked, the terminal says that it was paid',
    doubtful,
    last(approvedOutcome()),
    { state: 'captured', capturedAmount: 19_900, doubt: null, approval: sampleReceipt() },
  ],
  [
    'asked, the terminal says that it was declined',
    doubtful,
    last(declinedOutcome, 'mark-2'),
    { state: 'declined', doubt: null },
  ],
  [
    'asked, the terminal knows of nothing since',
    doubtful,
    last(approvedOutcome({ mark: 'mark-0' }), 'mark-0'),
    { state: 'cancelled', doubt: null },
  ],
  [
    'asked, the terminal took another amount',
    doubtful,
    last(approvedOutcome({ amount: 100 })),
    { state: 'in_doubt', doubt: { reason: 'amount_differs', since: 2_000 } },
    ['ask'],
  ],
  [
    'asked, the terminal is busy',
    doubtful,
    { type: 'last_result', result: { type: 'busy' }, isEarlier: false, mayArrive: false },
    undefined,
  ],
  [
    'asked, the terminal cannot say',
    doubtful,
    {
      type: 'last_result',
      result: { type: 'unavailable', reason: 'x' },
      isEarlier: false,
      mayArrive: false,
    },
    undefined,
  ],
  [
    'a last result means nothing while the payment runs',
    asking,
    last(approvedOutcome()),
    undefined,
  ],
  [
    'a late approval is kept and waits for its closing word',
    doubtful,
    outcome(approvedOutcome()),
    { state: 'in_doubt', approval: sampleReceipt() },
  ],
  [
    'a late refusal ends the doubt',
    doubtful,
    outcome(declinedOutcome),
    { state: 'declined', doubt: null },
  ],
  [
    'a late closing word after a late approval captures',
    { ...doubtful, approval: sampleReceipt() },
    finished,
    { state: 'captured', doubt: null },
  ],
  [
    'a closing word does not settle another amount',
    {
      ...doubtful,
      approval: sampleReceipt({ amount: 1 }),
      doubt: { reason: 'amount_differs', since: 2_000 },
    },
    finished,
    { state: 'in_doubt', capturedAmount: 0 },
    ['ask'],
  ],
  [
    'a closing word does not make two opposite answers into one',
    {
      ...doubtful,
      approval: sampleReceipt(),
      doubt: { reason: 'contradiction', since: 2_000 },
    },
    finished,
    { state: 'in_doubt', capturedAmount: 0 },
    ['ask'],
  ],
  [
    'a person finds it paid on the slip',
    doubtful,
    { type: 'resolved', verdict: 'paid', staffId: 'staff_1', reference: 'slip 77' },
    { state: 'captured', capturedAmount: 19_900, evidence: person },
  ],
  [
    'a person finds less on the slip than was asked',
    { ...doubtful, approval: sampleReceipt({ amount: 500 }) },
    { type: 'resolved', verdict: 'paid', staffId: 'staff_1', reference: 'slip 77' },
    { state: 'captured', capturedAmount: 500 },
  ],
  [
    'a person finds it not paid',
    doubtful,
    { type: 'resolved', verdict: 'not_paid', staffId: 'staff_1', reference: 'slip 77' },
    { state: 'cancelled', evidence: person },
  ],
  [
    'a person cannot decide about a payment that is not in doubt',
    asking,
    { type: 'resolved', verdict: 'paid', staffId: 'staff_1', reference: 'slip 77' },
    undefined,
  ],
  [
    'the slip says less than was asked',
    doubtful,
    { type: 'resolved', verdict: 'paid', staffId: 'staff_1', reference: 'slip 77', amount: 700 },
    { state: 'captured', capturedAmount: 700, authorisedAmount: 700 },
  ],
  [
    'cash is captured with its change',
    samplePayment({ terminalId: null, method: 'cash' }),
    { type: 'cash', tendered: 20_000 },
    {
      state: 'captured',
      capturedAmount: 19_900,
      evidence: { type: 'cash', tendered: 20_000, change: 100 },
    },
  ],
  [
    'less than the amount is not this payment',
    samplePayment({ terminalId: null, method: 'cash' }),
    { type: 'cash', tendered: 19_899 },
    undefined,
  ],
  [
    'a running payment does not become cash',
    presented,
    { type: 'cash', tendered: 20_000 },
    undefined,
  ],
  [
    'a code is shown and sent to nobody',
    code,
    { type: 'request' },
    { state: 'presented', stage: 'qr' },
  ],
  ['nobody can be asked to stop a code', shown, { type: 'cancel', by: 'merchant' }, undefined],
  [
    'a person sees the money of a code',
    shown,
    { type: 'resolved', verdict: 'paid', staffId: 'staff_1', reference: 'slip 77' },
    { state: 'captured', capturedAmount: 19_900, evidence: person },
  ],
  [
    'a person says that a code brought nothing',
    shown,
    { type: 'resolved', verdict: 'not_paid', staffId: 'staff_1', reference: 'slip 77' },
    { state: 'cancelled', evidence: person },
  ],
  [
    'a code that nobody speaks about is in doubt, and nobody is asked',
    shown,
    { type: 'deadline', name: 'qr' },
    { state: 'in_doubt', doubt: { reason: 'unconfirmed', since: at } },
  ],
  [
    'a crash leaves a code in doubt, and nobody is asked',
    shown,
    { type: 'interrupted' },
    { state: 'in_doubt', doubt: { reason: 'interrupted', since: at } },
  ],
  [
    'a code in doubt waits for a person',
    unconfirmed,
    { type: 'resolved', verdict: 'paid', staffId: 'staff_1', reference: 'slip 77' },
    { state: 'captured', evidence: person },
  ],
  [
    'an approval that nobody knew of contradicts "not paid"',
    toldNotPaid,
    last(approvedOutcome()),
    {
      state: 'in_doubt',
      doubt: { reason: 'verdict_contradicted', since: at },
      approval: sampleReceipt(),
      evidence: null,
      failure: null,
    },
    ['ask'],
  ],
  [
    'the same said by a late frame',
    toldNotPaid,
    outcome(approvedOutcome()),
    { state: 'in_doubt', doubt: { reason: 'verdict_contradicted', since: at } },
    ['ask'],
  ],
  ['a refusal does not', toldNotPaid, last(declinedOutcome, 'mark-2'), undefined],
  [
    'nor does an approval for another amount',
    toldNotPaid,
    last(approvedOutcome({ amount: 100 })),
    undefined,
  ],
  [
    'nor the transaction before it',
    toldNotPaid,
    last(approvedOutcome({ mark: 'mark-0' }), 'mark-0'),
    undefined,
  ],
  [
    'nor one that the person knew of',
    { ...toldNotPaid, approval: sampleReceipt() },
    last(approvedOutcome()),
    undefined,
  ],
  [
    'nor another payment’s',
    toldNotPaid,
    { ...last(approvedOutcome()), isEarlier: true } as PaymentEvent,
    undefined,
  ],
  [
    'an approval belongs to what a person has said to be paid',
    { ...captured, evidence: person },
    last(approvedOutcome()),
    { state: 'captured', capturedAmount: 19_900, approval: sampleReceipt(), evidence: person },
  ],
  [
    'what contradicts a person is not ended by asking again',
    contradicted,
    last(approvedOutcome()),
    undefined,
  ],
  [
    'nor by a closing word',
    contradicted,
    finished,
    { state: 'in_doubt', doubt: contradicted.doubt },
    ['ask'],
  ],
  [
    'but by a person who knows of it',
    contradicted,
    { type: 'resolved', verdict: 'not_paid', staffId: 'staff_1', reference: 'slip 77' },
    { state: 'cancelled', evidence: person, approval: sampleReceipt() },
  ],
  [
    'an authorised payment is captured in part',
    authorised,
    { type: 'capture', amount: 5_000, evidence: person },
    { state: 'captured', capturedAmount: 5_000 },
  ],
  [
    'more than was authorised is not captured',
    authorised,
    { type: 'capture', amount: 19_901, evidence: person },
    undefined,
  ],
  [
    'a captured payment is not captured again',
    captured,
    { type: 'capture', amount: 1, evidence: person },
    undefined,
  ],
  [
    'an authorised payment is voided',
    authorised,
    { type: 'void', evidence: person },
    { state: 'voided', evidence: person },
  ],
  [
    'an authorised payment expires',
    authorised,
    { type: 'expire', evidence: person },
    { state: 'expired', evidence: person },
  ],
  [
    'nothing moves a captured payment: an approval',
    captured,
    outcome(approvedOutcome()),
    undefined,
  ],
  ['nothing moves a captured payment: a lost line', captured, lineLost, undefined],
  ['nothing moves a captured payment: a crash', captured, { type: 'interrupted' }, undefined],
  [
    'nothing moves a captured payment: a deadline',
    captured,
    { type: 'deadline', name: 'bank' },
    undefined,
  ],
];

describe('payment machine', () => {
  for (const [name, from, event, expected, effects = []] of rows) {
    test(name, () => {
      const step = transition(from, event, at);
      if (expected === undefined) {
        expect(step).toBeUndefined();
        return;
      }
      expect(step?.payment).toMatchObject(expected);
      expect(step?.effects).toEqual(effects);
    });
  }

  test.each([
    ['TRANSACTION_CANCELLED', 'cancelled', 'cancelled'],
    ['TIMEOUT', 'expired', 'cancelled'],
    ['CARD_DECLINED', 'declined', 'declined'],
    ['INVALID_PIN', 'declined', 'declined'],
    ['NETWORK_ERROR', 'failed', 'declined'],
    ['DEVICE_MALFUNCTION', 'failed', 'declined'],
  ] as const)('%s ends as %s, out of a doubt as %s', (code, live, doubted) => {
    const failure = { code, reason: null, by: 'provider' } as const;
    expect(transition({ ...told, failure }, finished, at)?.payment.state).toBe(live);
    const late = { ...declinedOutcome, failure };
    expect(transition(doubtful, outcome(late), at)?.payment.state).toBe(doubted);
  });
});
