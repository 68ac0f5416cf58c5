import {
  createMemoryLine,
  type LineFault,
  type MemoryLine,
} from '../../electron/transports/memory.ts';
import {
  type Transport,
  TransportError,
  type TransportListener,
} from '../../electron/transports/transport.ts';
import type { Clock } from '../../shared/clock.ts';

/**
 * A serial cable: the terminal does not see who opens the port at the other end, or that nobody has. What
 * was written for one who has gone still comes out for the next.
 */
export interface SerialCable {
  /** A new, unopened transport on every call. */
  connect(): Transport;
  plugIn(attach: (far: Transport) => Promise<void>): Promise<void>;
  unplug(): void;
}

export function createSerialCable(options: {
  readonly clock: Clock;
  readonly fault: LineFault;
}): SerialCable {
  const name = 'serial counter';
  let line: MemoryLine | undefined;
  let user: TransportListener | undefined;

  function lose(error?: TransportError): void {
    const listener = user;
    line = undefined;
    user = undefined;
    listener?.closed(error);
  }

  function connect(): Transport {
    let own: TransportListener | undefined;
    return {
      kind: 'serial',
      name,
      async open(listener) {
        if (!line) throw new TransportError('not_found', `${name} is not there`);
        if (user) throw new TransportError('taken', `${name} is taken`);
        own = listener;
        user = listener;
      },
      async write(bytes) {
        if (!line || !own || user !== own) throw new TransportError('disconnected', `${name} gone`);
        await line.near.write(bytes);
      },
      async close() {
        if (!own || user !== own) return;
        user = undefined;
        own.closed();
      },
    };
  }

  return {
    connect,
    async plugIn(attach) {
      const plugged = createMemoryLine({ name, ...options });
      await plugged.near.open({
        received: (bytes) => user?.received(bytes),
        closed: (error) => {
          if (line === plugged) lose(error);
        },
      });
      line = plugged;
      await attach(plugged.far);
    },
    unplug: () => line?.cut(),
  };
}
