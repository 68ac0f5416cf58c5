import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { LineFault } from './memory.ts';
import { createMemoryNetwork } from './memory-network.ts';
import { createPtyPair, type PtyPair } from './pty-pair.ts';
import { createSerialTransport } from './serial.ts';
import { createTcpTransport } from './tcp.ts';
import { listenTcp, type TcpListener } from './tcp-listener.ts';
import type { Transport } from './transport.ts';

/** A cable with both of its ends, so that one suite of tests can run on every kind of line. */
export interface LineRig {
  /** A new transport of the near end; the far end's comes from `far`, after the near one has opened. */
  near(clock?: Clock): Transport;
  far(): Promise<Transport>;
  unplug(): Promise<void>;
  /** Puts the cable back where it was. */
  plug(): Promise<void>;
  /** A near end of a line that is not there, and how its open fails. */
  nowhere(): { readonly transport: Transport; readonly reason: string };
  end(): Promise<void>;
}

const packet = 64;

export async function createMemoryRig(clock: Clock, fault?: LineFault): Promise<LineRig> {
  const network = createMemoryNetwork({ clock, fault });
  const accepted = queue<Transport>();
  let listener = network.listen('rig', accepted.put);
  return {
    near: () => network.connect('rig'),
    far: accepted.take,
    unplug: async () => listener.close(),
    async plug() {
      listener = network.listen('rig', accepted.put);
    },
    nowhere: () => ({ transport: network.connect('nowhere'), reason: 'not_found' }),
    end: async () => listener.close(),
  };
}

/**
 * What USB does to bytes, without USB: packets of 64. The kernel's part is played in e2e/usb, for a
 * process of its own.
 */
export async function createPacketRig(clock: Clock): Promise<LineRig> {
  const inPackets: LineFault = (bytes) =>
    Array.from({ length: Math.ceil(bytes.length / packet) }, (_, index) => ({
      bytes: bytes.subarray(index * packet, (index + 1) * packet),
      after: 0,
    }));
  const rig = await createMemoryRig(clock, inPackets);
  const asUsb = (line: Transport): Transport => ({ ...line, kind: 'usb' });
  return {
    ...rig,
    near: () => asUsb(rig.near()),
    far: async () => asUsb(await rig.far()),
  };
}

export async function createTcpRig(clock: Clock): Promise<LineRig> {
  const accepted = queue<Transport>();
  const host = '127.0.0.1';
  const listen = (port: number) => listenTcp({ host, port, clock, accepted: accepted.put });
  let listener: TcpListener = await listen(0);
  const { port } = listener;
  const closedPort = await unusedPort(clock);
  return {
    near: (own = clock) => createTcpTransport({ host, port, clock: own }),
    far: accepted.take,
    unplug: () => listener.close(),
    async plug() {
      listener = await listen(port);
    },
    nowhere: () => ({
      transport: createTcpTransport({ host, port: closedPort, clock }),
      reason: 'refused',
    }),
    end: () => listener.close(),
  };
}

/** Whether this computer can join two pseudo terminals. */
export function hasSocat(): boolean {
  return spawnSync('setpriv', ['--pdeathsig', 'KILL', 'socat', '-V']).status === 0;
}

/** Throws where socat is missing; ask `hasSocat` first. */
export async function createPtyRig(clock: Clock): Promise<LineRig> {
  const folder = await mkdtemp(join(tmpdir(), 'line-'));
  const [near, far] = [join(folder, 'near'), join(folder, 'far')];
  let pair: PtyPair = await pairUp();
  return {
    near: (own = clock) => createSerialTransport({ path: near, baudRate: 9600, clock: own }),
    far: async () => createSerialTransport({ path: far, baudRate: 9600, clock }),
    unplug: () => pair.unplug(),
    async plug() {
      pair = await pairUp();
    },
    nowhere: () => ({
      transport: createSerialTransport({
        path: join(folder, 'nothing'),
        baudRate: 9600,
        clock,
      }),
      reason: 'not_found',
    }),
    async end() {
      await pair.unplug();
      await rm(folder, { recursive: true });
    },
  };

  async function pairUp(): Promise<PtyPair> {
    const made = await createPtyPair({ near, far, clock });
    if (!made) throw new Error('socat could not join two pseudo terminals');
    return made;
  }
}

async function unusedPort(clock: Clock): Promise<number> {
  const listener = await listenTcp({
    host: '127.0.0.1',
    port: 0,
    clock,
    accepted: () => {
      throw new Error('Nobody knows this port');
    },
  });
  await listener.close();
  return listener.port;
}

function queue<Item>() {
  const items: Item[] = [];
  const takers: ((item: Item) => void)[] = [];
  return {
    put(item: Item) {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take: () =>
      new Promise<Item>((resolve) => {
        const item = items.shift();
        if (item) resolve(item);
        else takers.push(resolve);
      }),
  };
}
