import { expect } from 'vitest';
import { createLedger } from '../../electron/ledger/create-ledger.ts';
import { compareWithHistory } from '../../electron/ledger/history.ts';
import { openMemoryTables } from '../../electron/ledger/memory-tables.ts';
import type { TerminalProtocol } from '../../electron/terminals/terminal.ts';
import {
  createMemoryNetwork,
  type MemoryListener,
} from '../../electron/transports/memory-network.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { type Program, startProgram } from './program.ts';
import { createRandom } from './random.ts';

const actor = { type: 'till' } as const;

/** The whole till with one terminal of a language, in virtual time over a ledger that can be replayed. */
export async function openOneTerminalShop(
  protocol: TerminalProtocol,
  options: Pick<Terminal, 'slips' | 'display'> = {},
) {
  const terminal: Terminal = {
    ...{ id: '2841158834', name: 'Counter', protocol: protocol.id, placeId: null },
    ...{ link: { type: 'memory', name: 'counter' }, route: 'local', simulated: true },
    ...options,
  };
  const clock = createManualClock(undefined, settle);
  const random = createRandom(1);
  const tables = openMemoryTables();
  const ledger = createLedger(tables, clock.now, (error) => expect.unreachable(String(error)));
  const network = createMemoryNetwork({ clock });
  let memory: string | undefined;
  let listener: MemoryListener | undefined;
  let program: Program | undefined;
  let cutAt: string | undefined;
  const simulated = protocol.simulateTerminal({
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
  return {
    ...{ clock, ledger, terminal, simulated, sell, plugIn, unplug, start, kill, cancel, payment },
    ...{ till, settlement, results, cutAtNext, differences: () => compareWithHistory(tables) },
  };

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
      note(text) {
        if (cutAt === undefined || text !== `till received ${cutAt}`) return;
        cutAt = undefined;
        listener?.close();
      },
      said: () => undefined,
      fault: (error) => expect.unreachable(String(error)),
      gaveUp: () => expect.unreachable('the till gave up'),
    });
    await clock.advanceAsync(60_000);
    expect(till().terminals.list()[0]?.connection.type).toBe('ready');
  }

  /** The cable is pulled as soon as the till has heard a message of this name. */
  function cutAtNext(name: string): void {
    cutAt = name;
  }

  function kill(): void {
    program?.die(false);
  }

  function till() {
    if (!program) throw new Error('The till is not running');
    return program.till;
  }

  function settlement() {
    if (!program) throw new Error('The till is not running');
    return program.settlement;
  }

  async function sell(
    method: 'card' | 'upi',
    act: () => unknown,
    qr?: 'bharat_qr',
  ): Promise<Payment> {
    const input = { amount: 19_900, currency: 'INR' } as const;
    const order = await till().orders.create(input, actor);
    if (!order.ok) throw new Error(order.refusal.type);
    const checkout = await till().checkouts.initiate(
      {
        ...input,
        deviceId: null,
        orderId: order.value.id,
        preferredMethod: method,
        ...(qr ? { qr } : {}),
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

/** Enough turns of the loop for a commit, its answer, and what they set off. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
