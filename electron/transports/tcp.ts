import { createConnection, type Socket } from 'node:net';
import type { Clock } from '../../shared/clock.ts';
import { type Transport, TransportError } from './transport.ts';
import { createTransport, type Wire } from './wire.ts';

export interface TcpOptions {
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
}

const openDeadline = 5_000;
const writeDeadline = 5_000;
/** A terminal whose network cable was pulled says nothing: after this idle time the system asks. */
const keepAliveAfter = 10_000;

/** A connection that this side makes to a terminal on the shop's network. */
export function createTcpTransport({ host, port, clock }: TcpOptions): Transport {
  const address = addressOf(host, port);
  const start = () => createConnection({ host, port });
  const wire = socketWire(`tcp ${address}`, start, (socket) => connected(socket, address));
  return createTransport(wire, clock);
}

/** A connection that came in through a listener; nothing is read from it before it is opened. */
export function createAcceptedTransport(socket: Socket, clock: Clock): Transport {
  const name = `tcp ${addressOf(socket.remoteAddress ?? 'gone', socket.remotePort ?? 0)}`;
  const ready = async () => {
    if (socket.destroyed) throw lostError(name);
  };
  return createTransport(
    socketWire(name, () => socket, ready),
    clock,
  );
}

/** What TCP and TLS have in common: a socket that `ready` has seen connected. */
export function socketWire(
  name: string,
  start: () => Socket,
  ready: (socket: Socket) => Promise<void>,
): Wire {
  let socket: Socket | undefined;
  return {
    kind: 'tcp',
    name,
    openDeadline,
    writeDeadline: () => writeDeadline,
    async open({ received, lost }) {
      const own = start();
      socket = own;
      await ready(own);
      own.on('error', (error) => lost(lostError(name, error)));
      own.setNoDelay(true);
      own.setKeepAlive(true, keepAliveAfter);
      own.on('end', () => lost(lostError(name)));
      own.on('close', () => lost(lostError(name)));
      own.on('data', received);
      own.resume();
    },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (!socket?.writable) return reject(lostError(name));
        socket.write(bytes, (error) => (error ? reject(lostError(name, error)) : resolve()));
      }),
    async release() {
      socket?.destroy();
    },
  };
}

function connected(socket: Socket, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays for good: an error after the deadline would otherwise end the program.
    socket.on('error', (error) => reject(connectError(address, error)));
    socket.once('connect', resolve);
  });
}

/** Why there is no connection, in words for a technician. */
export function connectError(address: string, error: NodeJS.ErrnoException): TransportError {
  const cause = { cause: error };
  switch (error.code) {
    case 'ECONNREFUSED':
      return new TransportError('refused', `Nothing is listening at ${address}`, cause);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new TransportError('not_found', `The name in ${address} is not known`, cause);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return new TransportError('not_found', `There is no way to ${address}`, cause);
    case 'ETIMEDOUT':
      return new TransportError('timeout', `${address} does not answer`, cause);
    default:
      return new TransportError('fault', `${address}: ${error.message}`, cause);
  }
}

function lostError(name: string, error?: Error): TransportError {
  return new TransportError('disconnected', `${name} closed the connection`, { cause: error });
}

export function addressOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
