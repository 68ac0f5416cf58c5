import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Clock } from '../../shared/clock.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { Money } from '../../shared/money.ts';
import { systemClock } from '../system-clock.ts';
import type { SimulatedTerminal } from '../terminals/simulation.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import { createLineProbe } from '../transports/line-probe.ts';
import { hasSocat } from '../transports/line-rigs.ts';
import { createMemoryNetwork } from '../transports/memory-network.ts';
import { transportFor } from '../transports/open-transport.ts';
import { TransportError } from '../transports/transport.ts';
import { createMemoryCable, createPtyLine, createTcpLine } from './simulated-lines.ts';
import {
  type SimulatedStation,
  type StationOptions,
  startSimulatedTerminal,
  startStation,
} from './simulated-terminals.ts';
import { createSimulatorControl } from './simulator-control.ts';

const paid: Money = { minor: 19_900, currency: 'INR' };
const network = createMemoryNetwork({ clock: systemClock });
let folder: string;
let stations: SimulatedStation[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulated-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const station of stations) await station.stop();
  stations = [];
  await rm(folder, { recursive: true });
});

const lines = [
  { reach: 'pty', skip: !hasSocat(), gone: 'not_found' },
  { reach: 'tcp', skip: false, gone: 'refused' },
  { reach: 'memory', skip: false, gone: 'not_found' },
] as const;

// The reason for skipping: a serial cable of pseudo terminals needs socat.
describe.each(lines)('a simulated terminal on $reach', ({ reach, skip, gone }) => {
  test.skipIf(skip)('answers under its link, whose cable can be pulled and put back', async () => {
    const station = await onLine();
    expect(station.reach).toBe(reach);
    const probe = await talk(station);
    expect(station.act('unplug')).toBe(true);
    expect(await probe.closing()).toMatchObject({ reason: 'disconnected' });
    await station.settled();
    await expect(open(station).opening).rejects.toMatchObject({ reason: gone });
    expect(station.act('plug')).toBe(true);
    await station.settled();
    await talk(station);
  });

  test.skipIf(skip)('is away while it has no power, and back under the same link', async () => {
    const station = await onLine();
    const probe = await talk(station);
    expect(station.act('power-off')).toBe(true);
    expect(await probe.closing()).toMatchObject({ reason: 'disconnected' });
    expect(station.act('approve')).toBe(false);
    await station.settled();
    await expect(open(station).opening).rejects.toMatchObject({ reason: gone });
    expect(station.act('power-on')).toBe(true);
    await station.settled();
    await talk(station);
  });

  test.skipIf(skip)('survives a cable that is moved faster than it can follow', async () => {
    const station = await onLine();
    await talk(station);
    station.act('silence');
    for (const action of ['unplug', 'power-off', 'plug', 'power-on', 'unplug', 'plug'] as const) {
      expect(station.act(action)).toBe(true);
    }
    await station.settled();
    await talk(station);
    expect(fake.silent).toEqual([true, false]);
  });

  async function onLine(): Promise<SimulatedStation> {
    const path = join(folder, 'counter.tty');
    const line = {
      pty: () => createPtyLine({ path, clock: systemClock }),
      tcp: () => createTcpLine({ port: 0, clock: systemClock }),
      memory: () => createMemoryCable({ name: 'counter', network }),
    }[reach]();
    return started(startStation(options(systemClock), noMemory, [line]));
  }
});

test.skipIf(!hasSocat())(
  'the demo takes a serial cable where there is one (needs socat)',
  async () => {
    const station = await started(demo());
    expect(station.terminal).toEqual({
      id: 'counter',
      name: 'Simulated terminal',
      protocol: 'echo',
      link: { type: 'serial', path: join(folder, 'sim', 'counter.tty'), baudRate: 9600 },
      route: 'local',
      placeId: null,
      simulated: true,
    });
    await station.stop();
    expect(await readdir(join(folder, 'sim'))).toEqual([]);
  },
);

test('the demo takes TCP where there is no socat', async () => {
  vi.stubEnv('PATH', folder);
  const station = await started(demo());
  expect(station.reach).toBe('tcp');
  await talk(station);
});

test('a terminal without any line is a fault', async () => {
  await expect(startStation(options(systemClock), noMemory, [])).rejects.toThrow('No line');
});

describe('the automatic customer', () => {
  test('pays 700 ms after each checkout, and leaves when told to', async () => {
    const clock = createManualClock();
    const station = await onManualClock(clock, 'auto');
    fake.present();
    clock.advance(500);
    fake.present();
    clock.advance(699);
    expect(fake.approved).toEqual([]);
    clock.advance(1);
    expect(fake.approved).toEqual(['card']);
    fake.present();
    station.setMode('manual');
    clock.advance(10_000);
    expect(fake.approved).toEqual(['card']);
    station.setMode('auto');
    clock.advance(700);
    expect(fake.approved).toEqual(['card', 'card']);
  });

  test('never comes in the manual mode, where presses decide', async () => {
    const clock = createManualClock();
    const station = await onManualClock(clock, 'manual');
    const control = createSimulatorControl([station], 'manual');
    fake.present();
    clock.advance(10_000);
    expect(control.act('counter', 'approve-upi')).toBe('done');
    expect(control.act('counter', 'approve')).toBe('not_now');
    expect(control.act('elsewhere', 'approve')).toBe('unknown_terminal');
    expect(fake.approved).toEqual(['upi']);
    control.setMode('auto');
    expect(control.mode()).toBe('auto');
    fake.present();
    clock.advance(700);
    expect(fake.approved).toEqual(['upi', 'card']);
  });

  test('does what the ending of the amount asks for, and speaks again after no reply', async () => {
    const clock = createManualClock();
    const station = await onManualClock(clock, 'auto');
    fake.present({ minor: 19_998, currency: 'INR' });
    clock.advance(700);
    expect(fake.silent).toEqual([true]);
    expect(station.face()).toMatchObject({ isSilent: true, step: 'idle' });
    clock.advance(90_000);
    expect(fake.silent).toEqual([true, false]);
    expect(station.face().isSilent).toBe(false);
  });

  test('a silence that somebody has ended does not end a later one', async () => {
    const clock = createManualClock();
    const station = await onManualClock(clock, 'auto');
    fake.present({ minor: 19_998, currency: 'INR' });
    clock.advance(700);
    expect(station.act('plug')).toBe(true);
    expect(station.act('silence')).toBe(true);
    clock.advance(200_000);
    expect(fake.silent).toEqual([true, false, true]);
  });

  test('its face tells who stands in front, and listeners hear of every change', async () => {
    const clock = createManualClock();
    const station = await onManualClock(clock, 'manual');
    const control = createSimulatorControl([station], 'manual');
    const heard: string[] = [];
    const stop = control.onChange((id) => heard.push(id));
    fake.present({ minor: 19_951, currency: 'INR' });
    await clock.advanceAsync(0);
    expect(heard).toEqual(['counter']);
    expect(control.face('counter')).toMatchObject({
      step: 'waiting',
      magic: 'insufficient_funds',
      transaction: { amount: 19_951, currency: 'INR' },
      code: { type: 'text', text: 'upi://pay?pa=success@razorpay&am=199.51&cu=INR' },
    });
    expect(control.act('counter', 'late', { seconds: 2 })).toBe('done');
    expect(control.face('counter')?.answer).toBe('late');
    expect(control.face('elsewhere')).toBeUndefined();
    stop();
    station.act('as-usual');
    expect(heard).toEqual(['counter', 'counter']);
  });

  function onManualClock(clock: Clock, mode: 'auto' | 'manual'): Promise<SimulatedStation> {
    const line = createMemoryCable({ name: 'manual', network });
    return started(startStation({ ...options(clock), mode }, noMemory, [line]));
  }
});

test('the auto mode tells whoever listens of each checkout', async () => {
  const amounts: Money[] = [];
  const line = createMemoryCable({ name: 'listened', network });
  const heard = { ...options(systemClock), presented: (amount: Money) => amounts.push(amount) };
  await started(startStation(heard, noMemory, [line]));
  fake.present();
  expect(amounts).toEqual([paid]);
});

const noMemory = { load: () => undefined, save: () => undefined };

/** A terminal that says back what it hears, one higher, and remembers what was done to it. */
let fake: ReturnType<typeof createFake>;

function createFake(presented: ((amount: Money) => void) | undefined) {
  let waiting = false;
  let amount = paid;
  const approved: string[] = [];
  const silent: boolean[] = [];
  const simulated: SimulatedTerminal = {
    async attach(transport) {
      await transport.open({
        received: (bytes) => void transport.write(bytes.map((byte) => byte + 1)).catch(lineLost),
        closed: () => undefined,
      });
    },
    present: () => waiting,
    approve(method) {
      if (waiting) approved.push(method);
      const done = waiting;
      waiting = false;
      return done;
    },
    decline: () => waiting,
    cancel: () => waiting,
    setSilent: (value) => silent.push(value),
    setApprovedAmount: () => undefined,
    powerOff: async () => undefined,
    face: () => ({
      state: waiting ? 'waiting' : 'idle',
      transaction: waiting ? { kind: 'sale', amount } : null,
      lines: [],
      code: null,
      printed: [],
    }),
    transactions: () => [],
  };
  return {
    simulated,
    approved,
    silent,
    present(asked: Money = paid) {
      waiting = true;
      amount = asked;
      presented?.(asked);
    },
  };
}

const echo: TerminalProtocol = {
  id: 'echo',
  name: 'Echo',
  transports: ['serial', 'tcp', 'memory'],
  abilities: [],
  createSession() {
    throw new Error('The tests speak for the till');
  },
  simulateTerminal({ presented }) {
    fake = createFake(presented);
    return fake.simulated;
  },
};

function options(clock: Clock): StationOptions {
  return {
    id: 'counter',
    clock,
    protocol: echo,
    mode: 'manual',
    fault: (error) => {
      throw error;
    },
  };
}

function demo(): Promise<SimulatedStation> {
  const where = { folder: join(folder, 'sim'), network };
  return startSimulatedTerminal({ ...options(systemClock), ...where });
}

async function started(starting: Promise<SimulatedStation>): Promise<SimulatedStation> {
  const station = await starting;
  stations.push(station);
  return station;
}

function open({ terminal }: SimulatedStation) {
  const transport = transportFor(terminal.link, { clock: systemClock, memory: network });
  const probe = createLineProbe();
  return { transport, probe, opening: transport.open(probe) };
}

async function talk(station: SimulatedStation) {
  const { transport, probe, opening } = open(station);
  await opening;
  await transport.write(Uint8Array.from([1, 2, 3]));
  await probe.until(({ bytes }) => bytes.length >= 3);
  expect(probe.bytes).toEqual([2, 3, 4]);
  return probe;
}

function lineLost(error: unknown): void {
  expect(error).toBeInstanceOf(TransportError);
}
