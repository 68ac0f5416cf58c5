import type { Clock } from '../../shared/clock.ts';
import { toHex } from '../../shared/hex.ts';
import type { RecordFrame } from '../../shared/recording.ts';
import type { CallsState, Terminal } from '../../shared/terminal.ts';
import { type CallListener, listenForCalls } from '../transports/call-listener.ts';
import type { Transport } from '../transports/transport.ts';
import { callerAt } from './caller-policy.ts';
import type { AnsweredCall, CalledSlip, TerminalProtocol } from './terminal.ts';

export interface CallsOptions {
  readonly clock: Clock;
  readonly protocols: readonly TerminalProtocol[];
  /** Those in service. */
  readonly terminals: () => readonly Terminal[];
  /** Instead of the port that the language names. */
  readonly port?: number | undefined;
  readonly mayPrint: () => boolean;
  readonly slip: (terminal: Terminal, slip: CalledSlip) => Promise<void>;
  readonly wireLog: RecordFrame;
}

/** Terminals that call the till by themselves; nobody may until it is switched on. */
export interface Calls {
  /** Resolves when it listens, does not any more, or cannot. The last word counts. */
  listen(isOn: boolean): Promise<void>;
  state(): CallsState;
}

/** A terminal prints a few times a day; one that calls more often is turned away for the minute. */
const mostCalls = 20;
const minute = 60_000;

export function createCalls(options: CallsOptions): Calls {
  const { clock, wireLog } = options;
  const running = new Map<string, AnsweredCall>();
  let lately: readonly { readonly id: string; readonly at: number }[] = [];
  let counts = { taken: 0, turnedAway: 0 };
  let state: CallsState = { type: 'off' };
  let listeners: readonly CallListener[] = [];
  let turn = Promise.resolve();

  return {
    listen(isOn) {
      turn = turn.then(() => (isOn ? open() : close()));
      return turn;
    },
    state: () => (state.type === 'listening' ? { ...state, ...counts } : state),
  };

  async function open(): Promise<void> {
    if (state.type === 'listening') return;
    const called = options.protocols.flatMap(({ id, calls }) => (calls ? [{ id, calls }] : []));
    try {
      for (const { id, calls } of called) {
        const listener = await listenForCalls({
          clock,
          port: options.port ?? calls.port,
          admit: (address) => admit(address, id) !== undefined,
          accepted: (transport, address) => answer(transport, address, id, calls.answer),
        });
        listeners = [...listeners, listener];
      }
      const ports = listeners.map(({ port }) => port);
      state = { type: 'listening', ports, ...counts };
    } catch (error) {
      await close();
      state = { type: 'cannot', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async function close(): Promise<void> {
    const old = listeners;
    listeners = [];
    state = { type: 'off' };
    await Promise.all([...running.values()].map((call) => call.hangUp()));
    await Promise.all(old.map((listener) => listener.close()));
  }

  /** Who calls, if they may now; counts the others. */
  function admit(address: string, protocolId: string): Terminal | undefined {
    const terminal = callerAt(address, options.terminals(), protocolId);
    const now = clock.now();
    lately = lately.filter(({ at }) => now - at < minute && at <= now);
    const often = lately.filter(({ id }) => id === terminal?.id).length;
    if (terminal && !running.has(terminal.id) && often < mostCalls) return terminal;
    counts = { ...counts, turnedAway: counts.turnedAway + 1 };
    return undefined;
  }

  function answer(
    transport: Transport,
    address: string,
    protocolId: string,
    take: NonNullable<TerminalProtocol['calls']>['answer'],
  ): void {
    const terminal = callerAt(address, options.terminals(), protocolId);
    if (!terminal) return void transport.close();
    const terminalId = terminal.id;
    counts = { ...counts, taken: counts.taken + 1 };
    lately = [...lately, { id: terminalId, at: clock.now() }];
    wireLog({ terminalId, direction: 'received', name: 'call to the till', length: 0 });
    const call = take(transport, {
      clock,
      frame: (direction, name, length, masked) =>
        wireLog({ terminalId, direction, name, length }, masked && (() => toHex(masked()))),
      mayPrint: options.mayPrint,
      slip: (slip) => options.slip(terminal, slip),
      ended() {
        if (running.get(terminalId) === call) running.delete(terminalId);
        wireLog({ terminalId, direction: 'received', name: 'end of the call', length: 0 });
      },
    });
    running.set(terminalId, call);
  }
}
