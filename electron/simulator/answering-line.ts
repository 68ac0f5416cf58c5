import type { Clock } from '../../shared/clock.ts';
import { type Transport, TransportError } from '../transports/transport.ts';

/**
 * The terminal's end of its lines, on which what it says can come late or twice. It knows no language:
 * it holds back writes, in their order, and repeats them.
 */
export interface AnsweringLine {
  /** The same line, to be attached in its place. */
  around(transport: Transport): Transport;
  /** What is said from now on arrives after so long; then everything goes at once again. */
  hold(milliseconds: number): void;
  /** What is said from now on is said once more after so long. */
  repeat(milliseconds: number): void;
  /** Forgets what is held and what was to be repeated. */
  stop(): void;
}

interface Written {
  readonly transport: Transport;
  readonly bytes: Uint8Array;
}

interface Held extends Written {
  readonly taken: () => void;
  readonly lost: (error: unknown) => void;
}

/** `traffic` is told of every piece that comes or goes, when it does. */
export function createAnsweringLine(
  clock: Clock,
  traffic: (direction: 'sent' | 'received', bytes: Uint8Array) => void = () => undefined,
): AnsweringLine {
  let held: readonly Held[] | undefined;
  let said: readonly Written[] | undefined;
  let stopHolding: () => void = () => undefined;
  let stopRepeating: () => void = () => undefined;

  return {
    around(transport) {
      return {
        kind: transport.kind,
        name: transport.name,
        open: (listener) =>
          transport.open({
            received(bytes) {
              traffic('received', bytes);
              listener.received(bytes);
            },
            closed(error) {
              drop(transport);
              listener.closed(error);
            },
          }),
        write(bytes) {
          if (said) said = [...said, { transport, bytes }];
          return held ? holdBack({ transport, bytes }) : send({ transport, bytes });
        },
        close: () => transport.close(),
      };
    },
    hold(milliseconds) {
      stopHolding();
      held ??= [];
      stopHolding = clock.after(milliseconds, 'late answer of a simulated terminal', release);
    },
    repeat(milliseconds) {
      stopRepeating();
      said = [];
      stopRepeating = clock.after(milliseconds, 'second answer of a simulated terminal', sayAgain);
    },
    stop() {
      stopHolding();
      stopRepeating();
      loseAll(held ?? []);
      held = undefined;
      said = undefined;
    },
  };

  function send({ transport, bytes }: Written): Promise<void> {
    traffic('sent', bytes);
    return transport.write(bytes);
  }

  function holdBack(written: Written): Promise<void> {
    return new Promise((taken, lost) => {
      held = [...(held ?? []), { ...written, taken, lost }];
    });
  }

  function release(): void {
    const waiting = held ?? [];
    held = undefined;
    for (const written of waiting) send(written).then(written.taken, written.lost);
  }

  function sayAgain(): void {
    const again = said ?? [];
    said = undefined;
    // A line that has gone since then has nobody who could hear it twice.
    for (const written of again) send(written).catch(() => undefined);
  }

  /** What was held back for a line that is gone is lost with it. */
  function drop(transport: Transport): void {
    said = said?.filter((written) => written.transport !== transport);
    const gone = (held ?? []).filter((written) => written.transport === transport);
    held = held?.filter((written) => written.transport !== transport);
    loseAll(gone);
  }
}

function loseAll(writes: readonly Held[]): void {
  for (const { transport, lost } of writes) {
    lost(new TransportError('disconnected', `${transport.name} has gone`));
  }
}
