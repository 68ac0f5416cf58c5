import type { CardName } from '../../shared/card-names.ts';
import type { Clock, Randomness } from '../../shared/clock.ts';
import type { RecordFrame } from '../../shared/recording.ts';
import type { Terminal, TerminalStatus } from '../../shared/terminal.ts';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';
import type { TerminalPort } from '../till/payments/terminal-port.ts';
import type { Transport } from '../transports/transport.ts';
import { type Connection, createAbsentConnection, createConnection } from './connection.ts';
import type { TerminalProtocol } from './terminal.ts';

export interface ConnectionsOptions {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly protocols: readonly TerminalProtocol[];
  /** A new, unopened transport on every call. */
  readonly openTransport: (link: Terminal['link']) => Transport;
  /** What a terminal and this till share, so that nobody else is believed; undefined: nothing. */
  readonly secretOf?: (terminalId: string) => TerminalSecret | undefined;
  /** What the shop says that terminals call cards; read for every new session. */
  readonly cardNames?: () => readonly CardName[];
  readonly wireLog: RecordFrame;
  /** What should never happen; the connections go on. */
  readonly fault: (error: unknown) => void;
}

/** The till's terminals, each kept connected while they run. */
export interface Connections extends TerminalPort {
  /** Throws when a terminal with this id is there already. Connects at once when started. */
  add(terminal: Terminal): void;
  /** Ends its session; a payment that runs on it ends as unknown. */
  remove(terminalId: string): Promise<void>;
  /** The same for one that was taken out of service (`isInService`), and tells everybody so. */
  retire(terminal: Terminal): Promise<void>;
  /** Throws when nobody has asked, with onConnected, to look at payments in doubt first (promise 1). */
  start(): void;
  stop(): Promise<void>;
  /** Something was plugged in: terminals that are absent are tried at once. */
  hurry(): void;
}

interface Entry {
  readonly terminal: Terminal;
  readonly connection: Connection;
}

const notPaired = createAbsentConnection('No such terminal is paired with this till');

export function createConnections(options: ConnectionsOptions): Connections {
  const entries = new Map<string, Entry>();
  const listeners = new Set<(status: TerminalStatus) => void>();
  let prepare: ((terminalId: string) => Promise<boolean>) | undefined;
  let started = false;

  return {
    add(terminal) {
      if (entries.has(terminal.id)) throw new Error(`Terminal ${terminal.id} is paired already`);
      const entry = { terminal, connection: connectionTo(terminal) };
      entries.set(terminal.id, entry);
      tell(statusOf(entry));
      if (started) entry.connection.start();
    },
    remove,
    async retire(terminal) {
      await remove(terminal.id);
      const reason = 'Taken out of service';
      tell({ terminal, connection: { type: 'absent', reason } });
    },
    start() {
      if (!prepare) throw new Error('Nobody looks at payments in doubt before a terminal is ready');
      started = true;
      for (const { connection } of entries.values()) connection.start();
    },
    async stop() {
      started = false;
      await Promise.all([...entries.values()].map(({ connection }) => connection.stop()));
    },
    hurry() {
      for (const { connection } of entries.values()) connection.hurry();
    },
    statuses: () => [...entries.values()].map(statusOf),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnected(given) {
      if (prepare) throw new Error('Only one may hold a terminal back before it is ready');
      prepare = given;
    },
    abilities: (terminalId) => protocolOf(terminalId)?.abilities ?? [],
    manners(terminalId) {
      const spoken = protocolOf(terminalId);
      const { stoppedBy = 'till', remembers = 'last', requestLives = 0 } = spoken ?? {};
      return { stoppedBy, remembers, requestLives };
    },
    pay: (terminalId, command, listener) => connectionOf(terminalId).pay(command, listener),
    abort: (terminalId) => connectionOf(terminalId).abort(),
    lastResult: (terminalId, about) => connectionOf(terminalId).lastResult(about),
    move: (terminalId, command, listener) => connectionOf(terminalId).move(command, listener),
    serve: (terminalId, command) => connectionOf(terminalId).serve(command),
  };

  async function remove(terminalId: string): Promise<void> {
    const entry = entries.get(terminalId);
    entries.delete(terminalId);
    await entry?.connection.stop();
  }

  function protocolOf(terminalId: string): TerminalProtocol | undefined {
    const spoken = entries.get(terminalId)?.terminal.protocol;
    return options.protocols.find(({ id }) => id === spoken);
  }

  function connectionOf(terminalId: string): Connection {
    return entries.get(terminalId)?.connection ?? notPaired;
  }

  function connectionTo(terminal: Terminal): Connection {
    if (terminal.route === 'proxy') {
      return createAbsentConnection('This terminal belongs to the cloud');
    }
    const protocol = options.protocols.find(({ id }) => id === terminal.protocol);
    if (!protocol) {
      return createAbsentConnection(`This version does not speak ${terminal.protocol}`);
    }
    return createConnection({
      clock: options.clock,
      terminal,
      protocol,
      openTransport: () => options.openTransport(terminal.link),
      cardNames: () => options.cardNames?.() ?? [],
      secret: () => options.secretOf?.(terminal.id),
      chance: () => (options.randomness(1)[0] ?? 0) / 255,
      note: (note, content) => options.wireLog({ terminalId: terminal.id, ...note }, content),
      prepare: async () => (await prepare?.(terminal.id)) ?? false,
      changed: (connection) => tell({ terminal, connection, ...offersOf(protocol) }),
      fault: options.fault,
    });
  }

  function statusOf({ terminal, connection }: Entry): TerminalStatus {
    const protocol = options.protocols.find(({ id }) => id === terminal.protocol);
    return { terminal, connection: connection.state(), ...offersOf(protocol) };
  }

  function tell(status: TerminalStatus): void {
    for (const listener of listeners) listener(status);
  }
}

function offersOf(protocol: TerminalProtocol | undefined): Pick<TerminalStatus, 'offersBharatQr'> {
  return protocol?.offersBharatQr ? { offersBharatQr: true } : {};
}
