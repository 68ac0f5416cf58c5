import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { systemClock } from '../../electron/system-clock.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Change } from '../../shared/journal.ts';
import { builtGateway } from '../tools/built-gateway.ts';
import { openBenchTill, quantile } from './bench-till.ts';
import { startServer } from './server-process.ts';

/** What a ledger is like once it holds so many sales. */
export interface LedgerSize {
  readonly sales: number;
  /** Milliseconds for one sale's first entry to be on disk, in the middle of many. */
  readonly create: number;
  readonly bytesPerSale: number;
  /** Milliseconds from the start of the gateway command until it listens. */
  readonly listening: number;
  /** Megabytes that the gateway command then keeps in memory. */
  readonly memory: number;
}

const salesPerCommit = 500;
const probes = 400;
/** Past every sale, so that no probe bears the name of one. */
const firstProbe = 10_000_000;

interface Template {
  readonly entries: readonly { readonly change: Change; readonly actor: Actor }[];
  readonly folder: string;
}

/** Fills a ledger with sales as a till writes them and measures it at each of these sizes. */
export async function growLedger(sizes: readonly number[]): Promise<readonly LedgerSize[]> {
  const { entries, folder } = await oneSale();
  const measured: LedgerSize[] = [];
  let written = 0;
  try {
    for (const sales of sizes) {
      const bytesBefore = bytesOf(folder);
      await fill(folder, entries, written, sales);
      const bytesPerSale = (bytesOf(folder) - bytesBefore) / (sales - written);
      written = sales;
      const ledger = openLedger({ folder, clock: systemClock, fault: rethrow });
      const times: number[] = [];
      for (let probe = 0; probe < probes; probe += 1) {
        const [first] = saleNumber(entries, ledger.nextOrderSeq(), firstProbe + sales + probe);
        if (!first) throw new Error('A sale wrote nothing');
        const started = performance.now();
        await ledger.write((book) => book.append(first.change, first.actor));
        times.push(performance.now() - started);
      }
      await ledger.close();
      const started = performance.now();
      const program = await builtGateway();
      const server = await startServer(
        program.file,
        ['--demo', '--port', '0', '--data', folder, '--pair', 'tcp:127.0.0.1:9'],
        program.env,
      );
      const listening = performance.now() - started;
      await fetch(`${server.address}/healthz`);
      const memory = residentMegabytes(server.processId);
      await server.stop();
      measured.push({ sales, create: quantile(times, 0.5), bytesPerSale, listening, memory });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return measured;
}

/** The entries of one real sale, on a ledger whose folder outlives its till. */
async function oneSale(): Promise<Template> {
  const bench = await openBenchTill();
  const before = bench.ledger.entriesAfter(0, 1_000).at(-1)?.seq ?? 0;
  await bench.sell();
  const entries = bench.ledger.entriesAfter(before, 1_000);
  const folder = await bench.stopAndKeep();
  return { entries, folder };
}

/** Sales with the numbers from `first` on; resolves when all of them are in the file. */
async function fill(
  folder: string,
  entries: Template['entries'],
  first: number,
  sales: number,
): Promise<void> {
  const ledger = openLedger({ folder, clock: systemClock, fault: rethrow });
  for (let written = first; written < sales; ) {
    const until = Math.min(sales, written + salesPerCommit);
    await ledger.write((book) => {
      for (; written < until; written += 1) {
        for (const { change, actor } of saleNumber(entries, book.nextOrderSeq(), written)) {
          book.append(change, actor);
        }
      }
    });
  }
  await ledger.close();
}

/** The same sale again, under other names and at another time. */
function saleNumber(
  entries: Template['entries'],
  seq: number,
  number: number,
): readonly { readonly change: Change; readonly actor: Actor }[] {
  const name = number.toString(36).padStart(14, '0');
  return entries.map(({ change, actor }) => ({
    change: JSON.parse(
      JSON.stringify(change, (key, value) => {
        if (key === 'seq') return seq;
        if (key === 'mark') return `bench/${number}`;
        return typeof value === 'string'
          ? value.replace(/^(order|pay|pda)_\w{14}$/, `$1_${name}`)
          : value;
      }),
    ) as Change,
    actor,
  }));
}

function bytesOf(folder: string): number {
  return ['ledger.sqlite', 'ledger.sqlite-wal']
    .map((file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}

function residentMegabytes(processId: number): number {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

function rethrow(error: unknown): never {
  throw error;
}
