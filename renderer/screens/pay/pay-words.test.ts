import { expect, test } from 'vitest';
import type { PaymentFailureCode } from '../../../shared/failures.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { DoubtReason, Payment, PaymentFailure } from '../../../shared/payment.ts';
import { en } from '../../i18n/en.ts';
import { createWords } from '../../i18n/words.ts';
import {
  capturedPayment,
  sampleActivity,
  sampleCheckout,
  sampleOrder,
  sampleReceipt,
} from '../../testing/samples.ts';
import { isUnpaid, type PayStatus, payStatuses } from './pay-status.ts';
import { checkoutMinor, giantMinor, payWords } from './pay-words.ts';

const words = createWords('en-IN');

function textOf(checkout: CheckoutView, status: PayStatus): string {
  const { word, line, money, details } = payWords(checkout, status, words);
  return [word, line, money ?? '', ...details].join('\n');
}

function failed(state: 'declined' | 'failed' | 'cancelled', failure: Partial<PaymentFailure>) {
  const all = { code: 'CARD_DECLINED', reason: null, by: 'provider', ...failure } as const;
  return sampleCheckout({ state, stage: null, failure: all }, { cancel: 'over' });
}

test.each(payStatuses)('%s has a word, a line, and no name left to fill in', (status) => {
  const { word, line, money } = payWords(sampleCheckout(), status, words);
  expect(word).not.toBe('');
  expect(line).not.toBe('');
  expect(textOf(sampleCheckout(), status)).not.toMatch(/[{}]/);
  if (status !== 'part_paid') expect(money !== null).toBe(isUnpaid(status));
});

test.each([
  ['sending', 'Sending ₹199.00 to terminal…'],
  ['card', 'Ask customer to tap, insert or swipe'],
  ['pin', 'Customer is entering PIN — do not cancel'],
  ['bank', 'Checking with bank'],
  ['cancelling', 'Cancelling… waiting for the terminal'],
  ['line_lost', 'We do not yet know if money moved. Do not charge again.'],
  ['in_doubt', 'We do not yet know if money moved. Do not charge again.'],
  ['interrupted', 'Sale 1042 was interrupted'],
] as const)('%s says "%s"', (status, text) => {
  expect(textOf(sampleCheckout(), status)).toContain(text);
});

test.each(['card', 'qr'] as const)('%s names the red key where nothing else stops it', (status) => {
  const here = sampleCheckout({}, { cancel: 'allowed' });
  const there = sampleCheckout({}, { cancel: 'terminal_only' });
  expect(textOf(here, status)).not.toContain('red key');
  expect(textOf(there, status)).toContain('red key on the terminal');
});

test('an approval names the card by its last four digits and the bank by its reference', () => {
  const card = sampleCheckout(capturedPayment());
  expect(payWords(card, 'approved', words)).toMatchObject({
    word: 'Paid',
    line: 'VISA ••1234 · RRN 600509300042',
  });
  const approval = sampleReceipt({ method: 'upi', card: null, rrn: '600509301188' });
  const upi = sampleCheckout(capturedPayment({ method: 'upi', approval }));
  expect(payWords(upi, 'approved', words).line).toBe('UPI · RRN 600509301188');
});

test('change is the giant amount, with what it comes from', () => {
  const cash = { tendered: 50_000, change: 30_100 };
  const paid = sampleCheckout(capturedPayment({ method: 'cash', approval: null }), { cash });
  expect(giantMinor(paid, 'change')).toBe(30_100);
  expect(payWords(paid, 'change', words)).toMatchObject({
    word: 'Change',
    line: '₹500.00 given for ₹199.00',
  });
});

test('a part that is paid says what is left, and what change to give', () => {
  const order = sampleOrder({ amountPaid: 10_000 });
  const cash = { tendered: 20_000, change: 10_000 };
  const part = sampleCheckout(capturedPayment({ amount: 10_000, capturedAmount: 10_000 }), {
    order,
    cash,
    amountDue: 9_900,
  });
  expect(giantMinor(part, 'part_paid')).toBe(9_900);
  expect(payWords(part, 'part_paid', words)).toEqual({
    word: 'Still to pay',
    line: '₹100.00 of ₹199.00 paid, ₹99.00 left',
    money: 'Give ₹100.00 change',
    details: [],
  });
  const unknown = payWords({ ...part, amountDue: 0 }, 'part_paid', words);
  expect(unknown.details).toEqual([en['pay.part_paid.unknown']]);
});

test('a part that is declined or cancelled says what was already taken', () => {
  const order = sampleOrder({ amountPaid: 10_000 });
  for (const state of ['declined', 'cancelled'] as const) {
    const { money } = payWords({ ...failed(state, {}), order }, state, words);
    expect(money).toBe('Nothing charged now. ₹100.00 of ₹199.00 was already taken.');
  }
});

test('a sale paid in parts says in how many', () => {
  const half = { amount: 9_950, capturedAmount: 9_950 };
  const last = sampleCheckout(capturedPayment(half), {
    payments: [capturedPayment(half), capturedPayment(half)],
  });
  expect(payWords(last, 'approved', words).details).toEqual([
    '₹199.00 in 2 payments. The sale is complete.',
  ]);
});

test('what was received is said when it is not what was asked', () => {
  const part = sampleCheckout(capturedPayment({ capturedAmount: 10_000 }));
  expect(checkoutMinor(part)).toBe(10_000);
  expect(payWords(part, 'approved', words).details).toEqual(['Received ₹100.00 of ₹199.00']);
});

const codes = Object.keys(en)
  .filter((key) => key.startsWith('failure.'))
  .map((key) => key.slice('failure.'.length) as PaymentFailureCode);

test.each(codes)('%s says what happened, where the money is, and what to do', (code) => {
  const { line, money, details } = payWords(failed('failed', { code }), 'failed', words);
  expect(line).toBe(en[`failure.${code}`]);
  expect(money).toBe('Nothing charged');
  expect(details).toEqual([en[`advice.${code}`]]);
});

test('the terminal’s own reason is quoted beside ours', () => {
  const declined = failed('declined', { reason: 'insufficient funds' });
  expect(textOf(declined, 'declined')).toContain('Terminal: “insufficient funds”');
});

test.each(['customer', 'merchant', 'provider', 'till'] as const)(
  'a cancel by the %s says so',
  (by) => {
    const { line } = payWords(failed('cancelled', { by }), 'cancelled', words);
    expect(line).toBe(en[`cancelled.by.${by}`]);
  },
);

const reasons: readonly DoubtReason[] = [
  'no_answer',
  'line_lost',
  'interrupted',
  'amount_differs',
  'contradiction',
  'cancel_unanswered',
  'unconfirmed',
];
test.each(reasons)('a doubt because of %s says why', (reason) => {
  const doubt = { reason, since: 0 };
  const { details } = payWords(sampleCheckout({ state: 'in_doubt', doubt }), 'in_doubt', words);
  expect(details).toEqual([en[`doubt.${reason}`]]);
});

test('a doubt whose request may still arrive says until when the terminal is asked', () => {
  const doubtful = { state: 'in_doubt', doubt: { reason: 'interrupted', since: 0 } } as const;
  const asked = { times: 1, lastAt: 0, said: 'not_yet', until: 90_000 } as const;
  const { details } = payWords(sampleCheckout(doubtful, { asked }), 'in_doubt', words);
  expect(details).toHaveLength(1);
  expect(details[0]).toMatch(/may still reach it\. It is asked until .+; if it knows nothing then/);
});

const interruptions: readonly [Partial<Payment>, string][] = [
  [{ state: 'in_doubt', doubt: { reason: 'interrupted', since: 0 } }, en['interrupted.unknown']],
  [{ state: 'captured', stage: null }, en['interrupted.paid']],
  [{ state: 'declined', stage: null }, en['interrupted.unpaid']],
  [{ state: 'authorising', stage: 'bank' }, en['interrupted.running']],
  [{ state: 'presented', upiText: 'upi://pay' }, en['interrupted.unknown']],
];
test.each(interruptions)('an interrupted sale that is %o says what is known', (payment, line) => {
  const checkout = sampleCheckout(payment, { recovered: true });
  expect(payWords(checkout, 'interrupted', words).line).toBe(line);
});

test('a terminal that was not there is named with its reason', () => {
  const failure = { type: 'terminal_absent', reason: 'no such port' } as const;
  const activity = sampleActivity({ status: 'failed', failure });
  const checkout = sampleCheckout({}, { payment: null, activity });
  expect(payWords(checkout, 'terminal_absent', words).details[0]).toBe('no such port');
  expect(checkoutMinor(checkout)).toBe(19_900);
});

test.each([
  ['shown', 'Also on the display of Side counter.'],
  ['failed', 'Side counter cannot show the code: use this screen.'],
] as const)('a code that a terminal was to show says where it is: %s', (state, expected) => {
  const codeAt = { name: 'Side counter', state };
  const shown = payWords(sampleCheckout({}, { codeAt }), 'upi_person', words);
  expect(shown.details[0]).toBe(expected);
  const asked = sampleCheckout({}, { codeAt: { ...codeAt, state: 'asked' } });
  expect(payWords(asked, 'upi_person', words).details).toHaveLength(1);
});
