// A till with one terminal on USB, for the stand-in: its real ledger, till, protocol and transport.
// Takes {sell: minor} and {book: true} on stdin, a JSON line each. Tells each change of a payment and of
// the terminal, and the book when it is asked for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { systemClock, systemRandomness } from '../../electron/system-clock.ts';
import { createConnections } from '../../electron/terminals/connections.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import { createTill } from '../../electron/till/create-till.ts';
import { createMemoryNetwork } from '../../electron/transports/memory-network.ts';
import { transportFor } from '../../electron/transports/open-transport.ts';
import { watchUsb } from '../../electron/transports/usb-watch.ts';
import { createIds } from '../../shared/ids.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { link } from './stand-in.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'galla-usb-till-'));
const actor = { type: 'till' } as const;
const clock = systemClock;
const fault = (error: unknown) => {
  throw error;
};
const ledger = openLedger({ folder, clock, fault });
const memory = createMemoryNetwork({ clock });
const connections = createConnections({
  clock,
  randomness: systemRandomness,
  protocols: [zvt],
  openTransport: (to) => transportFor(to, { clock, memory }),
  wireLog: () => undefined,
  fault,
});
const ids = createIds(clock.now, systemRandomness);
const till = createTill({ ledger, terminals: connections, clock, ids, report: fault });
await till.recover();
const terminal: Terminal = {
  ...{ id: 'counter', name: 'Counter terminal', protocol: zvt.id, link },
  ...{ placeId: null, simulated: true },
  route: 'local',
};
await ledger.write((book) => book.append({ type: 'terminal', terminal }, actor));
ledger.onCommit((entries) => {
  for (const { change } of entries) {
    if (change.type === 'payment') say({ payment: change.payment.state });
  }
});
connections.onChange(({ connection }) => say({ terminal: connection }));
connections.add(terminal);
connections.start();
const unwatch = await watchUsb(() => connections.hurry());

const orders: string[] = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { sell } = JSON.parse(line) as { readonly sell?: number };
  if (sell === undefined) say({ book: orders.flatMap((id) => ledger.paymentsOfOrder(id)) });
  else await start(sell);
}
await unwatch();
till.stop();
await connections.stop();
await ledger.close();
rmSync(folder, { recursive: true });

async function start(amount: number): Promise<void> {
  const order = await till.orders.create({ amount, currency: 'INR' }, actor);
  if (!order.ok) throw new Error('The order was refused');
  const { id: orderId } = order.value;
  orders.push(orderId);
  const nothing = { deviceId: null, preferredMethod: null, description: null };
  const checkout = await till.checkouts.initiate(
    { ...nothing, orderId, amount, currency: 'INR', echo: null, notes: null },
    actor,
  );
  if (!checkout.ok) throw new Error(`The checkout was refused: ${JSON.stringify(checkout)}`);
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
