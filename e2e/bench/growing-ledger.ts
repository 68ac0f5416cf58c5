import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import { builtGateway } from '../tools/built-gateway.ts';
import { quantile } from './bench-till.ts';
import { type FilledLedger, fillLedger, readOn } from './filled-ledger.ts';
import { startServer } from './server-process.ts';

/** What a ledger is like once it holds so many sales. */
export interface LedgerSize {
  readonly sales: number;
  /** Milliseconds for one sale's first entry to be on disk, in the middle of many. */
  readonly create: number;
  /** The longest time in milliseconds for which nothing else could run while sales were written. */
  readonly pause: number;
  readonly bytesPerSale: number;
  /** Milliseconds from the start of the gateway command until it listens, in the middle of some. */
  readonly listening: number;
  /** Megabytes that the gateway command then keeps in memory. */
  readonly memory: number;
}

export interface GrowthEffort {
  readonly probes: number;
  /** Sales written one by one while pauses are looked for. */
  readonly sales: number;
  readonly starts: number;
}

const fullEffort: GrowthEffort = { probes: 400, sales: 400, starts: 5 };
/** Past every sale, so that no probe bears the name of one. */
const firstProbe = 10_000_000;

/** Two ledgers, measured in turn so that what else the machine does falls on both. */
export async function compareSizes(
  sizes: readonly [number, number],
  effort: GrowthEffort = fullEffort,
): Promise<readonly [LedgerSize, LedgerSize]> {
  const small = await fillLedger(sizes[0]);
  const large = await fillLedger(sizes[1]);
  try {
    const creates = await timeCreates([small, large], effort.probes);
    const pauses = [await longestPause(small, effort), await longestPause(large, effort)];
    const starts = await timeStarts([small, large], effort.starts);
    const size = ({ sales, bytesPerSale }: FilledLedger, index: number): LedgerSize => ({
      ...{ sales, bytesPerSale },
      create: quantile(creates[index] ?? [], 0.5),
      pause: pauses[index] ?? 0,
      listening: quantile(starts[index]?.map(({ listening }) => listening) ?? [], 0.5),
      memory: Math.max(...(starts[index]?.map(({ memory }) => memory) ?? [])),
    });
    return [size(small, 0), size(large, 1)];
  } finally {
    small.remove();
    large.remove();
  }
}

async function timeCreates(
  filled: readonly FilledLedger[],
  probes: number,
): Promise<readonly (readonly number[])[]> {
  const open = filled.map((each) => ({ ...each, ledger: each.open(), times: [] as number[] }));
  for (let probe = 0; probe < probes; probe += 1) {
    for (const { ledger, entriesOf, times } of open) {
      const [first] = entriesOf(firstProbe + probe, ledger.nextOrderSeq());
      if (!first) throw new Error('A sale wrote nothing');
      const started = performance.now();
      await ledger.write((book) => book.append(first.change, first.actor));
      times.push(performance.now() - started);
    }
  }
  for (const { ledger } of open) await ledger.close();
  return open.map(({ times }) => times);
}

/** Sales as they are written at a counter, entry by entry, and then what a till does when it is idle. */
async function longestPause(
  filled: FilledLedger,
  { probes, sales }: GrowthEffort,
): Promise<number> {
  const ledger = filled.open();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let sale = 0; sale < sales; sale += 1) {
    const name = firstProbe + probes + sale;
    await sellOnce(ledger, filled.entriesOf(name, ledger.nextOrderSeq()));
    await wait(1);
  }
  delay.disable();
  readOn(ledger);
  await ledger.close();
  return delay.max / 1e6;
}

async function sellOnce(
  ledger: Ledger,
  entries: ReturnType<FilledLedger['entriesOf']>,
): Promise<void> {
  for (const { change, actor } of entries) {
    await ledger.write((book) => book.append(change, actor));
  }
}

async function timeStarts(
  filled: readonly FilledLedger[],
  starts: number,
): Promise<readonly (readonly { readonly listening: number; readonly memory: number }[])[]> {
  const program = await builtGateway();
  const times = filled.map(() => [] as { listening: number; memory: number }[]);
  for (let start = 0; start < starts; start += 1) {
    for (const [index, { folder }] of filled.entries()) {
      const started = performance.now();
      const words = ['--demo', '--port', '0', '--data', folder, '--pair', 'tcp:127.0.0.1:9'];
      const server = await startServer(program.file, words, program.env);
      const listening = performance.now() - started;
      await fetch(`${server.address}/healthz`);
      times[index]?.push({ listening, memory: residentMegabytes(server.processId) });
      await server.stop();
    }
  }
  return times;
}

function residentMegabytes(processId: number): number {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
