import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { compose, type Galla } from '../../electron/compose.ts';
import { createTcpLine } from '../../electron/simulator/simulated-lines.ts';
import {
  type SimulatedStation,
  startStation,
} from '../../electron/simulator/simulated-terminals.ts';
import { systemClock } from '../../electron/system-clock.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import { createTcpTransport } from '../../electron/transports/tcp.ts';
import { newFolder, removeFolder } from './headless-gateway.ts';

let galla: Galla | undefined;
let station: SimulatedStation | undefined;
let folder = '';

afterEach(async () => {
  await galla?.stop();
  await station?.stop();
  await removeFolder(folder);
});

test('a paired terminal calls the till to print once the shop allows it, and pays as ever', async () => {
  const port = await freePort();
  const ends: boolean[] = [];
  const own = await startStation(
    {
      ...{ id: 'counter', clock: systemClock, protocol: zvt, mode: 'manual' },
      callTill: () => createTcpTransport({ host: '127.0.0.1', port, clock: systemClock }),
      called: (isTaken) => ends.push(isTaken),
      fault: raise,
    },
    { load: () => undefined, save: () => undefined },
    [createTcpLine({ port: 0, clock: systemClock })],
  );
  station = own;
  folder = await newFolder();
  const till = await compose({
    ...{ folder, port: 0, callPort: port, demo: false, past: false, terminal: 'manual' },
    ...{ pair: { deviceId: 'counter', link: own.terminal.link }, print: () => undefined },
  });
  galla = till;
  await expect.poll(() => till.till.terminals.list()[0]?.connection.type).toBe('ready');

  own.act('call-till');
  await expect.poll(() => ends).toEqual([false]);
  expect(till.calls.state()).toEqual({ type: 'off' });

  await till.changeSettings({ terminalCalls: true }, { type: 'till' });
  await expect.poll(() => till.calls.state().type).toBe('listening');
  own.act('call-till');
  await expect.poll(() => ends).toEqual([false, true]);
  await expect
    .poll(() => till.receipts.queue.status().jobs.map(({ slip }) => slip))
    .toMatchObject([
      { terminal: 'Counter terminal', lines: [/^Terminal/, 'SERVICE', 'OK'].map(matching) },
    ]);
  // Its own line has noticed nothing.
  expect(till.till.terminals.list()[0]?.connection.type).toBe('ready');

  await till.changeSettings({ terminalCalls: false }, { type: 'till' });
  await expect.poll(() => till.calls.state().type).toBe('off');
});

function matching(expected: string | RegExp): unknown {
  return typeof expected === 'string' ? expected : expect.stringMatching(expected);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function raise(error: unknown): never {
  throw error;
}
