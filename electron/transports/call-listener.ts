import { createServer, type Socket } from 'node:net';
import type { Clock } from '../../shared/clock.ts';
import { createAcceptedTransport } from './tcp.ts';
import type { Transport } from './transport.ts';

export interface CallListenerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  /** Whether somebody at this address may say anything; whoever may not is cut off unheard. */
  readonly admit: (address: string) => boolean;
  readonly accepted: (transport: Transport, address: string) => void;
}

export interface CallListener {
  readonly port: number;
  /** Stops listening; connections that were accepted are their owner's. */
  close(): Promise<void>;
}

/** So many at once, admitted or not: more are refused by the system. */
const mostSockets = 32;

/**
 * Listens on every address of this computer, for terminals on the shop's network. Nothing is read of a
 * connection that is not admitted. Rejects when the port is taken.
 */
export async function listenForCalls(options: CallListenerOptions): Promise<CallListener> {
  const server = createServer({ pauseOnConnect: true }, (socket: Socket) => {
    // The transport tells of it; without this, one that is not opened yet would end the program.
    socket.on('error', () => undefined);
    const address = socket.remoteAddress;
    if (address === undefined || !options.admit(address)) {
      socket.resetAndDestroy();
      return;
    }
    options.accepted(createAcceptedTransport(socket, options.clock), address);
  });
  server.maxConnections = mostSockets;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('A TCP listener has a port');
  return {
    port: bound.port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
