import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open-ledger.ts';
import { temporaryFolder } from '../../electron/ledger/testing/temporary-folder.ts';
import { dayAt, dayOf, startOfDay } from '../../electron/system-clock.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import { makeDemoPast } from '../../electron/till/demo/demo-past.ts';
import { createReconciliation } from '../../electron/till/reconciliation/reconciliation.ts';
import { createMemoryNetwork } from '../../electron/transports/memory-network.ts';
import { createIds } from '../../shared/ids.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import { linesInView } from '../../shared/statement.ts';
import { startProgram } from './program.ts';
import { createRandom } from './random.ts';

/** A demo shop's first minute: what its book has behind it, its terminal has as well. */
const actor = { type: 'staff', staffId: 'staff_ravi' } as const;
const terminalId = '2841158834';
const fault = (error: unknown) => expect.unreachable(String(error));

async function openDemo() {
  const folder = temporaryFolder(onTestFinished);
  const now = new Date(2026, 0, 5, 9, 30).getTime();
  const past = await makeDemoPast({ folder, now, startOfDay, terminalId, fault });
  const clock = createManualClock(now, settle);
  const ledger = openLedger({ folder, clock: createManualClock(now), fault });
  onTestFinished(() => ledger.close());
  const network = createMemoryNetwork({ clock });
  let memory = zvt.memoryOfPast?.(past);
  const simulated = zvt.simulateTerminal({
    clock,
    memory: {
      load: () => memory,
      save(content) {
        memory = content;
      },
    },
  });
  network.listen('counter', (far) => void simulated.attach(far));
  const program = startProgram({
    ...{ clock, ledger, random: createRandom(1), fault },
    terminal: {
      ...{ id: terminalId, name: 'Counter', protocol: zvt.id, placeId: null },
      ...{ link: { type: 'memory', name: 'counter' }, route: 'local', simulated: true },
    },
    openTransport: () => network.connect('counter'),
    ...{ note: () => undefined, said: () => undefined },
    gaveUp: () => expect.unreachable('the till gave up'),
  });
  await expect
    .poll(async () => {
      await clock.advanceAsync(1_000);
      return program.till.terminals.list()[0]?.connection.type;
    })
    .toBe('ready');
  return { clock, ledger, past, program, simulated };
}

test('its terminal’s list and the book agree, line by line', async () => {
  const { clock, ledger, past, simulated } = await openDemo();
  expect(past.length).toBeGreaterThan(60);
  expect(past.filter(({ result }) => result === 'declined')).not.toEqual([]);
  const reconciliation = createReconciliation({
    ...{ ledger, clock, dayOf, dayAt, currency: () => 'INR' },
    ids: createIds(clock.now, (length) => new Uint8Array(length)),
  });
  const list = simulated
    .transactions()
    .map((taken) => ({ ...taken, kind: 'sale' as const, currency: 'INR' as const }));
  const text = reconciliation.listOf(terminalId, list);
  const answer = await reconciliation.compare({ text, name: 'list.csv', terminalId }, actor);
  if (!answer.ok) throw new Error(answer.why.type);
  const { sums } = answer.compared;
  expect(linesInView(sums, null)).toBe(0);
  expect(sums.matched.count).toBe(past.filter(({ result }) => result === 'approved').length);
});

test('its days are settled on both sides, and today’s end of day agrees', async () => {
  const { clock, program } = await openDemo();
  const { settlement } = program;
  const shown = await settlement.show(terminalId);
  expect(shown).toMatchObject({ lines: [], obstacle: null });
  expect(shown.last?.comparisons.map(({ verdict }) => verdict)).toEqual(['matched']);
  const ending = settlement.run(terminalId, actor);
  await clock.advanceAsync(60_000);
  const answer = await ending;
  if (!answer.ok) throw new Error(answer.why);
  expect(answer.record.settled).toBe(0);
  for (const { verdict } of answer.record.comparisons) expect(verdict).toBe('matched');
});

test('its terminal names the book’s newest transaction as its last', async () => {
  const { clock, ledger, program } = await openDemo();
  const [newest] = ledger.lastPaymentsOfTerminal(terminalId, 1);
  const told = newest?.evidence?.type === 'terminal' ? newest.evidence.receipt : null;
  const order = await program.till.orders.create({ amount: 19_900, currency: 'INR' }, actor);
  if (!order.ok) throw new Error(order.refusal.type);
  const nothing = { preferredMethod: null, description: null, echo: null, notes: null };
  const wanted = { deviceId: null, orderId: order.value.id, amount: 19_900, currency: 'INR' };
  const checkout = await program.till.checkouts.initiate({ ...wanted, ...nothing }, actor);
  expect(checkout.ok && checkout.value.payment?.markBefore).toBe(told?.mark);
  expect(told?.mark).toMatch(/^29001234/);
  await clock.advanceAsync(1_000);
});

/** Enough turns of the loop for a commit, its answer, and what they set off. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
