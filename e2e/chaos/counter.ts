import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Caller, callerOf, type WireOrder } from '../gateway/caller.ts';
import { newFolder, removeFolder, until } from '../gateway/headless-gateway.ts';
import { startTerminalProcess, type TerminalProcess } from '../simulated-terminal.ts';
import { type FrameRelay, startFrameRelay } from './frame-relay.ts';
import { type MortalGateway, startMortal } from './killed-gateway.ts';

/** A till and a terminal in processes of their own, with a line between them. */
export interface Counter {
  readonly folder: string;
  readonly mortal: MortalGateway;
  readonly terminal: TerminalProcess;
  /** Speaks to the gateway that runs now. */
  caller(): Caller;
  /** Resolves when the terminal is ready for a sale and nothing is in doubt. */
  calm(): Promise<void>;
  /** Every order of this amount with its payments. */
  ordersOf(amount: number): Promise<readonly WireOrder[]>;
  close(): Promise<void>;
}

interface Health {
  readonly devices: readonly { readonly connection: string }[];
  readonly unresolved: number;
}

const calmWithin = 120_000;
/** So many of the newest orders are looked at; a checkout makes one. */
const newest = 5;

export async function openCounter(): Promise<Counter> {
  const folder = await newFolder();
  const terminal = await startTerminalProcess(folder);
  return await openTill(folder, terminal, `serial:${terminal.place}`);
}

/** As that one, over a network line that is listened to. */
export async function openWatchedCounter(): Promise<Counter & { readonly relay: FrameRelay }> {
  const folder = await newFolder();
  const terminal = await startTerminalProcess(folder, 'network');
  const relay = await startFrameRelay(Number(terminal.place));
  const counter = await openTill(folder, terminal, `tcp:127.0.0.1:${relay.port}`);
  return {
    ...counter,
    relay,
    async close() {
      relay.close();
      await counter.close();
    },
  };
}

async function openTill(
  folder: string,
  terminal: TerminalProcess,
  address: string,
): Promise<Counter> {
  const till = path.join(folder, 'till');
  await mkdir(till);
  const mortal = await startMortal(till, ['--demo', '--pair', address]);
  const caller = () => callerOf(mortal.current());
  return {
    folder: till,
    mortal,
    terminal,
    caller,
    async calm() {
      await until(
        async () => (await caller().call<Health>('GET', '/healthz')).body,
        ({ devices, unresolved }) => devices[0]?.connection === 'ready' && unresolved === 0,
        calmWithin,
      );
    },
    async ordersOf(amount) {
      const path = `/v1/orders?count=${newest}&expand[]=payments`;
      const { body } = await caller().call<{ items: readonly WireOrder[] }>('GET', path);
      return body.items.filter((order) => order.amount === amount);
    },
    async close() {
      await mortal.current().end('SIGKILL');
      terminal.end();
      await removeFolder(folder);
    },
  };
}
