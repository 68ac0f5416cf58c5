import type { DatabaseSync } from 'node:sqlite';
import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { Currency } from '../../shared/money.ts';
import type { PaymentMethod } from '../../shared/payment.ts';
import type { RefundRoute } from '../../shared/refund.ts';
import { placeOf, prepare } from './database.ts';
import { damaged } from './database-errors.ts';
import type { Total, TotalOf, TotalsQuery } from './ledger.ts';

const quarterHour = 15 * 60_000;
const quartersOfDay = 96;

/** Reads the sums that are kept for reports. */
export function createTotals(database: DatabaseSync): (query: TotalsQuery) => readonly Total[] {
  const sums = 'type, currency, word, sum(count) AS count, sum(amount) AS amount';
  const each = 'SELECT type, currency, word, count, amount FROM';
  // One text to group by is sorted twice as fast as three.
  const inOne = prepare(
    database,
    `SELECT 0 AS step, ${sums} FROM (
       ${each} totals WHERE quarter_hour >= ?1 AND quarter_hour < ?2
       UNION ALL ${each} day_totals WHERE day >= ?2 / ${quartersOfDay} AND day < ?3 / ${quartersOfDay}
       UNION ALL ${each} totals WHERE quarter_hour >= ?3 AND quarter_hour < ?4
     ) GROUP BY type || ' ' || currency || ' ' || word ORDER BY type, currency, word`,
  );
  const inSteps = prepare(
    database,
    `SELECT CAST((quarter_hour - ?1) / ?3 AS INTEGER) AS step, ${sums}
     FROM totals WHERE quarter_hour >= ?1 AND quarter_hour < ?2
     GROUP BY step, type, currency, word ORDER BY step, type, currency, word`,
  );
  return ({ from, until, step }) => {
    if (until <= from) return [];
    const [first, end] = [quartersOf(from), quartersOf(until)];
    const quarters = step === undefined ? end - first : Math.max(1, quartersOf(step));
    const rows =
      step === undefined
        ? inOne.all(first, ...wholeDays(first, end), end)
        : inSteps.all(first, end, quarters);
    return rows.map((row) => ({
      at: from + Number(row.step) * quarters * quarterHour,
      of: totalOf(String(row.type), String(row.word)),
      currency: String(row.currency) as Currency,
      count: Number(row.count),
      amount: Number(row.amount),
    }));
  };

  /** The words come out of payments and refunds, whose types they were. */
  function totalOf(type: string, word: string): TotalOf {
    switch (type) {
      case 'sale':
        return { type, method: word as PaymentMethod };
      case 'decline':
        return { type, code: word as PaymentFailureCode };
      case 'refund':
        return { type, route: word as RefundRoute };
      default:
        throw damaged(placeOf(database), `a total of "${type}"`);
    }
  }
}

/** Where the whole days between two quarters begin and end; at the end, both, where there is none. */
function wholeDays(first: number, end: number): readonly [number, number] {
  const from = Math.ceil(first / quartersOfDay) * quartersOfDay;
  const until = Math.floor(end / quartersOfDay) * quartersOfDay;
  return from < until ? [from, until] : [end, end];
}

function quartersOf(time: number): number {
  return Math.floor(time / quarterHour);
}
