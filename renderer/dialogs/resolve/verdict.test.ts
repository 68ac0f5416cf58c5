import { expect, test } from 'vitest';
import { readVerdict, reasonOfDigit, type VerdictEntry, type VerdictSubject } from './verdict.ts';

const subject: VerdictSubject = {
  paymentId: 'pay_1',
  minor: 19_900,
  currency: 'INR',
  isAmountAsked: false,
};
const nothing: VerdictEntry = {
  verdict: null,
  reference: '',
  amount: '',
  because: 'slip_declined',
};

test('without a verdict nothing is said', () => {
  expect(readVerdict(nothing, subject)).toEqual({ type: 'verdict_missing' });
});

test('paid needs the number on the slip, without the blanks around it', () => {
  const paid: VerdictEntry = { ...nothing, verdict: 'paid' };
  expect(readVerdict({ ...paid, reference: '  ' }, subject)).toEqual({ type: 'reference_missing' });
  expect(readVerdict({ ...paid, reference: ' 600509300042 ' }, subject)).toEqual({
    type: 'whole',
    request: { paymentId: 'pay_1', verdict: 'paid', reference: '600509300042' },
  });
});

test('not paid needs a reason, which is kept as a word of the vocabulary', () => {
  expect(readVerdict({ ...nothing, verdict: 'not_paid', because: 'not_debited' }, subject)).toEqual(
    {
      type: 'whole',
      request: { paymentId: 'pay_1', verdict: 'not_paid', reference: 'not_debited' },
    },
  );
});

test.each([
  ['', 'amount_wrong'],
  ['0', 'amount_wrong'],
  ['abc', 'amount_wrong'],
  ['199.01', 'amount_wrong'],
  ['199', 19_900],
  ['1,50.5', 15_050],
])('where amounts differ, the slip’s %j is %s', (amount, read) => {
  const paid: VerdictEntry = { ...nothing, verdict: 'paid', reference: 'A1', amount };
  const reading = readVerdict(paid, { ...subject, isAmountAsked: true });
  if (typeof read === 'string') expect(reading).toEqual({ type: read });
  else expect(reading).toMatchObject({ type: 'whole', request: { amount: read } });
});

test('digits choose a reason', () => {
  expect(['1', '2', '3', '4', '0'].map(reasonOfDigit)).toEqual([
    'slip_declined',
    'not_on_terminal',
    'not_debited',
    undefined,
    undefined,
  ]);
});
