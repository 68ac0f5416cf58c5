import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openBenchTill, quantile } from './bench-till.ts';
import { openYardstickLedger } from './yardstick-ledger.ts';

export interface CheckoutTimes {
  readonly count: number;
  /** Milliseconds from the call that creates the order to the event that it is paid. */
  readonly p50: number;
  readonly p99: number;
  /** How often a checkout waits for the disk: each is on it before the terminal hears more. */
  readonly commits: number;
  /** Milliseconds that the yardstick takes to keep one order, before the checkouts and after them. */
  readonly commit: number;
}

/** Everything the till adds to a sale over a terminal that takes no time. */
export async function measureCheckouts(count: number): Promise<CheckoutTimes> {
  const bench = await openBenchTill();
  const times: number[] = [];
  let commits = 0;
  const before = await timeCommits(bench.folder, count);
  const stop = bench.ledger.onCommit(() => {
    commits += 1;
  });
  for (let number = 0; number < count; number += 1) {
    const started = performance.now();
    await bench.sell();
    times.push(performance.now() - started);
  }
  stop();
  const after = await timeCommits(bench.folder, count);
  await bench.stop();
  return {
    ...{ count, p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    ...{ commits: Math.round(commits / count), commit: quantile([...before, ...after], 0.5) },
  };
}

async function timeCommits(folder: string, count: number): Promise<readonly number[]> {
  const yardstick = openYardstickLedger(path.join(folder, 'yardstick.sqlite'), false);
  const times: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = `order_${randomUUID()}`;
    const started = performance.now();
    await yardstick.keep({ id, key: id, at: Date.now(), content: JSON.stringify({ id, number }) });
    times.push(performance.now() - started);
  }
  yardstick.close();
  return times;
}
