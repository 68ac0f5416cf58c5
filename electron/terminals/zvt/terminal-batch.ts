import type { Currency } from '../../../shared/money.ts';
import { encodeBcd } from './bcd.ts';
import { concat } from './bytes.ts';
import {
  receiptNumberOf,
  type TerminalRecords,
  type TransactionRecord,
} from './terminal-record.ts';

export interface BatchSums {
  readonly currency: Currency;
  readonly sales: Sum;
  readonly refunds: Sum;
  /** As PA00P015 counts them in BMP 60: by kind of card, sales alone. */
  readonly counters: Uint8Array;
}

interface Sum {
  readonly count: number;
  readonly amount: number;
}

/** The day's batch, one line for each currency; one line of zeros when nothing was taken. */
export function sumBatch(records: TerminalRecords): readonly BatchSums[] {
  const inBatch = records.transactions.filter(
    ({ batch = 1, result }) => batch === records.batch && result === 'approved',
  );
  const found = new Set(inBatch.map(({ currency }) => currency));
  const all: readonly Currency[] = found.size === 0 ? ['INR'] : [...found];
  return all.map((currency) => sumCurrency(inBatch, currency));
}

function sumCurrency(records: readonly TransactionRecord[], currency: Currency): BatchSums {
  const own = records.filter((record) => record.currency === currency);
  const sales = own.filter(({ kind = 'sale' }) => kind === 'sale' || kind === 'booking');
  const refunds = own.filter(({ kind }) => kind === 'refund');
  const numbers = own.map(receiptNumberOf);
  const nothing = counter([]);
  return {
    currency,
    sales: sum(sales),
    refunds: sum(refunds),
    // girocard, JCB, Eurocard, American Express, Visa, Diners, all others.
    counters: concat(
      encodeBcd(numbers[0] ?? 0, 2),
      encodeBcd(numbers.at(-1) ?? 0, 2),
      nothing,
      nothing,
      nothing,
      nothing,
      counter(sales.filter(({ method }) => method === 'card')),
      nothing,
      counter(sales.filter(({ method }) => method === 'upi')),
    ),
  };
}

/** One byte has room for 255 of a kind; the sums are exact all the same. */
function counter(records: readonly TransactionRecord[]): Uint8Array {
  const { count, amount } = sum(records);
  return concat(Uint8Array.of(Math.min(count, 0xff)), encodeBcd(amount, 6));
}

function sum(records: readonly TransactionRecord[]): Sum {
  return {
    count: records.length,
    amount: records.reduce((total, { amount }) => total + amount, 0),
  };
}
