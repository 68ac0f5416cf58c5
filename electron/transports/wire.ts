import type { Clock } from '../../shared/clock.ts';
import { type Transport, TransportError, type TransportListener } from './transport.ts';

/**
 * What one kind of line must bring; the rest of a transport's promises are kept once, in
 * `createTransport`. A wire belongs to one connection and is never opened twice.
 */
export interface Wire {
  readonly kind: Transport['kind'];
  readonly name: string;
  /** Milliseconds until an open that has not succeeded has failed. */
  readonly openDeadline: number;
  /** Milliseconds until a write of so many bytes that has not been taken means that the line is gone. */
  writeDeadline(length: number): number;
  /** Rejects with TransportError. After it resolved, the line may tell its events. */
  open(events: WireEvents): Promise<void>;
  /** Resolves when the bytes have been handed over; rejects with TransportError. */
  write(bytes: Uint8Array): Promise<void>;
  /** Lets go, whatever state it is in. Called once, also when the line is lost. Never rejects. */
  release(): Promise<void>;
}

export interface WireEvents {
  received(bytes: Uint8Array): void;
  /** May be called more than once: serial ports do. */
  lost(error: TransportError): void;
}

const releaseDeadline = 2_000;
/** Bytes. */
const longestPiece = 4_096;

/** Makes a transport of a wire: every wait ends, and `closed` is called exactly once. */
export function createTransport(wire: Wire, clock: Clock): Transport {
  let state: 'fresh' | 'opening' | 'open' | 'dead' = 'fresh';
  let loss: TransportError | undefined;
  let listener: TransportListener | undefined;
  let early: readonly Uint8Array[] = [];
  let released: Promise<void> | undefined;
  const waiting = new Set<(error: TransportError) => void>();

  return {
    kind: wire.kind,
    name: wire.name,
    async open(given) {
      if (state !== 'fresh') throw gone(wire.name);
      state = 'opening';
      listener = given;
      try {
        const opened = untilLost(wire.open({ received, lost: fail }));
        await within(wire.openDeadline, 'opening', opened);
        if (loss) throw loss;
      } catch (error) {
        state = 'dead';
        void release();
        throw asTransportError(error);
      }
      state = 'open';
      for (const bytes of early) hand(bytes);
    },
    async write(bytes) {
      if (state !== 'open') throw gone(wire.name);
      try {
        const handedOver = untilLost(wire.write(bytes));
        await within(wire.writeDeadline(bytes.length), 'writing', handedOver);
      } catch (error) {
        const reason = asTransportError(error);
        fail(reason);
        throw reason;
      }
    },
    async close() {
      const wasOpen = state === 'open';
      state = 'dead';
      endWaits(gone(wire.name));
      await release();
      if (wasOpen) listener?.closed();
    },
  };

  function received(bytes: Uint8Array): void {
    // A copy: a chunk may be a window into a pool that its library goes on using.
    const copy = new Uint8Array(bytes);
    // A socket may speak before its opening has been announced.
    if (state === 'opening') early = [...early, copy];
    hand(copy);
  }

  /** In short pieces, so that whoever hangs up in the midst of a flood hears no more of it. */
  function hand(bytes: Uint8Array): void {
    for (let place = 0; place < bytes.length && state === 'open'; place += longestPiece) {
      listener?.received(bytes.subarray(place, place + longestPiece));
    }
  }

  function fail(error: TransportError): void {
    endWaits(error);
    if (state !== 'open') return;
    state = 'dead';
    void release();
    listener?.closed(error);
  }

  function endWaits(error: TransportError): void {
    loss ??= error;
    for (const end of waiting) end(loss);
    waiting.clear();
  }

  function release(): Promise<void> {
    released ??= within(releaseDeadline, 'closing', wire.release()).catch(() => {
      // A port that will not let go is left to the system; nothing more is written to it.
    });
    return released;
  }

  function untilLost(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.add(reject);
      work.then(resolve, reject).finally(() => waiting.delete(reject));
    });
  }

  function within(milliseconds: number, doing: string, work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const text = `${wire.name}: ${doing} took longer than ${milliseconds / 1_000} s`;
      const late = () => reject(new TransportError('timeout', text));
      const cancel = clock.after(milliseconds, `${doing} ${wire.name}`, late);
      work.then(resolve, reject).finally(cancel);
    });
  }
}

function gone(name: string): TransportError {
  return new TransportError('disconnected', `The line ${name} is closed`);
}

function asTransportError(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new TransportError('fault', message, { cause: error });
}
