import type { Currency } from '../../../shared/money.ts';
import type { MoneyLine } from '../../../shared/money-line.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { BatchComparison, BatchSum, OwnTotals } from '../../../shared/settlement.ts';
import type { BatchTotals } from '../../terminals/service.ts';

/** What a terminal has booked; whether the till has captured it is nothing to the terminal. */
export function takenThere({ state, authorisedAmount, capturedAmount }: Payment): number {
  return state === 'authorised' ? authorisedAmount : capturedAmount;
}

/** What the till has of a terminal's day, by currency, the first that was used first. */
export function totalsOf(lines: readonly MoneyLine[]): readonly OwnTotals[] {
  const currencies = [...new Set(lines.map(({ payment }) => payment.currency))];
  return currencies.map((currency) => {
    const own = lines.filter(({ payment }) => payment.currency === currency);
    return {
      currency,
      sales: sumOf(
        own.flatMap((line) => (line.type === 'payment' ? takenThere(line.payment) : [])),
      ),
      refunds: sumOf(own.flatMap((line) => (line.type === 'refund' ? line.refund.amount : []))),
    };
  });
}

/** A terminal's figures beside ours, by currency. */
export function compareBatch(
  ours: readonly OwnTotals[],
  theirs: readonly BatchTotals[],
): readonly BatchComparison[] {
  const currencies = [...new Set([...ours, ...theirs].map(({ currency }) => currency))];
  return currencies.map((currency) =>
    compare(
      ours.find((each) => each.currency === currency) ?? nothing(currency),
      theirs.find((each) => each.currency === currency) ?? null,
      theirs.length > 0,
    ),
  );
}

function compare(ours: OwnTotals, told: BatchTotals | null, isTold: boolean): BatchComparison {
  const { currency } = ours;
  // A terminal that speaks of other currencies has none of this one.
  const theirs = told ?? (isTold ? { ...nothing(currency), batchNumber: null } : null);
  if (!theirs) {
    const common = { currency, batchNumber: null, ours, theirs };
    return { ...common, verdict: 'not_told', difference: net(ours.sales, ours.refunds) };
  }
  const { sales, refunds, batchNumber } = theirs;
  const parts = refunds
    ? [less(ours.sales, sales), less(ours.refunds, refunds)]
    : // Taken together where the terminal does not part them: as many, and what is left.
      [less(net(ours.sales, ours.refunds), sales)];
  const [salesLess = zero, refundsLess = zero] = parts;
  return {
    ...{ currency, batchNumber, ours, theirs: { sales, refunds } },
    verdict: verdictOf(parts),
    difference: net(salesLess, refundsLess),
  };
}

function verdictOf(parts: readonly BatchSum[]): BatchComparison['verdict'] {
  const figures = parts.flatMap(({ count, amount }) => [count, amount]);
  if (figures.every((each) => each === 0)) return 'matched';
  if (figures.every((each) => each >= 0)) return 'ours_only';
  return figures.every((each) => each <= 0) ? 'theirs_only' : 'differs';
}

const zero: BatchSum = { count: 0, amount: 0 };

function nothing(currency: Currency): OwnTotals {
  return { currency, sales: zero, refunds: zero };
}

function sumOf(amounts: readonly number[]): BatchSum {
  return { count: amounts.length, amount: amounts.reduce((sum, each) => sum + each, 0) };
}

function less(left: BatchSum, right: BatchSum): BatchSum {
  return { count: left.count - right.count, amount: left.amount - right.amount };
}

/** All transactions, and what is left of the money. */
function net(sales: BatchSum, refunds: BatchSum): BatchSum {
  return { count: sales.count + refunds.count, amount: sales.amount - refunds.amount };
}
