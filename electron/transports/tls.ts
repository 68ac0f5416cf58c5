import { connect, type TLSSocket } from 'node:tls';
import type { Clock } from '../../shared/clock.ts';
import type { TlsPeer } from '../../shared/terminal.ts';
import { addressOf, connectError, socketWire } from './tcp.ts';
import { type Transport, TransportError } from './transport.ts';
import { createTransport } from './wire.ts';

export interface TlsOptions {
  readonly host: string;
  readonly port: number;
  readonly peer: TlsPeer;
  readonly clock: Clock;
}

/** An encrypted connection that this side makes to a terminal on the shop's network. */
export function createTlsTransport({ host, port, peer, clock }: TlsOptions): Transport {
  const address = addressOf(host, port);
  const start = () =>
    connect({
      host,
      port,
      minVersion: 'TLSv1.2',
      ...(peer.authority === undefined ? {} : { ca: peer.authority }),
      rejectUnauthorized: peer.authority !== undefined,
      // Issuers sign a terminal's name, not the address that it has in this shop: see `met`.
      checkServerIdentity: () => undefined,
    });
  const wire = socketWire(`tcp ${address}`, start, (socket) =>
    met(socket as TLSSocket, address, peer.name),
  );
  return createTransport(wire, clock);
}

function met(socket: TLSSocket, address: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays for good: an error after the deadline would otherwise end the program.
    socket.on('error', (error) => reject(connectError(address, error)));
    socket.once('secureConnect', () => {
      const found = socket.getPeerCertificate().subject?.CN;
      if (found === name) resolve();
      else reject(new TransportError('fault', `${address} is not ${name}`));
    });
  });
}
