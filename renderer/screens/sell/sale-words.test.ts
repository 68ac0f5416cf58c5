import { expect, test } from 'vitest';
import type { Order } from '../../../shared/order.ts';
import type { Payment } from '../../../shared/payment.ts';
import { createWords } from '../../i18n/words.ts';
import {
  capturedPayment,
  sampleLine,
  samplePayment,
  sampleReceipt,
} from '../../testing/samples.ts';
import { lineWords, orderFacts } from './order-facts.ts';
import { type SaleStatus, saleLook, saleStatus } from './sale-words.ts';

const words = createWords('en-IN');

const cases: readonly [Partial<Order>, Payment | null, SaleStatus][] = [
  [{ status: 'created' }, null, 'created'],
  [{ status: 'attempted' }, null, 'created'],
  [{ status: 'closed' }, null, 'closed'],
  [{ status: 'paid' }, null, 'paid'],
  [{}, samplePayment({ state: 'draft' }), 'running'],
  [{}, samplePayment({ state: 'requested' }), 'running'],
  [{}, samplePayment({ state: 'presented' }), 'running'],
  [{}, samplePayment({ state: 'authorising' }), 'running'],
  [{}, samplePayment({ state: 'authorised' }), 'authorised'],
  [{ status: 'paid' }, capturedPayment(), 'paid'],
  [{ status: 'attempted' }, capturedPayment({ capturedAmount: 100 }), 'part_paid'],
  [{ status: 'paid' }, capturedPayment({ refundedAmount: 100 }), 'part_refunded'],
  [{ status: 'paid' }, capturedPayment({ refundedAmount: 19_900 }), 'refunded'],
  [{}, samplePayment({ state: 'declined' }), 'declined'],
  [{}, samplePayment({ state: 'failed' }), 'failed'],
  [{}, samplePayment({ state: 'cancelled' }), 'cancelled'],
  [{}, samplePayment({ state: 'expired' }), 'expired'],
  [{}, samplePayment({ state: 'voided' }), 'voided'],
  [{}, samplePayment({ state: 'in_doubt' }), 'in_doubt'],
];

test.each(cases)('an order %o with payment $1.state is %s', (order, payment, status) => {
  const line = sampleLine(order, payment);
  expect(saleStatus(line)).toBe(status);
  expect(words.t(`sale.${status}`)).not.toBe('');
});

test('money and doubt look different in picture and colour', () => {
  const looks = (['paid', 'declined', 'in_doubt', 'cancelled'] as const).map(saleLook);
  expect(new Set(looks.map(({ icon }) => icon)).size).toBe(looks.length);
  expect(new Set(looks.map(({ tone }) => tone)).size).toBe(looks.length);
});

test('the details leave out what is not known', () => {
  const names = orderFacts(sampleLine(), words, null).map(({ name }) => name);
  expect(names).toEqual(['status', 'amount', 'paid', 'time', 'attempts', 'order']);
});

test('the details of a paid sale answer a question at the counter', () => {
  const line = sampleLine(
    { status: 'paid', amountPaid: 19_900, receipt: 'A-17' },
    capturedPayment({ approval: sampleReceipt() }),
  );
  expect(orderFacts(line, words, 'Counter terminal')).toEqual(
    expect.arrayContaining([
      { name: 'paid', value: '₹199.00' },
      { name: 'method', value: 'VISA ••1234' },
      { name: 'rrn', value: '600509300042' },
      { name: 'approval', value: '123456' },
      { name: 'terminal', value: 'Counter terminal' },
      { name: 'receipt', value: 'A-17' },
    ]),
  );
});

test('the details say what was sold', () => {
  const { order } = sampleLine({
    lines: [
      { name: 'Masala chai', quantity: 1_200, unitAmount: 2_000 },
      { name: 'Samosa', quantity: 1, unitAmount: 2_500 },
    ],
  });
  expect(lineWords(order, words).map(({ text }) => text)).toEqual([
    '1,200 × Masala chai, ₹24,000.00',
    '1 × Samosa, ₹25.00',
  ]);
});

test('the details of a sale without money say why', () => {
  const failure = { code: 'CARD_DECLINED', reason: 'limit', by: 'provider' } as const;
  const reasonOf = (payment: Payment) =>
    orderFacts(sampleLine({}, payment), words, null).find(({ name }) => name === 'reason')?.value;
  expect(reasonOf(samplePayment({ state: 'declined', failure }))).toBe(
    'The bank declined the card. Terminal: “limit”',
  );
  const doubt = { reason: 'no_answer', since: 0 } as const;
  expect(reasonOf(samplePayment({ state: 'in_doubt', doubt }))).toBe(
    'The terminal has not said how it ended.',
  );
});
