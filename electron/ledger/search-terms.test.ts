import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../shared/journal.ts';
import { amountTerm, numberTerm, termsOf, wordsIn } from './search-terms.ts';
import {
  activityChange,
  anActivity,
  anApproval,
  anOrder,
  aPayment,
  orderChange,
  paymentChange,
} from './testing/samples.ts';

test.each([
  [19_900, 'INR', '=199'],
  [19_950, 'INR', '=199.5'],
  [20_000, 'INR', '=200'],
  [5, 'INR', '=0.05'],
  [200, 'JPY', '=200'],
] as const)('%i minor units of %s are found as %s', (minor, currency, term) => {
  expect(amountTerm({ minor, currency })).toBe(term);
});

test.each([
  ['Asha Rao', ['asha', 'rao']],
  ['आशा राव', ['आशा', 'राव']],
  ['INV/2026/0042', ['inv', '2026', '0042']],
  ['बिल १०४२', ['बिल', '1042']],
  ['asha@okaxis', ['asha', 'okaxis']],
  ['  ', []],
])('%s is the words %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

test('an order is found by its amount, its receipt and what is noted on it', () => {
  const notes = { customer: 'Asha Rao', phone: '+91 98765 43210' };
  const order = anOrder(1, { amount: 19_900, receipt: 'INV1042', notes });
  expect(termsOf(orderChange(order))).toEqual([
    '=199',
    'inv1042',
    '#2401',
    'asha',
    'rao',
    '#19',
    '#56789',
    '#01234',
  ]);
});

test('an order is found by its customer, whose number is one number', () => {
  const customer = { name: 'Asha Rao', contact: '+919876543210', email: 'asha@example.in' };
  expect(termsOf(orderChange(anOrder(1, { customer })))).toEqual([
    '=100',
    'asha',
    'rao',
    'example',
    'in',
    numberTerm('919876543210'),
  ]);
});

test('a payment is found by the bank’s words, and by those of the slip that a person typed', () => {
  const upi = { vpa: 'asha@okaxis' };
  const approval = { ...anApproval('m'), rrn: '600509300042', approvalCode: 'A1B2C3', upi };
  const evidence = { type: 'person', staffId: 's', reference: 'RRN 600509300043' } as const;
  expect(termsOf(paymentChange(aPayment('p', { approval, evidence })))).toEqual([
    '=100',
    '#2424',
    'rrn',
    '#340003905006',
    '#240003905006',
    'a1b2c3',
    'asha',
    'okaxis',
  ]);
});

test('a checkout is found by the customer it was made for, whose number is one number', () => {
  const prefill = { name: 'Asha Rao', email: 'a@b.in', contact: '+91 98765 43210' };
  const echo = { name: '', amount: 1, currency: 'INR', description: '', orderId: 'o', prefill };
  const terms = termsOf(activityChange(anActivity('a', { echo })));
  expect(terms).toEqual(['asha', 'rao', 'a', 'b', 'in', numberTerm('919876543210')]);
});

test('no term has as many digits as a card number', () => {
  const digits = fc.stringMatching(/^\d{13,25}$/);
  const text = fc.tuple(fc.string(), digits, fc.string()).map((parts) => parts.join(''));
  const change: fc.Arbitrary<Change> = fc.oneof(
    text.map((receipt) => orderChange(anOrder(1, { receipt }))),
    text.map((note) => orderChange(anOrder(1, { notes: { note } }))),
    text.map((rrn) => paymentChange(aPayment('p', { approval: { ...anApproval('m'), rrn } }))),
  );
  fc.assert(
    fc.property(change, (each) => {
      for (const term of termsOf(each)) expect(term).not.toMatch(/\d{13}/);
    }),
    { numRuns: 500 },
  );
});

test('a change adds no more terms than a search can use, however much is noted', () => {
  const words = Array.from({ length: 500 }, (_, place) => `word${place}x`).join(' ');
  expect(termsOf(orderChange(anOrder(1, { notes: { words } })))).toHaveLength(80);
});
