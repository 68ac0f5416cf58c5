import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Clock } from '../../../shared/clock.ts';
import { type Gateway, startGateway } from '../server.ts';
import { type GatewayRig, openGatewayRig, type RigOptions } from './gateway-rig.ts';

export interface RunningGateway {
  readonly rig: GatewayRig;
  readonly gateway: Gateway;
  stop(): Promise<void>;
}

export const machineClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, _name, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A gateway on real sockets, over the same till as the rig's. */
export async function runGateway(
  port = 0,
  options: RigOptions & { readonly clock?: 'machine' | 'rig' } = {},
): Promise<RunningGateway> {
  const rig = await openGatewayRig(options);
  const clock = options.clock === 'rig' ? rig.clock : machineClock;
  const gateway = await startGateway({ ...rig.services, clock, port });
  return {
    rig,
    gateway,
    stop: async () => {
      await gateway.close();
      await rig.close();
    },
  };
}

/** Writes these bytes on a new line and gives back everything that comes until it is closed. */
export async function exchange(port: number, bytes: string): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return await text(socket);
}

/**
 * The same, one character a byte, and says at once that nothing more will come. A line that is reset
 * after an answer to close it ends like any other.
 */
export function exchangeAndEnd(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(received));
    socket.end(bytes, 'latin1');
  });
}
