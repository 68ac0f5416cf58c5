import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Money } from '../../shared/money.ts';
import type { PinpadFace, SimulatorDetails } from '../../shared/pinpad.ts';
import type { SimulatorAction, SimulatorControl, Terminal } from '../../shared/terminal.ts';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';
import type {
  PastTransaction,
  SimulatedTerminal,
  TerminalMemory,
} from '../terminals/simulation.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import type { MemoryNetwork } from '../transports/memory-network.ts';
import type { Transport } from '../transports/transport.ts';
import { createAnsweringLine } from './answering-line.ts';
import { createFileMemory } from './file-memory.ts';
import { pinpadFace } from './pinpad-face.ts';
import { actOn, autoApproveAfter, firstStand, type StandEffect } from './scenarios.ts';
import {
  createMemoryCable,
  createPtyLine,
  createTcpLine,
  type SimulatedLine,
} from './simulated-lines.ts';

type Mode = ReturnType<SimulatorControl['mode']>;

/** A terminal on the counter that is not there. */
export interface SimulatedStation {
  /** As the till would have paired it. */
  readonly terminal: Terminal;
  /** What its cable is made of, for the banner. */
  readonly reach: SimulatedLine['reach'];
  /** The terminal itself, for its list and for what no person can do to it. */
  readonly simulated: SimulatedTerminal;
  /** False when it is not the time. Cables are moved one after the other: see `settled`. */
  act(action: SimulatorAction, details?: SimulatorDetails): boolean;
  face(): PinpadFace;
  /** Called whenever `face` may have changed. Gives back a function that stops it. */
  onChange(listener: () => void): () => void;
  setMode(mode: Mode): void;
  /** Resolves when every cable asked for so far is in or out. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface StationOptions {
  readonly id: string;
  readonly name?: string;
  readonly clock: Clock;
  readonly protocol: TerminalProtocol;
  readonly mode: Mode;
  readonly presented?: (amount: Money) => void;
  /** Whether the last digits of an amount mean something to its customer; absent: they do. */
  readonly isMagic?: boolean;
  /** A line to the till that it can call by itself; only a terminal on TCP has one. */
  readonly callTill?: () => Transport;
  /** Called when a call is over: whether the till took all of it. */
  readonly called?: (isTaken: boolean) => void;
  /** What comes and goes on its line, piece by piece. */
  readonly traffic?: (direction: 'sent' | 'received', bytes: Uint8Array) => void;
  /** The till must have the same, where the language can be sealed. */
  readonly secret?: TerminalSecret | undefined;
  /** A cable that could not be moved. The terminal then stays as it is. */
  readonly fault: (error: unknown) => void;
}

/**
 * A terminal for the demo: on a pseudo serial cable where socat is installed, else on TCP, else in
 * memory. Its memory and its port are in `folder`, so that it is the same one after a restart.
 */
export async function startSimulatedTerminal(
  options: StationOptions & {
    readonly folder: string;
    readonly network: MemoryNetwork;
    /** What one that comes fresh from the factory is to have behind it. */
    readonly past?: readonly PastTransaction[];
  },
): Promise<SimulatedStation> {
  const { id, clock, folder, network, protocol, past = [] } = options;
  await mkdir(folder, { recursive: true });
  const memory = createFileMemory(join(folder, `${id}.json`));
  const made = past.length > 0 ? protocol.memoryOfPast?.(past) : undefined;
  if (made !== undefined && memory.load() === undefined) memory.save(made);
  return startStation(options, memory, [
    createPtyLine({ path: join(folder, `${id}.tty`), clock }),
    createTcpLine({ port: 0, clock }),
    createMemoryCable({ name: id, network }),
  ]);
}

/** The same on the first of these lines that this computer has. Throws when it has none. */
export async function startStation(
  options: StationOptions,
  memory: TerminalMemory,
  lines: readonly SimulatedLine[],
): Promise<SimulatedStation> {
  const { id, name = 'Simulated terminal', clock, protocol, isMagic = true } = options;
  let { mode } = options;
  let stand = firstStand;
  let moves = Promise.resolve();
  let shown: PinpadFace['presented'] = null;
  let cancelApproval: () => void = () => undefined;
  let cancelSpeaking: () => void = () => undefined;
  const listeners = new Set<() => void>();
  const answering = createAnsweringLine(clock, (direction, bytes) => {
    options.traffic?.(direction, bytes);
    // Behind what the terminal makes of it.
    queueMicrotask(changed);
  });
  const simulated = protocol.simulateTerminal({
    clock,
    memory,
    secret: options.secret,
    presented(amount) {
      shown = null;
      options.presented?.(amount);
      payByItself();
      queueMicrotask(changed);
    },
    changed: () => queueMicrotask(changed),
  });
  const { line, link } = await firstOf(lines, attach);

  return {
    terminal: {
      id,
      name,
      protocol: protocol.id,
      link,
      route: 'local',
      placeId: null,
      simulated: true,
    },
    reach: line.reach,
    simulated,
    act,
    face: () =>
      pinpadFace({
        ...{ id, name, protocol: protocol.name, stand, simulated, shown, isMagic },
        canCall: canCall(),
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setMode(next) {
      mode = next;
      payByItself();
    },
    settled: () => moves,
    async stop() {
      cancelApproval();
      cancelSpeaking();
      answering.stop();
      move(() => line.disconnect());
      move(() => simulated.powerOff());
      await moves;
    },
  };

  function act(action: SimulatorAction, details?: SimulatorDetails): boolean {
    const { state: step, transaction } = simulated.face();
    const next = actOn(
      stand,
      action,
      { step, amount: transaction?.amount ?? null, isMagic },
      details,
    );
    if (!next) return false;
    stand = next.stand;
    const isDone = next.effects.map(perform).every((done) => done);
    changed();
    return isDone;
  }

  function perform(effect: StandEffect): boolean {
    switch (effect.type) {
      case 'present':
      case 'approve':
        return effect.method === 'any'
          ? offer(effect.type, 'card') || offer(effect.type, 'upi')
          : offer(effect.type, effect.method);
      case 'decline':
        shown ??= 'card';
        return simulated.decline(effect.code, effect.bankCode);
      case 'cancel':
        return simulated.cancel();
      case 'set_silent':
        cancelSpeaking();
        simulated.setSilent(effect.silent);
        return true;
      case 'speak_in':
        cancelSpeaking = clock.after(effect.milliseconds, `silence of ${id}`, () => act('plug'));
        return true;
      case 'hold_line':
        answering.hold(effect.milliseconds);
        return true;
      case 'say_again':
        answering.repeat(effect.milliseconds);
        return true;
      case 'approve_amount':
        simulated.setApprovedAmount(effect.minor);
        return true;
      case 'call_till':
        return call();
      case 'power_off':
        return move(() => simulated.powerOff());
      case 'connect':
        return move(plugIn);
      case 'disconnect':
        return move(() => line.disconnect());
      default:
        return assertNever(effect);
    }
  }

  function canCall(): boolean {
    return link.type === 'tcp' && options.callTill !== undefined && simulated.call !== undefined;
  }

  /** Whether the till takes it is seen there, and in the till's own wire log. */
  function call(): boolean {
    if (!canCall() || !options.callTill) return false;
    void simulated.call?.(options.callTill()).then((isTaken) => options.called?.(isTaken));
    return true;
  }

  function offer(type: 'present' | 'approve', method: 'card' | 'upi'): boolean {
    shown = method;
    return simulated[type](method);
  }

  function attach(transport: Transport): Promise<void> {
    return simulated.attach(answering.around(transport));
  }

  async function plugIn(): Promise<void> {
    const found = await line.connect(attach);
    if (!found) throw new Error(`The cable of ${id} could not be plugged in again`);
  }

  function move(step: () => Promise<void>): true {
    moves = moves.then(step).catch(options.fault).then(changed);
    return true;
  }

  function payByItself(): void {
    cancelApproval();
    if (mode === 'auto') {
      cancelApproval = clock.after(autoApproveAfter, `simulated customer at ${id}`, () =>
        act('pay'),
      );
    }
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }
}

async function firstOf(lines: readonly SimulatedLine[], attach: SimulatedTerminal['attach']) {
  for (const line of lines) {
    const link = await line.connect(attach);
    if (link) return { line, link };
  }
  throw new Error('No line to a simulated terminal can be made here');
}
