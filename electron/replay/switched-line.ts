import type { Clock } from '../../shared/clock.ts';
import { createMemoryLine } from '../transports/memory.ts';
import type { Transport, TransportListener } from '../transports/transport.ts';

/** A line in memory, one end of which can be taken over from whoever said hello there. */
export interface SwitchedLine {
  /** For the side that is looked at. */
  readonly fixed: Transport;
  /** For whoever speaks with it until the line is taken over, and is then neither heard nor told. */
  readonly switched: Transport;
  /** From now on bytes of the fixed end come here. Resolves when it can be written to. */
  takeOver(received: (bytes: Uint8Array) => void): Promise<void>;
  /** Writes to the fixed end, once it has been taken over. */
  write(bytes: Uint8Array): void;
  /** Pulls the cable. */
  cut(): void;
}

/** `kind`: what both ends take the line for, which decides how messages are framed. */
export function createSwitchedLine(options: {
  readonly clock: Clock;
  readonly kind: Transport['kind'];
}): SwitchedLine {
  const { clock, kind } = options;
  const { near, far, cut } = createMemoryLine({ name: 'replay', clock });
  let taken: ((bytes: Uint8Array) => void) | undefined;
  let greeter: TransportListener | undefined;
  let isOpen = false;

  return {
    fixed: { ...near, kind },
    switched: {
      kind,
      name: far.name,
      open(listener) {
        greeter = listener;
        return open();
      },
      async write(bytes) {
        if (!taken) await far.write(bytes);
      },
      // Whoever said hello goes; the line stays.
      close: async () => undefined,
    },
    async takeOver(received) {
      taken = received;
      if (!isOpen) await open();
    },
    write(bytes) {
      // What is written to a line that has just gone is lost, as on any other.
      far.write(bytes).catch(() => undefined);
    },
    cut,
  };

  function open(): Promise<void> {
    isOpen = true;
    return far.open({
      received: (bytes) => (taken ? taken(bytes) : greeter?.received(bytes)),
      closed: (error) => {
        if (!taken) greeter?.closed(error);
      },
    });
  }
}
