import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Money } from '../../shared/money.ts';
import type { SimulatorAction, SimulatorControl, Terminal } from '../../shared/terminal.ts';
import type { SimulatedTerminal, TerminalMemory } from '../terminals/simulation.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import type { MemoryNetwork } from '../transports/memory-network.ts';
import type { Transport } from '../transports/transport.ts';
import { createFileMemory } from './file-memory.ts';
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
  act(action: SimulatorAction): boolean;
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
  /** A cable that could not be moved. The terminal then stays as it is. */
  readonly fault: (error: unknown) => void;
}

/**
 * A terminal for the demo: on a pseudo serial cable where socat is installed, else on TCP, else in
 * memory. Its memory and its port are in `folder`, so that it is the same one after a restart.
 */
export async function startSimulatedTerminal(
  options: StationOptions & { readonly folder: string; readonly network: MemoryNetwork },
): Promise<SimulatedStation> {
  const { id, clock, folder, network } = options;
  await mkdir(folder, { recursive: true });
  return startStation(options, createFileMemory(join(folder, `${id}.json`)), [
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
  const { id, name = 'Simulated terminal', clock, protocol } = options;
  let { mode } = options;
  let stand = firstStand;
  let moves = Promise.resolve();
  let cancelApproval: () => void = () => undefined;
  const simulated = protocol.simulateTerminal({
    clock,
    memory,
    presented(amount) {
      options.presented?.(amount);
      approveSoon();
    },
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
    act(action) {
      const next = actOn(stand, action);
      if (!next) return false;
      stand = next.stand;
      return next.effects.map(perform).every((done) => done);
    },
    setMode(next) {
      mode = next;
      approveSoon();
    },
    settled: () => moves,
    async stop() {
      cancelApproval();
      move(() => line.disconnect());
      move(() => simulated.powerOff());
      await moves;
    },
  };

  function perform(effect: StandEffect): boolean {
    switch (effect.type) {
      case 'present':
        return simulated.present(effect.method);
      case 'approve':
        return simulated.approve(effect.method);
      case 'decline':
        return simulated.decline(effect.code);
      case 'cancel':
        return simulated.cancel();
      case 'set_silent':
        simulated.setSilent(effect.silent);
        return true;
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

  function attach(transport: Transport): Promise<void> {
    return simulated.attach(transport);
  }

  async function plugIn(): Promise<void> {
    const found = await line.connect(attach);
    if (!found) throw new Error(`The cable of ${id} could not be plugged in again`);
  }

  function move(step: () => Promise<void>): true {
    moves = moves.then(step).catch(options.fault);
    return true;
  }

  function approveSoon(): void {
    cancelApproval();
    if (mode === 'auto') {
      cancelApproval = clock.after(
        autoApproveAfter,
        `simulated customer at ${id}`,
        () => simulated.approve('card') || simulated.approve('upi'),
      );
    }
  }
}

async function firstOf(lines: readonly SimulatedLine[], attach: SimulatedTerminal['attach']) {
  for (const line of lines) {
    const link = await line.connect(attach);
    if (link) return { line, link };
  }
  throw new Error('No line to a simulated terminal can be made here');
}
