import { openBenchTill, quantile } from './bench-till.ts';

export interface CheckoutTimes {
  readonly count: number;
  /** Milliseconds from the call that creates the order to the event that it is paid. */
  readonly p50: number;
  readonly p99: number;
}

/** Everything the till adds to a sale over a terminal that takes no time. */
export async function measureCheckouts(count: number): Promise<CheckoutTimes> {
  const bench = await openBenchTill();
  const times: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const started = performance.now();
    await bench.sell();
    times.push(performance.now() - started);
  }
  await bench.stop();
  return { count, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
