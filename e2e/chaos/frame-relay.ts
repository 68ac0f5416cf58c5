import { once } from 'node:events';
import net from 'node:net';
import {
  type Apdu,
  type ApduReader,
  emptyApduReader,
  encodeApdu,
  readApdus,
} from '../../electron/terminals/zvt/apdu.ts';

/** Who sends a message. */
export type Side = 'till' | 'terminal';

/** What to wait for: a message, by its control bytes, once the command has gone by. */
export interface Watched {
  readonly from: Side;
  readonly control: number;
  /** The last message of the other side, where that makes the difference. */
  readonly after?: number;
  /** `held`: it never arrives, and nothing after it. */
  readonly is: 'held' | 'passed';
}

/** A network line between a till and its terminal that can tell at which message it is. */
export interface FrameRelay {
  readonly port: number;
  /** Calls `strike` at that message of the next transaction that begins with one of these commands. */
  watch(commands: readonly number[], watched: Watched, strike: () => void): void;
  forget(): void;
  close(): void;
}

interface Watch {
  readonly commands: readonly number[];
  readonly watched: Watched;
  readonly strike: () => void;
}

/** Listens for the till, and for each of its connections calls the terminal at `terminalPort`. */
export async function startFrameRelay(terminalPort: number): Promise<FrameRelay> {
  let watch: Watch | undefined;
  let hasBegun = false;
  const last: Record<Side, number> = { till: 0, terminal: 0 };
  const open = new Set<net.Socket>();

  const server = net.createServer((till) => {
    const terminal = net.connect(terminalPort, '127.0.0.1');
    for (const socket of [till, terminal]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => open.delete(socket));
      // How a line ends says nothing here: one of the two has been killed.
      socket.on('error', () => undefined);
    }
    carry('till', till, terminal);
    carry('terminal', terminal, till);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  /** Message by message, until one is held. */
  function carry(from: Side, source: net.Socket, target: net.Socket): void {
    let reader: ApduReader = emptyApduReader;
    let isHeld = false;
    source.on('data', (bytes: Uint8Array) => {
      const reading = readApdus(reader, bytes);
      reader = reading.reader;
      for (const apdu of reading.apdus) {
        const struck = meets(from, apdu);
        isHeld ||= struck?.watched.is === 'held';
        if (!isHeld) target.write(encodeApdu(apdu), () => struck?.strike());
        else struck?.strike();
      }
    });
    source.on('close', () => target.end());
  }

  function meets(from: Side, { control }: Apdu): Watch | undefined {
    last[from] = control;
    if (!watch) return undefined;
    const { commands, watched } = watch;
    hasBegun ||= from === 'till' && commands.includes(control);
    const other = from === 'till' ? last.terminal : last.till;
    const isIt =
      hasBegun &&
      from === watched.from &&
      control === watched.control &&
      (watched.after === undefined || watched.after === other);
    if (!isIt) return undefined;
    const met = watch;
    watch = undefined;
    return met;
  }

  return {
    port: (server.address() as net.AddressInfo).port,
    watch(commands, watched, strike) {
      hasBegun = false;
      watch = { commands, watched, strike };
    },
    forget() {
      watch = undefined;
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
