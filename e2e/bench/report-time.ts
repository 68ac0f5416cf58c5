import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { ledgerFolder } from '../../electron/ledger/ledger-folder.ts';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { createReports } from '../../electron/reports/reports.ts';
import { dayOf, hourOf, systemClock } from '../../electron/system-clock.ts';
import { quantile } from './bench-till.ts';

/** Milliseconds for one report. */
export interface ReportTimes {
  readonly sales: number;
  /** The first of all after the ledger was opened, which has to read its pages. */
  readonly first: number;
  /** In the middle of many. */
  readonly year: number;
  /** The longest time for which nothing else could run while those of the year were made. */
  readonly pause: number;
  readonly month: number;
  readonly day: number;
}

const year = '2025';

/** Reports on a year in which `sales` payments were begun, ten hours a day. */
export async function measureReports(sales: number, rounds: number): Promise<ReportTimes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-bench-reports-'));
  try {
    await openLedger({ folder, clock: systemClock, fault: rethrow }).close();
    fillYear(ledgerFolder(folder).ledger, sales);
    const ledger = openLedger({ folder, clock: systemClock, fault: rethrow });
    const reports = createReports({ ledger, dayOf, hourOf });
    const time = async (name: string) => {
      const started = performance.now();
      const report = await reports.report(name);
      const took = performance.now() - started;
      if (!report?.currencies[0]?.sales.count) throw new Error(`Nothing was sold in ${name}`);
      return took;
    };
    const middle = async (name: string) => {
      const times: number[] = [];
      while (times.length < rounds) times.push(await time(name));
      return quantile(times, 0.5);
    };
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const times = { first: await time(year), year: await middle(year) };
    delay.disable();
    const rest = { month: await middle(`${year}-07`), day: await middle(`${year}-07-14`) };
    await ledger.close();
    return { sales, ...times, ...rest, pause: delay.max / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes the payments' rows alone, in one statement: the ledger's own triggers add them up as they do
 * for each payment of a till. The journal and the orders, which no report reads, stay empty; writing a
 * million sales as a till does takes twenty minutes (`--million`).
 */
function fillYear(file: string, sales: number): void {
  const database = new DatabaseSync(file);
  const [first, last] = [dayOf(`${year}-01-01`), dayOf(`${year}-12-31`)];
  if (!first || !last) throw new Error(`No year ${year}`);
  const days = Math.round((last.to - first.from) / 86_400_000);
  try {
    database.exec('PRAGMA foreign_keys = off; PRAGMA synchronous = off');
    database.exec(`
      WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers LIMIT ${sales})
      INSERT INTO payments (id, order_id, terminal_id, state, amount, currency,
        authorised_amount, captured_amount, refunded_amount, content)
      SELECT 'pay_' || n, 'order_' || n, NULL, state, amount, 'INR',
        iif(state = 'captured', amount, 0), iif(state = 'captured', amount, 0), 0,
        json_object(
          'createdAt', ${first.from} + n * ${days} / ${sales} * 86400000
            + 36000000 + n * 7919 % 36000000,
          'method', iif(n % 10 < 5, 'upi', iif(n % 10 < 8, 'card', 'cash')),
          'failure', iif(state = 'declined',
            json_object('code', iif(n % 2, 'CARD_DECLINED', 'INVALID_PIN')), NULL))
      FROM (
        SELECT n, 10000 + n * 31 % 90000 AS amount, iif(n % 25 > 1, 'captured', 'declined') AS state
        FROM numbers
      )`);
  } finally {
    database.close();
  }
}

function rethrow(error: unknown): never {
  throw error;
}
