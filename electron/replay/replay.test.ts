import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CheckoutFile, readCheckoutFile } from '../../shared/checkout-file.ts';
import { createIds } from '../../shared/ids.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { checkoutFileOf } from '../history/checkout-file-policy.ts';
import { createHistory } from '../history/history.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { createCallLog } from '../recorder/call-log.ts';
import { createWireLog } from '../recorder/wire-log.ts';
import { createConnections } from '../terminals/connections.ts';
import { createExplainer } from '../terminals/explain-note.ts';
import { protocols } from '../terminals/protocols.ts';
import type { SimulatedTerminal } from '../terminals/simulation.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { createTill } from '../till/create-till.ts';
import { createMemoryLine, type MemoryLine } from '../transports/memory.ts';
import { type ReplayReport, replayFile } from './replay.ts';
import { reportText } from './report-text.ts';
import { createVirtualTime } from './virtual-time.ts';
import { createVolatileMemory } from './volatile-memory.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What happens at the counter once the terminal waits for a card. */
type Happening = (counter: Counter) => Promise<void>;
interface Counter {
  readonly simulated: SimulatedTerminal;
  readonly cut: () => void;
  readonly cancel: () => void;
  readonly pass: (milliseconds: number) => Promise<void>;
}

const happenings: readonly (readonly [string, string, Happening])[] = [
  [
    'approved',
    'captured',
    async ({ simulated, pass }) => {
      await pass(3_000);
      simulated.approve('card');
    },
  ],
  ['declined', 'declined', async ({ simulated }) => void simulated.decline('CARD_DECLINED')],
  ['cancelled by the customer', 'cancelled', async ({ simulated }) => void simulated.cancel()],
  [
    'cancelled by the till',
    'cancelled',
    async ({ cancel, pass }) => {
      await pass(2_000);
      cancel();
    },
  ],
  ['unplugged before the card', 'cancelled', async ({ cut }) => cut()],
];

test.each(happenings)(
  'a sale that was %s is played again by either side',
  async (_name, end, happen) => {
    const file = await recordSale(happen);
    expect(file.payments).toMatchObject([{ state: end }]);
    for (const side of ['terminal', 'till'] as const) {
      const answer = await replayFile(file, side, protocols);
      if (!answer.ok) throw new Error(answer.problem);
      const text = answer.reports.map(reportText).join('\n');
      expect(answer.reports, text).toMatchObject([{ played: side, agrees: true }]);
      expect(answer.reports[0]?.frames.length).toBeGreaterThan(2);
    }
  },
);

test('a terminal that approves another amount is told from one that does not', async () => {
  const file = await recordSale(async ({ simulated }) => void simulated.approve('card'));
  const [report] = await replayed(
    { ...file, payments: file.payments.map((payment) => ({ ...payment, amount: 12_300 })) },
    'terminal',
  );
  expect(report).toMatchObject({ agrees: false, replayedEnd: 'in_doubt' });
  expect(report?.frames[0]).toMatchObject({ verdict: 'differs', frame: { name: 'authorisation' } });
  expect(report && reportText(report)).toContain('amount (04): recorded 19900, now 12300');
});

test('a message that is missing from a recording is named', async () => {
  const file = await recordSale(async ({ simulated }) => void simulated.approve('card'));
  const lines = file.lines.filter((line) => line.type !== 'frame' || line.name !== 'completion');
  const [report] = await replayed({ ...file, lines }, 'till');
  expect(report).toMatchObject({ agrees: false });
  expect(report && reportText(report)).toContain('+ completion   <- said now, not recorded');
});

test('a sale without a terminal, and one without messages, are refused in words', async () => {
  const file = await recordSale(async ({ simulated }) => void simulated.approve('card'));
  const cash = { ...file, payments: [] };
  expect(await replayFile(cash, 'till', protocols)).toMatchObject({ ok: false });
  const silent = { ...file, lines: [] };
  expect(await replayFile(silent, 'till', protocols)).toMatchObject({ ok: false });
  expect(await replayFile(file, 'till', [])).toEqual({
    ok: false,
    problem: 'This version does not play zvt',
  });
});

async function replayed(file: CheckoutFile, side: 'till' | 'terminal') {
  const answer = await replayFile(file, side, protocols);
  return answer.ok ? answer.reports : ([] as readonly ReplayReport[]);
}

const terminal: Terminal = {
  ...{ id: 'counter', name: 'Counter', protocol: 'zvt', route: 'local', placeId: null },
  ...{ simulated: true, link: { type: 'memory', name: 'counter' } },
};

/** One sale at a counter with blocks of a serial line, from the first hello to its file on disk. */
async function recordSale(happen: Happening): Promise<CheckoutFile> {
  const time = createVirtualTime(Date.UTC(2026, 0, 5, 12));
  const { clock } = time;
  let line: MemoryLine | undefined;
  const simulated = zvt.simulateTerminal({
    clock,
    memory: createVolatileMemory(),
  });
  const wireLog = createWireLog({ folder, clock, fault: raise });
  const callLog = createCallLog({ folder, clock, fault: raise });
  const ledger = openMemoryLedger(clock.now);
  const connections = createConnections({
    clock,
    randomness: (length) => new Uint8Array(length),
    protocols,
    openTransport: () => {
      line = createMemoryLine({ name: 'counter', clock });
      void simulated.attach(line.far);
      return line.near;
    },
    wireLog: wireLog.record,
    fault: raise,
  });
  const ids = createIds(clock.now, (length) => new Uint8Array(length));
  const till = createTill({ ledger, terminals: connections, clock, ids, report: raise });
  await till.recover();
  connections.add(terminal);
  connections.start();
  await time.until(() => connections.statuses()[0]?.connection.type === 'ready', 60_000);
  await time.pass(30_000);
  const order = await till.orders.create({ amount: 19_900, currency: 'INR' }, { type: 'till' });
  if (!order.ok) throw new Error('No order');
  const orderId = order.value.id;
  const checkout = await till.checkouts.initiate(
    {
      ...{ deviceId: 'counter', orderId, amount: 19_900, currency: 'INR', preferredMethod: null },
      ...{ description: null, echo: null, notes: null },
    },
    { type: 'till' },
  );
  const paymentId = checkout.ok ? (checkout.value.payment?.id ?? '') : '';
  await time.until(() => simulated.face().state === 'waiting', 60_000);
  await happen({
    simulated,
    cut: () => line?.cut(),
    cancel: () => void till.checkouts.cancel(paymentId, { type: 'till' }),
    pass: time.pass,
  });
  const isOver = () => {
    const state = till.checkouts.payment(paymentId)?.state ?? '';
    return ['captured', 'declined', 'cancelled', 'failed'].includes(state);
  };
  expect(await time.until(isOver, 120_000)).toBe(true);
  await time.pass(5_000);
  const explain = createExplainer(protocols, () => [terminal]);
  const history = createHistory({
    ...{ ledger, wireLog, callLog, explain, now: clock.now },
    dayOf: () => undefined,
  });
  const told = history.story(orderId);
  await time.pass(1_000);
  const story = await told;
  if (!story) throw new Error('No story');
  const about = { programVersion: '0', madeAt: clock.now(), terminals: [terminal] };
  const read = readCheckoutFile(JSON.stringify(checkoutFileOf(story, about)));
  till.stop();
  await connections.stop();
  await Promise.all([wireLog.close(), callLog.close(), ledger.close()]);
  if (!read.ok) throw new Error(read.problem);
  return read.file;
}

function raise(error: unknown): never {
  throw error;
}
