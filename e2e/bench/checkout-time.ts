import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openBenchTill, quantile } from './bench-till.ts';
import { openYardstickLedger, type YardstickLedger } from './yardstick-ledger.ts';

export interface CheckoutTimes {
  readonly count: number;
  /** Milliseconds from the call that creates the order to the event that it is paid. */
  readonly p50: number;
  readonly p99: number;
  /** How often a checkout waits for the disk: each is on it before the terminal hears more. */
  readonly commits: number;
  /** Milliseconds that the yardstick takes to keep one order, in the middle, in between checkouts. */
  readonly commit: number;
}

/** Often enough to see the disk as checkouts do, and seldom enough not to be in their way. */
const checkoutsPerCommit = 5;

/** Everything the till adds to a sale over a terminal that takes no time. */
export async function measureCheckouts(count: number): Promise<CheckoutTimes> {
  const bench = await openBenchTill();
  const times: number[] = [];
  let commits = 0;
  const yardstick = openYardstickLedger(path.join(bench.folder, 'yardstick.sqlite'), false);
  const single: number[] = [];
  bench.ledger.onCommit(() => {
    commits += 1;
  });
  for (let number = 0; number < count; number += 1) {
    const started = performance.now();
    await bench.sell();
    times.push(performance.now() - started);
    if (number % checkoutsPerCommit === 0) single.push(await timeCommit(yardstick));
  }
  yardstick.close();
  await bench.stop();
  return {
    ...{ count, p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    ...{ commits: Math.round(commits / count), commit: quantile(single, 0.5) },
  };
}

async function timeCommit(yardstick: YardstickLedger): Promise<number> {
  const id = `order_${randomUUID()}`;
  const started = performance.now();
  await yardstick.keep({ id, key: id, at: Date.now(), content: JSON.stringify({ id }) });
  return performance.now() - started;
}
