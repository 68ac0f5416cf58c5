import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { createMemoryCable } from '../../electron/simulator/simulated-lines.ts';
import { startStation } from '../../electron/simulator/simulated-terminals.ts';
import { systemClock, systemRandomness } from '../../electron/system-clock.ts';
import { createConnections } from '../../electron/terminals/connections.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import { createTill, type RunningTill } from '../../electron/till/create-till.ts';
import { createMemoryNetwork } from '../../electron/transports/memory-network.ts';
import { transportFor } from '../../electron/transports/open-transport.ts';
import type { Transport } from '../../electron/transports/transport.ts';
import { createIds, type Ids } from '../../shared/ids.ts';
import type { Order } from '../../shared/order.ts';

/** A till in this process: a real ledger, the real protocol, a customer who takes 0 ms. */
export interface BenchTill {
  readonly ledger: Ledger;
  readonly till: RunningTill;
  readonly ids: Ids;
  readonly folder: string;
  /** Sells once; resolves with the order when it is paid and on disk. */
  sell(): Promise<Order>;
  stop(): Promise<void>;
  /** Stops it and gives the folder, which is then the caller's to remove. */
  stopAndKeep(): Promise<string>;
}

const actor = { type: 'till' } as const;

/** `watch` sees every line that is opened to the terminal, and gives back the line to use. */
export async function openBenchTill(
  watch: (line: Transport) => Transport = (line) => line,
): Promise<BenchTill> {
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-bench-till-'));
  const clock = systemClock;
  const fault = (error: unknown) => {
    throw error;
  };
  const ledger = openLedger({ folder, clock, fault });
  const network = createMemoryNetwork({ clock });
  const station = await startStation(
    {
      id: 'bench',
      clock,
      protocol: zvt,
      mode: 'manual',
      presented: () => setImmediate(() => station.act('approve')),
      fault,
    },
    { load: () => undefined, save: () => undefined },
    [createMemoryCable({ name: 'bench', network })],
  );
  const connections = createConnections({
    clock,
    randomness: systemRandomness,
    protocols: [zvt],
    openTransport: (link) => watch(transportFor(link, { clock, memory: network })),
    wireLog: () => undefined,
    fault,
  });
  const ids = createIds(clock.now, (length) => new Uint8Array(randomBytes(length)));
  const till = createTill({ ledger, terminals: connections, clock, ids, report: fault });
  await till.recover();
  const { terminal } = station;
  await ledger.write((book) => book.append({ type: 'terminal', terminal }, actor));
  connections.add(terminal);
  connections.start();
  await new Promise<void>((resolve) => {
    till.terminals.onChange(({ connection }) => connection.type === 'ready' && resolve());
  });

  return {
    ledger,
    till,
    ids,
    folder,
    async sell() {
      const paid = Promise.withResolvers<Order>();
      const stop = ledger.onCommit((entries) => {
        for (const { change } of entries) {
          if (change.type === 'order' && change.order.status === 'paid') paid.resolve(change.order);
        }
      });
      const order = await till.orders.create({ amount: 19_900, currency: 'INR' }, actor);
      if (!order.ok) throw new Error('The order was refused');
      await charge(order.value);
      const sold = await paid.promise;
      stop();
      return sold;
    },
    stopAndKeep,
    async stop() {
      rmSync(await stopAndKeep(), { recursive: true, force: true });
    },
  };

  async function stopAndKeep(): Promise<string> {
    till.stop();
    await connections.stop();
    await station.stop();
    await ledger.close();
    return folder;
  }

  async function charge({ id, amount, currency }: Order): Promise<void> {
    const nothing = { deviceId: null, preferredMethod: null, description: null };
    const checkout = await till.checkouts.initiate(
      { ...nothing, orderId: id, amount, currency, echo: null, notes: null },
      actor,
    );
    if (!checkout.ok || checkout.value.payment === null) {
      throw new Error(`Not started: ${JSON.stringify(checkout)}`);
    }
  }
}

/** Of any numbers; 0 when there are none. `part` 0.5 is the middle. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
}
