import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileMemory } from '../../electron/simulator/file-memory.ts';
import {
  type SimulatedStation,
  startStation,
} from '../../electron/simulator/simulated-terminals.ts';
import { createUsbCable } from '../../electron/simulator/usb-cable.ts';
import { systemClock } from '../../electron/system-clock.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import type { Payment } from '../../shared/payment.ts';
import type { SimulatorAction, TerminalConnection } from '../../shared/terminal.ts';
import { link, makeStandIn, type ProgramWithUsb, startWithUsb } from './stand-in.ts';

const standIn = makeStandIn();
const why = standIn.type === 'none' ? `, left out since ${standIn.why}` : '';

const ends: readonly Payment['state'][] = ['captured', 'declined', 'cancelled', 'failed'];

let folder: string;
let counter: ProgramWithUsb;
let station: SimulatedStation;
let shown: PromiseWithResolvers<void>;

// Left out only where the kernel forbids the stand-in; the title then says so.
describe.skipIf(standIn.type === 'none')(`a till with its terminal on USB${why}`, () => {
  beforeEach(async () => {
    if (standIn.type === 'none') return;
    folder = mkdtempSync(path.join(tmpdir(), 'galla-usb-terminal-'));
    counter = startWithUsb(standIn, 'till-program.ts');
    shown = Promise.withResolvers();
    station = await startStation(
      {
        ...{ id: 'counter', clock: systemClock, protocol: zvt, mode: 'manual' },
        presented: () => shown.resolve(),
        fault: raise,
      },
      createFileMemory(path.join(folder, 'memory.json')),
      [createUsbCable({ socket: counter.socket, link, clock: systemClock })],
    );
    await connection('ready');
  });
  afterEach(async () => {
    await counter.end();
    await station.stop();
    rmSync(folder, { recursive: true });
  });

  test('takes a payment, and both sides have it', async () => {
    await sell(19_900);
    expect(station.act('approve')).toBe(true);
    await payment('captured');
    await agree([{ amount: 19_900, result: 'approved' }]);
  });

  test('agrees with it about the money, however close the pulled cable was to the approval', async () => {
    for (let round = 1; round <= 6; round += 1) {
      shown = Promise.withResolvers();
      await sell(round * 1_000);
      if (round % 2 === 0) await act('present');
      expect(station.act('approve')).toBe(true);
      await act('unplug');
      await act('plug');
      await counter.next<Payment['state']>('payment', (now) => ends.includes(now));
      await connection('ready');
    }
    const approved = station.simulated.transactions().filter(({ result }) => result === 'approved');
    const captured = (await book()).filter(({ state }) => state === 'captured');
    expect(captured.map(({ amount }) => amount)).toEqual(approved.map(({ amount }) => amount));
  });

  test('has a payment in doubt when the cable is pulled, and settles it by asking when it is back', async () => {
    await sell(19_900);
    await act('unplug');
    await connection('absent');
    await payment('in_doubt');
    await act('plug');
    await connection('ready');
    await payment('cancelled');
    // The terminal is free, and what it did before is not taken for this one.
    shown = Promise.withResolvers();
    await sell(5_000);
    expect(station.act('approve')).toBe(true);
    await payment('captured');
    await agree([
      { amount: 19_900, result: 'cancelled' },
      { amount: 5_000, result: 'approved' },
    ]);
  });
});

async function sell(minor: number): Promise<void> {
  counter.say({ sell: minor });
  await shown.promise;
}

async function act(action: SimulatorAction): Promise<void> {
  expect(station.act(action)).toBe(true);
  await station.settled();
}

function connection(type: TerminalConnection['type']) {
  return counter.next<TerminalConnection>('terminal', (now) => now.type === type);
}

function payment(state: Payment['state']) {
  return counter.next<Payment['state']>('payment', (now) => now === state);
}

/** The terminal's own list is the truth that the ledger is compared with. */
async function agree(expected: readonly { amount: number; result: string }[]): Promise<void> {
  expect(station.simulated.transactions()).toMatchObject(expected);
  const words = { captured: 'approved', cancelled: 'cancelled' } as Record<string, string>;
  expect((await book()).map(({ amount, state }) => ({ amount, result: words[state] }))).toEqual(
    expected,
  );
}

function book(): Promise<readonly Payment[]> {
  counter.say({ book: true });
  return counter.next<readonly Payment[]>('book');
}

function raise(error: unknown): never {
  throw error;
}
