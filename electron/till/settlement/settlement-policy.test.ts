import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MoneyLine } from '../../../shared/money-line.ts';
import type { OwnTotals } from '../../../shared/settlement.ts';
import { aPayment, aRefund } from '../../ledger/testing/samples.ts';
import { compareBatch, totalsOf } from './settlement-policy.ts';

const sum = (count: number, amount: number) => ({ count, amount });
const ours: OwnTotals = { currency: 'INR', sales: sum(3, 60_000), refunds: sum(1, 5_000) };
const theirs = {
  currency: 'INR',
  batchNumber: '7',
  sales: sum(3, 60_000),
  refunds: sum(1, 5_000),
} as const;
const verdict = (told: Parameters<typeof compareBatch>[1]) =>
  compareBatch([ours], told)[0]?.verdict;

test('sales and refunds are counted by currency', () => {
  const captured = { state: 'captured', authorisedAmount: 10_000, capturedAmount: 10_000 } as const;
  const payment = aPayment('pay_1', captured);
  const lines: readonly MoneyLine[] = [
    { type: 'payment', seq: 1, payment },
    { type: 'payment', seq: 2, payment: aPayment('pay_2', { ...captured, currency: 'EUR' }) },
    { type: 'refund', seq: 1, payment, refund: aRefund('rfnd_1', { amount: 2_500 }) },
  ];
  expect(totalsOf(lines)).toEqual([
    { currency: 'INR', sales: sum(1, 10_000), refunds: sum(1, 2_500) },
    { currency: 'EUR', sales: sum(1, 10_000), refunds: sum(0, 0) },
  ]);
});

test('the same figures match', () => {
  expect(compareBatch([ours], [theirs])).toMatchObject([
    { verdict: 'matched', batchNumber: '7', difference: sum(0, 0) },
  ]);
});

test('a sale that only one side has is said, with its amount', () => {
  const fewer = { ...theirs, sales: sum(2, 40_000) };
  expect(compareBatch([ours], [fewer])).toMatchObject([
    { verdict: 'ours_only', difference: sum(1, 20_000) },
  ]);
  const more = { ...theirs, sales: sum(4, 70_000) };
  expect(compareBatch([ours], [more])).toMatchObject([
    { verdict: 'theirs_only', difference: sum(-1, -10_000) },
  ]);
});

test('as many for another amount is neither side’s alone', () => {
  expect(verdict([{ ...theirs, sales: sum(2, 70_000) }])).toBe('differs');
});

test('refunds that are not parted from sales are taken off them', () => {
  expect(verdict([{ ...theirs, sales: sum(4, 55_000), refunds: null }])).toBe('matched');
});

test('a terminal without figures leaves it open, another currency than ours does not', () => {
  expect(verdict([])).toBe('not_told');
  expect(
    compareBatch([ours], [{ ...theirs, currency: 'EUR' }]).map((each) => each.verdict),
  ).toEqual(['ours_only', 'theirs_only']);
});

test('whatever both sides have matches, and whatever one has more is found', () => {
  const figures = fc.record({ count: fc.nat(500), amount: fc.nat(10_000_000) });
  fc.assert(
    fc.property(figures, figures, fc.integer({ min: 1, max: 9_999 }), (sales, refunds, extra) => {
      const own = { currency: 'INR', sales, refunds } as const;
      const same = { ...own, batchNumber: null };
      expect(compareBatch([own], [same])[0]?.verdict).toBe('matched');
      const less = { ...same, sales: { count: sales.count, amount: sales.amount + extra } };
      expect(compareBatch([own], [less])[0]).toMatchObject({
        verdict: 'theirs_only',
        difference: { count: 0, amount: -extra },
      });
    }),
    { numRuns: 300 },
  );
});
