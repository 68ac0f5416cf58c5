import { readlink, rm, symlink } from 'node:fs/promises';
import type { Clock } from '../../shared/clock.ts';
import type { TerminalLink } from '../../shared/terminal.ts';
import type { MemoryListener, MemoryNetwork } from '../transports/memory-network.ts';
import { createPtyPair, type PtyPair } from '../transports/pty-pair.ts';
import { createSerialTransport } from '../transports/serial.ts';
import { listenTcp, type TcpListener } from '../transports/tcp-listener.ts';
import type { Transport } from '../transports/transport.ts';
import { atSpeed } from './line-speed.ts';

/** The cable between a simulated terminal and the till. */
export interface SimulatedLine {
  readonly reach: 'pty' | 'tcp' | 'usb' | 'memory';
  /**
   * Puts the cable in. `attach` takes the terminal's end of every connection. Resolves with the link
   * under which the till finds it, the same each time; `undefined` when this computer has no such cable.
   */
  connect(attach: (transport: Transport) => Promise<void>): Promise<TerminalLink | undefined>;
  /** Pulls it out; the till notices at once. Does nothing when it is out. */
  disconnect(): Promise<void>;
}

/** What a ZVT terminal is set to when it comes. */
const usualBaudRate = 9600;

/**
 * A serial cable of two pseudo terminals; the till's end is found at `path`. A till that has set it to
 * another speed than the terminal's hears garbage, and is heard as garbage.
 */
export function createPtyLine(options: {
  readonly path: string;
  readonly clock: Clock;
  readonly baudRate?: number;
}): SimulatedLine {
  const { path, clock, baudRate = usualBaudRate } = options;
  let pair: PtyPair | undefined;
  return {
    reach: 'pty',
    async connect(attach) {
      pair = await createPtyPair({ near: `${path}.till`, far: `${path}.terminal`, clock });
      if (!pair) return undefined;
      const line = createSerialTransport({ path: pair.far, baudRate, clock });
      await attach(atSpeed(line, baudRate, pair.near, clock));
      // Only now can the till find its end: what it said earlier nobody would have heard.
      await rm(path, { force: true });
      await symlink(await readlink(pair.near), path);
      return { type: 'serial', path, baudRate };
    },
    async disconnect() {
      await rm(path, { force: true });
      await pair?.unplug();
    },
  };
}

/** TCP on this computer only. Port 0 takes any free one, and then keeps it. */
export function createTcpLine(options: { port: number; clock: Clock }): SimulatedLine {
  const host = '127.0.0.1';
  let port = options.port;
  let listener: TcpListener | undefined;
  return {
    reach: 'tcp',
    async connect(attach) {
      listener = await listenTcp({
        host,
        port,
        clock: options.clock,
        accepted: (transport) => void attachOrDrop(attach, transport),
      }).catch(() => undefined);
      if (!listener) return undefined;
      port = listener.port;
      return { type: 'tcp', host, port };
    },
    async disconnect() {
      await listener?.close();
    },
  };
}

/** Always there, but only within this program. */
export function createMemoryCable(options: {
  name: string;
  network: MemoryNetwork;
}): SimulatedLine {
  const { name, network } = options;
  let listener: MemoryListener | undefined;
  return {
    reach: 'memory',
    async connect(attach) {
      listener = network.listen(name, (transport) => attachOrDrop(attach, transport));
      return { type: 'memory', name };
    },
    async disconnect() {
      listener?.close();
    },
  };
}

/** A till that has gone again before the terminal answered is no fault. */
function attachOrDrop(
  attach: (transport: Transport) => Promise<void>,
  transport: Transport,
): Promise<void> {
  return attach(transport).catch(() => transport.close());
}
