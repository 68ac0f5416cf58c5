import { quantile } from './bench-till.ts';
import type { Contestant } from './contestant.ts';
import type { LoadResult } from './load.ts';

export interface Comparison {
  readonly yardstick: number;
  readonly gateway: number;
  /** The gateway's requests per second over the yardstick's. */
  readonly ratio: number;
  /** Milliseconds that 99 of 100 of the gateway's answers took at most. */
  readonly p99: number;
  readonly wrong: number;
}

/** Rounds in turn, so that what else the machine does falls on both; the middle ratio counts. */
export async function compare(
  yardstick: Contestant,
  gateway: Contestant,
  load: {
    readonly what: 'create' | 'fetch';
    readonly clients: number;
    readonly milliseconds: number;
    readonly rounds: number;
  },
): Promise<Comparison> {
  const { what, clients, milliseconds, rounds } = load;
  const pairs: { readonly yardstick: LoadResult; readonly gateway: LoadResult }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({
      yardstick: await yardstick.load(what, clients, milliseconds),
      gateway: await gateway.load(what, clients, milliseconds),
    });
  }
  const speeds = (which: 'yardstick' | 'gateway') =>
    pairs.map((pair) => pair[which].requestsPerSecond);
  const ratios = pairs.map(
    (pair) => pair.gateway.requestsPerSecond / pair.yardstick.requestsPerSecond,
  );
  return {
    yardstick: quantile(speeds('yardstick'), 0.5),
    gateway: quantile(speeds('gateway'), 0.5),
    ratio: quantile(ratios, 0.5),
    p99: quantile(
      pairs.map((pair) => pair.gateway.p99),
      0.5,
    ),
    wrong: pairs.reduce((sum, pair) => sum + pair.yardstick.wrong + pair.gateway.wrong, 0),
  };
}
