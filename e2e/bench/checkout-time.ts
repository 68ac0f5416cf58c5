import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { createMemoryCable } from '../../electron/simulator/simulated-lines.ts';
import { startStation } from '../../electron/simulator/simulated-terminals.ts';
import { systemClock, systemRandomness } from '../../electron/system-clock.ts';
import { createConnections } from '../../electron/terminals/connections.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import { createTill } from '../../electron/till/create-till.ts';
import { createMemoryNetwork } from '../../electron/transports/memory-network.ts';
import { transportFor } from '../../electron/transports/open-transport.ts';
import { createIds } from '../../shared/ids.ts';

export interface CheckoutTimes {
  readonly count: number;
  /** Milliseconds from the call that creates the order to the event that it is paid. */
  readonly p50: number;
  readonly p99: number;
}

/** Everything the till adds to a sale: a real ledger and the real protocol, a customer who takes 0 ms. */
export async function measureCheckouts(count: number): Promise<CheckoutTimes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'galla-bench-checkout-'));
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
    openTransport: (link) => transportFor(link, { clock, memory: network }),
    wireLog: () => undefined,
    fault,
  });
  const ids = createIds(clock.now, (length) => new Uint8Array(randomBytes(length)));
  const till = createTill({ ledger, terminals: connections, clock, ids, report: fault });
  await till.recover();
  const { terminal } = station;
  await ledger.write((book) => book.append({ type: 'terminal', terminal }, { type: 'till' }));
  connections.add(terminal);
  connections.start();
  await new Promise<void>((resolve) => {
    till.terminals.onChange(({ connection }) => connection.type === 'ready' && resolve());
  });

  const times: number[] = [];
  for (let number = 0; number < count; number += 1) times.push(await oneCheckout());
  till.stop();
  await connections.stop();
  await station.stop();
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
  times.sort((one, other) => one - other);
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
  return { count, p50: at(0.5), p99: at(0.99) };

  async function oneCheckout(): Promise<number> {
    const paid = Promise.withResolvers<void>();
    const stop = ledger.onCommit((entries) => {
      for (const { change } of entries) {
        if (change.type === 'order' && change.order.status === 'paid') paid.resolve();
      }
    });
    const started = performance.now();
    const actor = { type: 'till' } as const;
    const order = await till.orders.create({ amount: 19_900, currency: 'INR' }, actor);
    if (!order.ok) throw new Error('The order was refused');
    const { id, amount, currency } = order.value;
    const checkout = await till.checkouts.initiate(
      {
        deviceId: null,
        orderId: id,
        amount,
        currency,
        preferredMethod: null,
        description: null,
        echo: null,
        notes: null,
      },
      actor,
    );
    if (!checkout.ok || checkout.value.payment === null) {
      throw new Error(`Not started: ${JSON.stringify(checkout)}`);
    }
    await paid.promise;
    stop();
    return performance.now() - started;
  }
}
