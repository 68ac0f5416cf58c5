import type { ChainAnswer } from '../../../shared/audit.ts';
import { createIds } from '../../../shared/ids.ts';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Terminal } from '../../../shared/terminal.ts';
import { createLedger } from '../../ledger/create-ledger.ts';
import { compareWithHistory, type Difference } from '../../ledger/history.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openMemoryTables } from '../../ledger/memory-tables.ts';
import { wholeChain } from '../../ledger/testing/whole-chain.ts';
import { createTill, type RunningTill } from '../create-till.ts';
import {
  createScriptedTerminals,
  freshMemory,
  type ScriptedTerminals,
  type ScriptStep,
  type TerminalMemory,
} from './scripted-terminals.ts';

/** A day at the counter with everything that can go wrong, in virtual time over a real ledger. */
export interface CounterDay {
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  readonly memory: TerminalMemory;
  readonly ports: ScriptedTerminals[];
  /** Broken promises, in words. */
  readonly broken: string[];
  readonly till: RunningTill;
  readonly port: ScriptedTerminals;
  /** The program dies and starts again. */
  restart(): Promise<void>;
  payments(): readonly Payment[];
  /** Whether its hash chain holds. */
  chain(): ChainAnswer;
  /** Where replaying the journal comes out differently (promise 7). */
  differences(): readonly Difference[];
  close(): Promise<void>;
}

export const dayTerminal: Terminal = {
  id: '2841158834',
  name: 'Counter',
  protocol: 'scripted',
  link: { type: 'memory', name: 'scripted' },
  route: 'local',
  placeId: null,
  simulated: true,
};

/** One script for each payment that reaches the terminal, again from the first after the last. */
export async function openCounterDay(
  scripts: readonly (readonly ScriptStep[])[],
): Promise<CounterDay> {
  const clock = createManualClock(undefined, settle);
  const tables = openMemoryTables();
  const broken: string[] = [];
  const ledger = createLedger(tables, clock.now, (fault) => broken.push(String(fault)));
  const memory = freshMemory();
  const ports: ScriptedTerminals[] = [];
  let played = 0;
  const nextScript = () => scripts[played++ % Math.max(1, scripts.length)] ?? [];
  const ids = createIds(clock.now, (length) => new Uint8Array(length));

  async function start(): Promise<{ till: RunningTill; port: ScriptedTerminals }> {
    const port = createScriptedTerminals({
      ...{ terminal: dayTerminal, clock, memory, nextScript },
      onSend: ({ paymentId }) => {
        if (!ledger.payment(paymentId)) broken.push(`${paymentId} was sent before it was on disk`);
      },
    });
    ports.push(port);
    const till = createTill({ ledger, terminals: port, clock, ids, report: () => undefined });
    await till.recover();
    await port.connect();
    return { till, port };
  }

  await ledger.write((book) =>
    book.append({ type: 'terminal', terminal: dayTerminal }, { type: 'till' }),
  );
  let running = await start();
  return {
    ...{ ledger, clock, memory, ports, broken },
    get till() {
      return running.till;
    },
    get port() {
      return running.port;
    },
    async restart() {
      running.till.stop();
      running.port.abandon();
      running = await start();
    },
    payments() {
      const orders = ledger.orders({ count: 1_000, skip: 0 });
      return orders.flatMap((order) => ledger.paymentsOfOrder(order.id));
    },
    chain: () => wholeChain(tables),
    differences: () => compareWithHistory(tables),
    async close() {
      running.till.stop();
      await ledger.close();
    },
  };
}

/** Lets the ledger's commits and everything that waits for them happen. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
