import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toHex } from '../../shared/hex.ts';
import type { SimulatorAction, TerminalConnection } from '../../shared/terminal.ts';
import { createWireLog } from '../recorder/wire-log.ts';
import { systemClock } from '../system-clock.ts';
import { createConnections } from '../terminals/connections.ts';
import type { PaymentCommand, PaymentListener, TerminalOutcome } from '../terminals/terminal.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { hasSocat } from '../transports/line-rigs.ts';
import { createMemoryNetwork } from '../transports/memory-network.ts';
import { transportFor } from '../transports/open-transport.ts';
import { createFileMemory } from './file-memory.ts';
import { createMemoryCable, createPtyLine, createTcpLine } from './simulated-lines.ts';
import { startStation } from './simulated-terminals.ts';

const lines = [
  { reach: 'pty', skip: !hasSocat() },
  { reach: 'tcp', skip: false },
  { reach: 'memory', skip: false },
] as const;

let folder: string;
let closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zvt-shop-'));
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  closers = [];
  await rm(folder, { recursive: true });
});

// The reason for skipping: a serial cable of pseudo terminals needs socat.
describe.each(lines)('a till and a simulated ZVT terminal on $reach', ({ reach, skip }) => {
  test.skipIf(skip)(
    'agree on a payment, and the wire log keeps it with its card number masked',
    async () => {
      const shop = await openShop(reach);
      const { end, outcomes } = await shop.pay(['approve']);
      expect(end).toEqual({ type: 'finished' });
      expect(outcomes).toMatchObject([{ type: 'approved', receipt: { amount: 19_900 } }]);
      expect(shop.station.simulated.transactions()).toMatchObject([
        { amount: 19_900, currency: 'INR', method: 'card', result: 'approved' },
      ]);
      await shop.wireLog.flush();
      const log = await shop.wireText();
      expect(log).toMatch(/\tcounter\tsent\t.+\t\d+\t.*\n/);
      expect(log).toMatch(/\tcounter\treceived\t.+\t\d+\t.*\n/);
      expect(log).toContain('eeeeeeeeeeee1111');
    },
  );

  test.skipIf(skip)(
    'lose each other in a payment, and the till learns afterwards how it ended',
    async () => {
      const shop = await openShop(reach);
      const { end, outcomes } = await shop.pay(['unplug']);
      expect(end).toMatchObject({ type: 'unknown', why: 'line_lost' });
      expect(outcomes).toEqual([]);
      await shop.until((connection) => connection.type === 'absent');
      shop.station.act('plug');
      await shop.until((connection) => connection.type === 'ready');
      // Nobody had presented a card, so the terminal gave up and kept no money.
      expect(shop.station.simulated.transactions()).toMatchObject([{ result: 'cancelled' }]);
      expect(await shop.connections.lastResult('counter')).toMatchObject({
        type: 'result',
        outcome: { type: 'cancelled' },
      });
    },
  );

  test.skipIf(skip)('agree on a payment that is answered late', async () => {
    const shop = await openShop(reach);
    shop.station.act('late', { seconds: 0.3 });
    const { end, outcomes } = await shop.pay(['tap', 'pin-right']);
    expect(end).toEqual({ type: 'finished' });
    expect(outcomes).toMatchObject([{ type: 'approved', receipt: { amount: 19_900 } }]);
    expect(shop.station.face().answer).toBe('usual');
  });

  test.skipIf(skip)('make no second payment of an answer that is given twice', async () => {
    const shop = await openShop(reach);
    shop.station.act('twice');
    const first = await shop.pay(['approve']);
    expect(first).toMatchObject({ end: { type: 'finished' }, outcomes: [{ type: 'approved' }] });
    await shop.saidAgain();
    const second = await shop.pay(['insufficient-funds']);
    expect(second.outcomes).toMatchObject([
      { type: 'declined', failure: { code: 'CARD_DECLINED', reason: 'Insufficient funds' } },
    ]);
    const results = shop.station.simulated.transactions().map(({ result }) => result);
    expect(results).toEqual(['approved', 'declined']);
  });

  test.skipIf(skip)('hear another amount approved than was asked', async () => {
    const shop = await openShop(reach);
    shop.station.act('other-amount');
    const { outcomes } = await shop.pay(['approve']);
    expect(outcomes).toMatchObject([{ type: 'approved', receipt: { amount: 19_800 } }]);
  });

  test.skipIf(skip)('notice an unplugged cable while nothing happens', async () => {
    const shop = await openShop(reach);
    shop.station.act('unplug');
    await shop.until((connection) => connection.type === 'absent');
    expect(await shop.connections.lastResult('counter')).toMatchObject({ type: 'unavailable' });
    shop.station.act('plug');
    await shop.until((connection) => connection.type === 'ready');
  });
});

type Reach = (typeof lines)[number]['reach'];

async function openShop(reach: Reach) {
  const clock = systemClock;
  const network = createMemoryNetwork({ clock });
  const line = {
    pty: () => createPtyLine({ path: join(folder, 'counter.tty'), clock }),
    tcp: () => createTcpLine({ port: 0, clock }),
    memory: () => createMemoryCable({ name: 'counter', network }),
  }[reach]();
  const presented = createSignal();
  const said: string[] = [];
  const station = await startStation(
    {
      id: 'counter',
      clock,
      protocol: zvt,
      mode: 'manual',
      presented: presented.give,
      traffic(direction, bytes) {
        if (direction === 'sent') said.push(toHex(bytes));
      },
      fault: raise,
    },
    createFileMemory(join(folder, 'counter.json')),
    [line],
  );
  const wireLog = createWireLog({ folder, clock, fault: raise });
  const connections = createConnections({
    clock,
    randomness: (length) => new Uint8Array(length),
    protocols: [zvt],
    openTransport: (link) => transportFor(link, { clock, memory: network }),
    wireLog: wireLog.record,
    fault: raise,
  });
  closers.push(
    () => station.stop(),
    () => wireLog.close(),
    () => connections.stop(),
  );
  connections.onConnected(async () => true);
  connections.add(station.terminal);
  connections.start();
  await until((connection) => connection.type === 'ready');
  return { station, connections, wireLog, wireText, until, pay, saidAgain };

  /** Resolves when the longest thing that the terminal has said was said a second time. */
  async function saidAgain(): Promise<void> {
    const longest = said.toSorted((one, other) => other.length - one.length)[0];
    await vi.waitFor(() => expect(said.filter((text) => text === longest)).toHaveLength(2), 10_000);
  }

  /** Pays, and does what is asked of a person as soon as the terminal asks for a card. */
  async function pay(actions: readonly SimulatorAction[]) {
    const outcomes: TerminalOutcome[] = [];
    const listener: PaymentListener = {
      stage: async () => undefined,
      outcome: async (outcome) => void outcomes.push(outcome),
    };
    const ending = connections.pay('counter', command, listener);
    await presented.next();
    for (const action of actions) {
      expect(station.act(action)).toBe(true);
      await station.settled();
    }
    return { end: await ending, outcomes };
  }

  function until(condition: (connection: TerminalConnection) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        const [status] = connections.statuses();
        if (!status || !condition(status.connection)) return;
        stop();
        resolve();
      };
      const stop = connections.onChange(check);
      check();
    });
  }

  async function wireText(): Promise<string> {
    const logs = join(folder, 'logs');
    const texts = (await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8'));
    return (await Promise.all(texts)).join('');
  }
}

const command: PaymentCommand = {
  paymentId: 'pay_1',
  amount: { minor: 19_900, currency: 'INR' },
  preferredMethod: null,
  repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
};

/** Everything that a receipt says and that a log of names has no business to know. */
function raise(error: unknown): never {
  throw error;
}

function createSignal() {
  let waiting: (() => void) | undefined;
  let given = 0;
  return {
    give() {
      given += 1;
      waiting?.();
    },
    async next(): Promise<void> {
      if (given === 0) await new Promise<void>((resolve) => (waiting = resolve));
      given -= 1;
    },
  };
}
