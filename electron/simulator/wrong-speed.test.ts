import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probe } from '../pairing/probe.ts';
import { systemClock } from '../system-clock.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { hasSocat } from '../transports/line-rigs.ts';
import { createMemoryNetwork } from '../transports/memory-network.ts';
import { transportFor } from '../transports/open-transport.ts';
import { createPtyLine } from './simulated-lines.ts';
import { startStation } from './simulated-terminals.ts';

const clock = systemClock;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wrong-speed-'));
});
afterEach(() => rm(folder, { recursive: true }));

// The reason for skipping: a serial cable of pseudo terminals needs socat.
test.skipIf(!hasSocat())(
  'a terminal set to another speed is not understood, and found at its own',
  async () => {
    const path = join(folder, 'counter.tty');
    const station = await startStation(
      { ...{ id: 'counter', clock, protocol: zvt, mode: 'manual' }, fault: raise },
      { load: () => undefined, save: () => undefined },
      [createPtyLine({ path, clock, baudRate: 115_200 })],
    );
    expect(station.terminal.link).toEqual({ type: 'serial', path, baudRate: 115_200 });
    const memory = createMemoryNetwork({ clock });
    const openTransport = (link: typeof station.terminal.link) =>
      transportFor(link, { clock, memory });
    const wrong = { type: 'serial', path, baudRate: 9_600 } as const;
    expect(await probe(wrong, [zvt], { clock, openTransport })).toMatchObject({
      type: 'spoke',
      link: { baudRate: 115_200 },
      tries: [
        { link: { baudRate: 9_600 }, result: 'no_answer' },
        { link: { baudRate: 115_200 }, result: 'spoke' },
      ],
    });
    await station.stop();
  },
);

function raise(error: unknown): never {
  throw error;
}
