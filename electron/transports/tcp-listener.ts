import { createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../../shared/clock.ts';
import { createAcceptedTransport } from './tcp.ts';
import type { Transport } from './transport.ts';

export interface TcpListenerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  /** A connection came in; the transport is this side's end of it and must still be opened. */
  readonly accepted: (transport: Transport) => void;
}

export interface TcpListener {
  readonly port: number;
  /** Stops listening and drops every connection, as when the cable is pulled. */
  close(): Promise<void>;
}

/** The terminal's side of a TCP line, for simulated terminals. Rejects when the port is taken. */
export function listenTcp(options: TcpListenerOptions): Promise<TcpListener> {
  return listenOn(createServer({ pauseOnConnect: true }), 'connection', options);
}

/** The same for any server whose connections come with this event. */
export async function listenOn(
  server: Server,
  connected: 'connection' | 'secureConnection',
  options: TcpListenerOptions,
): Promise<TcpListener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', ignored);
  });
  server.on(connected, (socket: Socket) => {
    socket.on('error', ignored);
    options.accepted(createAcceptedTransport(socket, options.clock));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has a port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.resetAndDestroy();
      }),
  };
}

function ignored(): void {
  // The transport tells of it; without this, one that is not opened yet would end the program.
}
