import { expect, test } from 'vitest';
import type { RefundState } from '../../../shared/refund.ts';
import { aRefund } from '../../ledger/testing/samples.ts';
import { approvedOutcome, declinedOutcome, sampleReceipt } from '../testing/samples.ts';
import type { RefundEvent } from './refund-event.ts';
import { transition } from './refund-machine.ts';

const at = 5_000;
const sent = aRefund('rfnd_1', {
  terminalId: 'counter',
  route: 'terminal',
  amount: 19_900,
  state: 'sent',
  stage: 'sending',
  markBefore: 'mark-0',
});
const atCard = { ...sent, state: 'pending', stage: 'card' } as const;
const given = sampleReceipt({ kind: 'refund' });
const approval = approvedOutcome({ kind: 'refund' });
const approved = { ...atCard, stage: 'confirming', approval: given } as const;
const doubtful = {
  ...sent,
  state: 'in_doubt',
  stage: null,
  doubt: { reason: 'line_lost', since: 2_000 },
} as const;
const states: readonly RefundState[] = [
  'requested',
  'approved',
  'reserved',
  'sent',
  'pending',
  'processed',
  'failed',
  'cancelled',
  'in_doubt',
];

test.each(states)('X54 %s: cancelled only before it was sent', (state) => {
  const step = transition({ ...sent, state }, { type: 'cancel' }, at);
  const isHeld = ['requested', 'approved', 'reserved'].includes(state);
  expect(step?.refund.state).toBe(isHeld ? 'cancelled' : undefined);
});

test('X54 what waits for a person can be called off, what a terminal works on cannot', () => {
  const byPerson = aRefund('rfnd_1', { route: 'person', state: 'pending' });
  expect(transition(byPerson, { type: 'cancel' }, at)?.refund.state).toBe('cancelled');
  expect(transition(atCard, { type: 'cancel' }, at)).toBeUndefined();
});

test('it is requested, let through, sent, kept with its approval, and processed by the closing word', () => {
  const asked = { ...sent, state: 'requested', stage: null } as const;
  const allowed = transition(asked, { type: 'approve', staffId: 'staff_1' }, at)?.refund;
  expect(allowed).toMatchObject({ state: 'approved', approvedBy: 'staff_1' });
  const step = transition(allowed ?? asked, { type: 'send', handedOut: true }, at);
  expect(step).toMatchObject({ refund: { state: 'sent', stage: 'sending' }, effects: ['send'] });
  expect(transition(sent, { type: 'stage', stage: 'card' }, at)?.refund).toMatchObject({
    state: 'pending',
    stage: 'card',
  });
  const heard = transition(atCard, { type: 'outcome', outcome: approval }, at)?.refund;
  expect(heard).toMatchObject({ state: 'pending', stage: 'confirming', approval: given });
  expect(
    transition(approved, { type: 'ended', end: { type: 'finished' } }, at)?.refund,
  ).toMatchObject({ state: 'processed', evidence: { type: 'terminal', receipt: given } });
});

test('banknotes are out of the drawer at once, or wait until somebody has handed them out', () => {
  const asked = aRefund('rfnd_1', { state: 'approved' });
  expect(transition(asked, { type: 'send', handedOut: true }, at)?.refund).toMatchObject({
    state: 'processed',
    evidence: { type: 'cash', tendered: 0, change: 10_000 },
  });
  expect(transition(asked, { type: 'send', handedOut: false }, at)?.refund.state).toBe('pending');
});

const unknown: RefundEvent = {
  type: 'ended',
  end: { type: 'unknown', why: 'line_lost', reason: 'pulled' },
};

test.each([
  ['the line goes', atCard, unknown],
  ['the till crashes', atCard, { type: 'interrupted' }],
  ['the line goes after an approval', approved, unknown],
  ['the terminal closes it without a word', atCard, { type: 'ended', end: { type: 'finished' } }],
  [
    'it was another amount',
    atCard,
    { type: 'outcome', outcome: approvedOutcome({ kind: 'refund', amount: 1 }) },
  ],
  ['two answers contradict', approved, { type: 'outcome', outcome: declinedOutcome }],
] as const)('it is in doubt when %s, and the terminal is asked', (_why, refund, event) => {
  expect(transition(refund, event, at)).toMatchObject({
    refund: { state: 'in_doubt' },
    effects: ['ask'],
  });
});

test('a refusal that was spoken stands when the line goes', () => {
  const told = transition(atCard, { type: 'outcome', outcome: declinedOutcome }, at)?.refund;
  expect(transition(told ?? atCard, unknown, at)?.refund.state).toBe('failed');
});

test.each([
  ['its own refund', sampleReceipt({ kind: 'refund' }), 'processed'],
  ['a reversal', sampleReceipt({ kind: 'reversal' }), 'processed'],
  ['a sale of the same amount', sampleReceipt({ kind: 'sale' }), undefined],
  ['something of no kind', sampleReceipt(), undefined],
] as const)('in doubt, a last result that is %s makes it %s', (_what, receipt, state) => {
  const outcome = { type: 'approved', frame: 'status information', receipt } as const;
  const result = { type: 'result', mark: receipt.mark, outcome } as const;
  const step = transition(
    doubtful,
    { type: 'last_result', result, isEarlier: false, mayArrive: false },
    at,
  );
  expect(step?.refund.state).toBe(state);
});

test('in doubt, a terminal that has recorded nothing since proves that nothing went back', () => {
  const outcome = approvedOutcome({ mark: 'mark-0' });
  const result = { type: 'result', mark: 'mark-0', outcome } as const;
  const step = transition(
    doubtful,
    { type: 'last_result', result, isEarlier: false, mayArrive: false },
    at,
  );
  expect(step?.refund.state).toBe('failed');
});

test('a sale’s approval is not taken for the refund’s, live as well', () => {
  const outcome = approvedOutcome({ kind: 'sale' });
  expect(transition(atCard, { type: 'outcome', outcome }, at)).toBeUndefined();
});

test('nothing is stopped while the bank is asked, and a stop that nobody answers is a doubt', () => {
  const stop = { type: 'stop', by: 'merchant' } as const;
  expect(transition({ ...atCard, stage: 'bank' }, stop, at)).toBeUndefined();
  const stopping = transition(atCard, stop, at);
  expect(stopping).toMatchObject({ refund: { cancelRequestedBy: 'merchant' }, effects: ['abort'] });
  const late = transition(stopping?.refund ?? atCard, { type: 'deadline', name: 'cancelling' }, at);
  expect(late?.refund).toMatchObject({ state: 'in_doubt', doubt: { reason: 'cancel_unanswered' } });
});

test('where only the terminal can stop, a customer who does not come leaves a doubt', () => {
  const deadline = { type: 'deadline', name: 'card' } as const;
  expect(transition(atCard, deadline, at)?.effects).toEqual(['abort']);
  const late = transition(atCard, { ...deadline, stoppedBy: 'terminal_only' }, at);
  expect(late).toMatchObject({
    refund: { state: 'in_doubt', doubt: { reason: 'no_answer' } },
    effects: ['ask'],
  });
});

test('a slip that the terminal leaves to the till comes with the end, and changes nothing else', () => {
  const slips = [{ copy: 'merchant', text: 'REFUND' }] as const;
  const told = transition(
    atCard,
    { type: 'outcome', outcome: approvedOutcome({ kind: 'refund' }) },
    at,
  );
  const before = told?.refund ?? atCard;
  const plain = transition(before, { type: 'ended', end: { type: 'finished' } }, at);
  const printed = transition(before, { type: 'ended', end: { type: 'finished', slips } }, at);
  expect(plain?.refund.state).toBe('processed');
  expect(printed).toEqual({ ...plain, refund: { ...plain?.refund, slips } });
});

test.each(['refunded', 'not_refunded'] as const)('a person’s word ends a doubt: %s', (verdict) => {
  const event = { type: 'settled', verdict, staffId: 'staff_1', reference: '42' } as const;
  expect(transition(doubtful, event, at)?.refund).toMatchObject({
    state: verdict === 'refunded' ? 'processed' : 'failed',
    evidence: { type: 'person', reference: '42' },
  });
  expect(transition(atCard, event, at)).toBeUndefined();
});
