import type { Ledger } from '../../electron/ledger/ledger.ts';
import { createConnections } from '../../electron/terminals/connections.ts';
import { protocols } from '../../electron/terminals/protocols.ts';
import { createTill, type RunningTill } from '../../electron/till/create-till.ts';
import { createSettlement, type Settlement } from '../../electron/till/settlement/settlement.ts';
import type { Transport } from '../../electron/transports/transport.ts';
import type { Clock } from '../../shared/clock.ts';
import { createIds } from '../../shared/ids.ts';
import type { Terminal } from '../../shared/terminal.ts';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';
import type { Random } from './random.ts';

/** The till's program from its start to its death; it touches the world through these alone. */
export interface Program {
  readonly till: RunningTill;
  readonly settlement: Settlement;
  /** At once and without a word, as at kill -9: from here on it neither hears nor does anything. */
  die(isNoticed: boolean): void;
}

export interface ProgramOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly terminal: Terminal;
  readonly openTransport: () => Transport;
  /** What till and terminal share; absent: nothing. */
  readonly secret?: TerminalSecret | undefined;
  readonly note: (text: string) => void;
  /** Every message to the terminal, by name. */
  readonly said: (name: string) => void;
  readonly fault: (error: unknown) => void;
  /** It could not write down what it must before it connects; compose.ts gives up then as well. */
  readonly gaveUp: () => void;
}

/** Starts it as compose.ts does: what a crash left open is in doubt before a terminal is connected. */
export function startProgram(options: ProgramOptions): Program {
  const { random, ledger, terminal, note, said, fault, gaveUp } = options;
  let isAlive = true;
  const waits = new Set<() => void>();
  const lines = new Set<Transport>();
  const clock: Clock = { now: options.clock.now, after };
  const randomness = (length: number) => random.bytes(length);

  const connections = createConnections({
    clock,
    randomness,
    protocols,
    openTransport: () => mortal(options.openTransport()),
    secretOf: () => options.secret,
    wireLog({ direction, name }) {
      if (!isAlive) return;
      note(`till ${direction} ${name}`);
      if (direction === 'sent') said(name);
    },
    fault: faultOfLiving,
  });
  const till = createTill({
    ledger,
    terminals: connections,
    clock,
    ids: createIds(clock.now, randomness),
    report: faultOfLiving,
  });
  connections.onChange(({ connection }) => {
    if (isAlive) note(`terminal is ${connection.type}`);
  });
  till.recover().then(
    () => {
      if (!isAlive) return;
      connections.add(terminal);
      connections.start();
    },
    (error: unknown) => {
      fault(error);
      if (isAlive) gaveUp();
    },
  );
  return { till, settlement: createSettlement({ ledger, terminals: connections, clock }), die };

  function faultOfLiving(error: unknown): void {
    if (isAlive) fault(error);
  }

  function after(milliseconds: number, name: string, run: () => void): () => void {
    if (!isAlive) return () => undefined;
    const cancel = options.clock.after(milliseconds, name, () => {
      waits.delete(cancel);
      run();
    });
    waits.add(cancel);
    return () => {
      waits.delete(cancel);
      cancel();
    };
  }

  /** A line whose near end hears and says nothing any more once the program is dead. */
  function mortal(line: Transport): Transport {
    lines.add(line);
    return {
      kind: line.kind,
      name: line.name,
      open: (listener) =>
        goOn(() =>
          line.open({
            received: (bytes) => {
              if (isAlive) listener.received(bytes);
            },
            closed: (error) => {
              lines.delete(line);
              if (isAlive) listener.closed(error);
            },
          }),
        ),
      write: (bytes) => goOn(() => line.write(bytes)),
      close: () => goOn(() => line.close()),
    };
  }

  /** What the dead ask for never comes. */
  function goOn(work: () => Promise<void>): Promise<void> {
    return isAlive ? work() : new Promise(() => undefined);
  }

  function die(isNoticed: boolean): void {
    isAlive = false;
    for (const cancel of waits) cancel();
    waits.clear();
    // The system closes what a dead program had open; of a serial port the other side hears nothing.
    for (const line of lines) if (isNoticed || line.kind === 'serial') void line.close();
  }
}
