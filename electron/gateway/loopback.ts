import type { Server } from 'node:http';
import { GatewayError } from './gateway-error.ts';

export interface Listening {
  readonly port: number;
  readonly servers: readonly Server[];
  /** As callers may write them: `http://127.0.0.1:8080`, `http://[::1]:8080`. */
  readonly urls: readonly string[];
}

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1 with the same port: the documents' base URL
 * says localhost, which is either. Port 0 takes any port that is free on both. Nobody beyond this machine
 * can reach it. Throws GatewayError.
 */
export async function listenOnLoopback(newServer: () => Server, port: number): Promise<Listening> {
  for (let attempt = 1; ; attempt += 1) {
    const four = newServer();
    const six = newServer();
    try {
      await listen(four, '127.0.0.1', port);
      const chosen = portOf(four);
      const url = `http://127.0.0.1:${chosen}`;
      if (!(await listenIfPresent(six, chosen))) {
        return { port: chosen, servers: [four], urls: [url] };
      }
      return { port: chosen, servers: [four, six], urls: [url, `http://[::1]:${chosen}`] };
    } catch (cause) {
      for (const server of [four, six]) server.close();
      // Somebody else may have on ::1 the very port that was free on 127.0.0.1.
      const isClash = port === 0 && codeOf(cause) === 'EADDRINUSE' && attempt < mostAttempts;
      if (!isClash) throw gatewayError(cause, port);
    }
  }
}

const mostAttempts = 20;

async function listenIfPresent(server: Server, port: number): Promise<boolean> {
  try {
    await listen(server, '::1', port);
    return true;
  } catch (cause) {
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(codeOf(cause))) return false;
    throw cause;
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: true, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

function gatewayError(cause: unknown, port: number): GatewayError {
  switch (codeOf(cause)) {
    case 'EADDRINUSE':
      return new GatewayError(
        'port_taken',
        `Port ${port} on this computer is already used by another program. Close it, or choose another port.`,
        { cause },
      );
    case 'EACCES':
      return new GatewayError(
        'not_permitted',
        `This user may not use port ${port}. Choose a port from 1024 up.`,
        { cause },
      );
    default:
      return new GatewayError('fault', `The gateway cannot listen on port ${port}.`, { cause });
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
