import { expect, test } from 'vitest';
import type { Payment } from '../../shared/payment.ts';
import { type ChangeLine, type Story, type StoryLine, storyWhats } from '../../shared/story.ts';
import { readLanguage } from '../i18n/messages.ts';
import { createWords } from '../i18n/words.ts';
import {
  capturedPayment,
  sampleActivity,
  sampleOrder,
  samplePayment,
  sampleReceipt,
  sampleTime,
} from '../testing/samples.ts';
import { storyDetails } from './story-details.ts';
import { filteredLines, filterOfDigit } from './story-filter.ts';
import { storyText } from './story-text.ts';
import { storyLineWords } from './story-words.ts';

const words = createWords('en-IN');
const story: Story = {
  order: sampleOrder(),
  payments: [],
  lines: [],
  names: { staff_asha: 'Asha', staff_ravi: 'Ravi', 'counter-1': 'Counter terminal' },
  missing: [],
};

function changeLine(what: ChangeLine['what'], change: ChangeLine['change']): ChangeLine {
  const actor = { type: 'terminal', terminalId: 'counter-1' } as const;
  return { type: 'change', at: sampleTime, what, actor, change, seq: 4711, hash: 'ab12' };
}

function payment(what: ChangeLine['what'], but: Partial<Payment>): ChangeLine {
  return changeLine(what, { type: 'payment', payment: samplePayment(but), because: '' });
}

function call(but: Partial<Extract<StoryLine, { type: 'call' }>>): StoryLine {
  return {
    ...{ type: 'call', at: sampleTime, lastAt: sampleTime, times: 1, from: 'window' },
    ...{ by: 'staff_asha', approvedBy: null, what: 'checkout.start', outcome: 'done' },
    ...{ milliseconds: 12, subjects: ['order_Sample00000001'], ...but },
  } as StoryLine;
}

const frame: StoryLine = {
  ...{ type: 'frame', at: sampleTime, terminalId: 'counter-1', direction: 'received' },
  ...{ name: 'status information', length: 96 },
} as StoryLine;

function text(line: StoryLine): string {
  return storyLineWords(line, story, words).text;
}

test('every change has words, in which nothing is left to be filled in', async () => {
  await readLanguage('hi-IN');
  for (const what of storyWhats) {
    const change = { type: 'payment', payment: capturedPayment(), because: '' } as const;
    for (const locale of ['en-IN', 'hi-IN']) {
      const told = storyLineWords(changeLine(what, change), story, createWords(locale)).text;
      expect(told, what).not.toBe('');
      expect(told, what).not.toMatch(/[{}]/);
    }
  }
});

test.each([
  [payment('payment_sent', {}), 'Payment of ₹199.00 written down, then begun: Card'],
  [
    changeLine('payment_captured', { type: 'payment', payment: capturedPayment(), because: '' }),
    'Paid: ₹199.00, VISA ••1234',
  ],
  [
    payment('payment_in_doubt', { doubt: { reason: 'no_answer', since: 1 } }),
    'In doubt. The terminal has not said how it ended.',
  ],
  [
    payment('payment_cancelled', {
      failure: { code: 'TRANSACTION_CANCELLED', reason: null, by: 'customer' },
    }),
    'Cancelled. The customer cancelled on the terminal.',
  ],
  [payment('payment_declined', {}), 'Declined.'],
  [
    changeLine('checkout_begun', { type: 'activity', activity: sampleActivity() }),
    'Checkout begun on Counter terminal',
  ],
  [frame, 'From the terminal: status information'],
  [call({}), 'Charged a new sale'],
  [call({ outcome: 'refused: terminal_busy' }), 'Charged a new sale (refused)'],
  [call({ outcome: 'fault' }), 'Charged a new sale (not done)'],
  [call({ what: 'refund.start' }), 'Asked the till: refund.start'],
  [call({ what: '__proto__' }), 'Asked the till: __proto__'],
  [
    call({ from: 'gateway', what: 'GET /v1/orders/:id', outcome: '200' }),
    'GET /v1/orders/:id: 200',
  ],
  [call({ what: 'checkout.check', times: 3 }), 'Asked how it stands · 3 times, last at 3:00 pm'],
])('%j reads: %s', (line, told) => {
  // Times are the computer's own; only that there is one is meant here.
  expect(text(line).replace(/\d+:\d\d [ap]m$/, '3:00 pm')).toBe(told);
});

test.each([
  [call({}), 'Asha'],
  [call({ approvedBy: 'staff_ravi' }), 'Asha, allowed by Ravi'],
  [call({ by: 'staff_gone' }), 'staff_gone'],
  [call({ by: null }), 'Nobody known'],
  [call({ from: 'gateway', by: 'rzp_test_1' }), 'Key rzp_test_1'],
  [payment('payment_card', {}), 'Counter terminal'],
  [frame, null],
])('%j was done by %s', (line, by) => {
  expect(storyLineWords(line, story, words).by).toBe(by);
});

test('behind a payment stands what it is known by, and where that is written', () => {
  const evidence = {
    type: 'terminal',
    frame: 'completion',
    resultCode: '00',
    receipt: null,
  } as const;
  const approval = sampleReceipt({ amount: 20_000 });
  const details = storyDetails(payment('payment_captured', { evidence, approval }), story, words);
  expect(details).toEqual([
    { name: 'amount', value: '₹199.00' },
    { name: 'terminal_amount', value: '₹200.00' },
    { name: 'method', value: 'VISA ••1234' },
    { name: 'rrn', value: '600509300042' },
    { name: 'approval', value: '123456' },
    { name: 'evidence', value: 'the terminal: completion' },
    { name: 'result_code', value: '00' },
    { name: 'payment', value: 'pay_Sample00000001' },
    { name: 'entry', value: '4711' },
    { name: 'hash', value: 'ab12' },
  ]);
});

test('what a person said stands there with their name and the slip’s number', () => {
  const evidence = { type: 'person', staffId: 'staff_ravi', reference: '600509300042' } as const;
  const details = storyDetails(payment('payment_captured', { evidence }), story, words);
  expect(details).toContainEqual({ name: 'evidence', value: 'Ravi, from the slip' });
  expect(details).toContainEqual({ name: 'reference', value: '600509300042' });
});

test('a story as text has every line with its time, and says what is missing', () => {
  const lines = [call({}), frame, payment('payment_captured', {})];
  const told = storyText({ ...story, lines, missing: ['many'] }, words);
  expect(told).toContain('Story of sale 1042, ₹199.00');
  expect(told).toContain('only the first thousand');
  expect(told).toMatch(/\d+:\d\d:\d\d\.\d{3} [ap]m {2}Asha: Charged a new sale\n/);
  expect(told).toContain('From the terminal: status information\n    Terminal: Counter terminal');
  expect(told).toContain('    Entry in the book: 4711\n');
});

test('digits choose what is shown', () => {
  const lines = [call({}), frame, payment('payment_captured', {})];
  expect(filteredLines(lines, filterOfDigit('1') ?? 'frame')).toHaveLength(3);
  expect(filteredLines(lines, filterOfDigit('2') ?? 'all').map(({ type }) => type)).toEqual([
    'change',
  ]);
  expect(filteredLines(lines, filterOfDigit('3') ?? 'all').map(({ type }) => type)).toEqual([
    'call',
  ]);
  expect(filteredLines(lines, filterOfDigit('4') ?? 'all').map(({ type }) => type)).toEqual([
    'frame',
  ]);
  expect(filterOfDigit('5')).toBeUndefined();
  expect(filterOfDigit('0')).toBeUndefined();
});
