import { expect, test } from 'vitest';
import { openMemoryLedger } from '../../electron/ledger/open-memory-ledger.ts';
import { pinelabs } from '../../electron/terminals/pinelabs/index.ts';
import {
  createMemoryNetwork,
  type MemoryListener,
} from '../../electron/transports/memory-network.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { type Program, startProgram } from './program.ts';
import { createRandom } from './random.ts';

/**
 * The whole till with a Pine Labs terminal, which remembers payments by name and takes nothing back: the
 * ledger and the terminal's own list agree when every doubt has been asked about.
 */
const terminal: Terminal = {
  id: '2841158834',
  name: 'Counter',
  protocol: pinelabs.id,
  link: { type: 'memory', name: 'counter' },
  route: 'local',
  placeId: null,
  simulated: true,
};
const actor = { type: 'till' } as const;

test('a card and a UPI sale are captured, and a decline and the red key are told', async () => {
  const shop = await openShop();
  expect(await shop.sell('card', () => shop.simulated.approve('card'))).toMatchObject({
    state: 'captured',
    method: 'card',
    capturedAmount: 19_900,
  });
  expect(await shop.sell('upi', () => shop.simulated.approve('upi'))).toMatchObject({
    state: 'captured',
    method: 'upi',
  });
  const declined = await shop.sell('card', () => shop.simulated.decline('INVALID_PIN'));
  expect(declined).toMatchObject({ state: 'declined', failure: { code: 'INVALID_PIN' } });
  expect(await shop.sell('upi', () => shop.simulated.cancel())).toMatchObject({
    state: 'cancelled',
  });
  expect(shop.results()).toEqual(['approved', 'approved', 'declined', 'cancelled']);
});

test('a cable that was out when the customer left is asked about by the payment’s name', async () => {
  const shop = await openShop();
  const doubt = await shop.sell('card', () => shop.unplug());
  expect(doubt.state).toBe('in_doubt');
  await shop.plugIn();
  expect(shop.payment(doubt.id)).toMatchObject({ state: 'cancelled' });
  expect(shop.results()).toEqual(['cancelled']);
});

test('a till that died before it heard of an approval finds it, as one payment', async () => {
  const shop = await openShop();
  const doubt = await shop.sell('card', async () => {
    shop.kill();
    shop.simulated.approve('card');
  });
  await shop.start();
  expect(shop.payment(doubt.id)).toMatchObject({ state: 'captured', capturedAmount: 19_900 });
  expect(shop.results()).toEqual(['approved']);
});

test('an approval for another amount stays a doubt for a person', async () => {
  const shop = await openShop();
  shop.simulated.setApprovedAmount(15_000);
  const payment = await shop.sell('card', () => shop.simulated.approve('card'));
  expect(payment).toMatchObject({ state: 'in_doubt', doubt: { reason: 'amount_differs' } });
});

test('a cancel that only the terminal can carry out is in doubt until its red key is pressed', async () => {
  const shop = await openShop();
  const payment = await shop.sell('card', async () => {
    await shop.cancel();
    await shop.clock.advanceAsync(40_000);
  });
  expect(payment).toMatchObject({ state: 'in_doubt', doubt: { reason: 'cancel_unanswered' } });
  shop.simulated.cancel();
  await shop.clock.advanceAsync(60_000);
  expect(shop.payment(payment.id)).toMatchObject({ state: 'cancelled' });
  expect(shop.results()).toEqual(['cancelled']);
});

/** Enough turns of the loop for a commit, its answer, and what they set off. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function openShop() {
  const clock = createManualClock(undefined, settle);
  const random = createRandom(1);
  const ledger = openMemoryLedger(clock.now);
  const network = createMemoryNetwork({ clock });
  let memory: string | undefined;
  let listener: MemoryListener | undefined;
  let program: Program | undefined;
  const simulated = pinelabs.simulateTerminal({
    clock,
    memory: {
      load: () => memory,
      save(content) {
        memory = content;
      },
    },
  });
  await ledger.write((book) => book.append({ type: 'terminal', terminal }, actor));
  await plugIn();
  await start();
  return { clock, simulated, sell, plugIn, unplug, start, kill, cancel, payment, results };

  async function plugIn(): Promise<void> {
    listener = network.listen('counter', (far) => void simulated.attach(far));
    await clock.advanceAsync(60_000);
  }

  async function unplug(): Promise<void> {
    listener?.close();
    await clock.advanceAsync(1_000);
  }

  async function start(): Promise<void> {
    program = startProgram({
      clock,
      random,
      ledger,
      terminal,
      openTransport: () => network.connect('counter'),
      note: () => undefined,
      said: () => undefined,
      fault: (error) => expect.unreachable(String(error)),
      gaveUp: () => expect.unreachable('the till gave up'),
    });
    await clock.advanceAsync(60_000);
    expect(till().terminals.list()[0]?.connection.type).toBe('ready');
  }

  function kill(): void {
    program?.die(false);
  }

  function till() {
    if (!program) throw new Error('The till is not running');
    return program.till;
  }

  async function sell(method: 'card' | 'upi', act: () => unknown): Promise<Payment> {
    const input = { amount: 19_900, currency: 'INR' } as const;
    const order = await till().orders.create(input, actor);
    if (!order.ok) throw new Error(order.refusal.type);
    const checkout = await till().checkouts.initiate(
      {
        ...input,
        deviceId: null,
        orderId: order.value.id,
        preferredMethod: method,
        description: null,
        echo: null,
        notes: null,
      },
      actor,
    );
    const id = checkout.ok ? checkout.value.payment?.id : undefined;
    if (id === undefined) throw new Error('The checkout did not start');
    await clock.advanceAsync(1_000);
    expect(simulated.face().state).toBe('waiting');
    await act();
    await clock.advanceAsync(1_000);
    return payment(id);
  }

  async function cancel(): Promise<void> {
    const open = ledger.openPaymentOfTerminal(terminal.id);
    if (open) await till().checkouts.cancel(open.id, actor);
  }

  function payment(id: string): Payment {
    const found = ledger.payment(id);
    if (!found) throw new Error(`There is no payment ${id}`);
    return found;
  }

  function results(): readonly string[] {
    return simulated.transactions().map(({ result }) => result);
  }
}
