import type { Clock } from '../../shared/clock.ts';
import { type Transport, TransportError } from './transport.ts';
import { createTransport, type Wire, type WireEvents } from './wire.ts';

export interface MemoryLineOptions {
  readonly name: string;
  readonly clock: Clock;
  /** What goes wrong on the way; nothing when left out. */
  readonly fault?: LineFault | undefined;
  /** Runs when the near end is opened, before the open succeeds; may reject with TransportError. */
  readonly opening?: (() => Promise<void>) | undefined;
}

/** The same line's two ends: what is written to one comes out of the other. */
export interface MemoryLine {
  readonly near: Transport;
  readonly far: Transport;
  /** Pulls the cable: what is under way is lost and both ends notice. */
  cut(): void;
}

/** What comes out of the line for one write. Bytes always stay in the order in which this gives them. */
export type LineFault = (bytes: Uint8Array, towards: 'near' | 'far') => readonly Delivery[];

export interface Delivery {
  readonly bytes: Uint8Array;
  /** Milliseconds that these bytes, and all behind them, wait. */
  readonly after: number;
}

/** One direction of the line. */
interface Lane {
  send(bytes: Uint8Array): void;
  close(): void;
}

interface End {
  readonly wire: Wire;
  deliver(bytes: Uint8Array): void;
  lose(reason: string): void;
}

const deadline = 5_000;

/** A line in this process. Bytes that arrive before an end is opened wait there for it. */
export function createMemoryLine(options: MemoryLineOptions): MemoryLine {
  const { name, clock, fault = intact } = options;
  let cut = false;
  const near: End = createEnd(
    name,
    createLane('far', () => far),
    options.opening,
  );
  const far: End = createEnd(
    name,
    createLane('near', () => near),
  );
  return {
    near: createTransport(near.wire, clock),
    far: createTransport(far.wire, clock),
    cut() {
      cut = true;
      for (const end of [near, far]) end.lose('The cable was pulled');
    },
  };

  function createLane(towards: 'near' | 'far', end: () => End): Lane {
    let last = Promise.resolve();
    return {
      send(bytes) {
        for (const delivery of fault(bytes, towards)) {
          last = last
            .then(() => pause(delivery.after))
            .then(() => {
              if (!cut) end().deliver(delivery.bytes);
            });
        }
      },
      close() {
        // Behind everything that is still under way.
        last = last.then(() => end().lose('The other side closed the line'));
      },
    };
  }

  function pause(milliseconds: number): Promise<void> | undefined {
    if (milliseconds === 0) return undefined;
    return new Promise((resolve) => {
      clock.after(milliseconds, `delay on ${name}`, resolve);
    });
  }
}

function createEnd(name: string, lane: Lane, opening?: () => Promise<void>): End {
  let events: WireEvents | undefined;
  let waiting: readonly Uint8Array[] = [];
  let lost: TransportError | undefined;
  return {
    wire: {
      kind: 'memory',
      name: `memory ${name}`,
      openDeadline: deadline,
      writeDeadline: () => deadline,
      async open(given) {
        await opening?.();
        if (lost) throw lost;
        events = given;
        for (const bytes of waiting) given.received(bytes);
        waiting = [];
      },
      async write(bytes) {
        if (lost) throw lost;
        lane.send(bytes.slice());
      },
      async release() {
        lost ??= new TransportError('disconnected', `memory ${name} is closed`);
        lane.close();
      },
    },
    deliver(bytes) {
      if (lost) return;
      if (events) events.received(bytes);
      else waiting = [...waiting, bytes];
    },
    lose(reason) {
      lost ??= new TransportError('disconnected', `memory ${name}: ${reason}`);
      events?.lost(lost);
    },
  };
}

const intact: LineFault = (bytes) => [{ bytes, after: 0 }];
