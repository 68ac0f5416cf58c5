import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { systemClock } from '../../electron/system-clock.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Change } from '../../shared/journal.ts';
import { openBenchTill } from './bench-till.ts';

/** A ledger full of sales, each in the entries that a till wrote for one. */
export interface FilledLedger {
  readonly folder: string;
  readonly sales: number;
  /** What one sale adds to the files, with all that finds it again. */
  readonly bytesPerSale: number;
  /** The entries of one more sale, under a number that no other sale has. */
  entriesOf(sale: number, seq: number): readonly Entry[];
  open(): Ledger;
  remove(): void;
}

interface Entry {
  readonly change: Change;
  readonly actor: Actor;
}

const salesPerCommit = 200;

/** Resolves when `sales` sales are in the file, and found by a search. */
export async function fillLedger(sales: number): Promise<FilledLedger> {
  const { text, folder } = await oneSale();
  const entriesOf = (sale: number, seq: number) => sameSale(text, sale, seq);
  const open = () => openLedger({ folder, clock: systemClock, fault: rethrow });
  const bytesBefore = bytesOf(folder);
  const ledger = open();
  for (let written = 0; written < sales; ) {
    const until = Math.min(sales, written + salesPerCommit);
    await ledger.write((book) => {
      for (; written < until; written += 1) {
        for (const { change, actor } of entriesOf(written, book.nextOrderSeq())) {
          book.append(change, actor);
        }
      }
    });
    readOn(ledger);
  }
  await ledger.close();
  const bytesPerSale = (bytesOf(folder) - bytesBefore) / sales;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, sales, bytesPerSale, entriesOf, open, remove };
}

/** What a till does when nothing is sold: any search reads on in the journal first. */
export function readOn(ledger: Ledger): void {
  while (ledger.unsearched() > 0) ledger.searchOrders({ count: 1, pieces: [] });
}

/** The entries of one real sale as JSON, and the folder of the till that sold it. */
async function oneSale(): Promise<{ readonly text: string; readonly folder: string }> {
  const bench = await openBenchTill();
  const before = bench.ledger.entriesAfter(0, 1_000).at(-1)?.seq ?? 0;
  await bench.sell();
  const entries = bench.ledger.entriesAfter(before, 1_000);
  const text = JSON.stringify(entries.map(({ change, actor }) => ({ change, actor })));
  return { text, folder: await bench.stopAndKeep() };
}

/** The same sale again, under other names. */
function sameSale(text: string, sale: number, seq: number): readonly Entry[] {
  const name = sale.toString(36).padStart(14, '0');
  const named = text
    .replace(/"(order|pay|pda)_\w{14}"/g, `"$1_${name}"`)
    .replace(/"seq":\d+/g, `"seq":${seq}`)
    .replace(/"mark":"[^"]*"/g, `"mark":"bench/${sale}"`);
  return JSON.parse(named) as readonly Entry[];
}

function bytesOf(folder: string): number {
  return ['ledger.sqlite', 'ledger.sqlite-wal']
    .map((file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}

function rethrow(error: unknown): never {
  throw error;
}
