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

/**
 * Writes these bytes, one character a byte, on a new line and gives back everything that comes until it
 * is closed. `isLast` says to the other side that nothing more will come.
 */
export async function exchange(
  port: number,
  bytes: string,
  options: { readonly isLast?: boolean } = {},
): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.write(bytes, 'latin1');
  if (options.isLast) socket.end();
  return await text(socket);
}
