import { createLedger } from '../../../electron/ledger/create-ledger.ts';
import { openMemoryTables } from '../../../electron/ledger/memory-tables.ts';
import { wholeChain } from '../../../electron/ledger/testing/whole-chain.ts';
import {
  type AnsweringLine,
  createAnsweringLine,
} from '../../../electron/simulator/answering-line.ts';
import type { SimulatedTerminal } from '../../../electron/terminals/simulation.ts';
import type { TerminalProtocol } from '../../../electron/terminals/terminal.ts';
import {
  createMemoryNetwork,
  type MemoryListener,
} from '../../../electron/transports/memory-network.ts';
import type { Transport } from '../../../electron/transports/transport.ts';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Terminal } from '../../../shared/terminal.ts';
import { createDisk, type Disk } from '../disk.ts';
import { type Program, startProgram } from '../program.ts';
import { createRandom } from '../random.ts';
import { createSerialCable } from '../serial-cable.ts';
import { type CounterTrouble, createTroubledLine, type TroubledLine } from './line-trouble.ts';

/** The whole till and a simulated terminal of any language, on any kind of line, in virtual time. */
export interface Counter {
  readonly clock: ManualClock;
  readonly simulated: SimulatedTerminal;
  /** What the terminal says can come late, or twice. */
  readonly answers: AnsweringLine;
  readonly line: TroubledLine;
  /** Begins a sale; resolves when the till has taken it or refused it. */
  sell(method: 'card' | 'upi', amount: number): Promise<void>;
  /** The cashier presses Esc. */
  cancel(): void;
  /** Cable, power and program are as they should be. */
  heal(): void;
  /** Nothing is open and the terminal is ready. */
  isCalm(): boolean;
  /** The same, or the terminal has kept another amount, which waits for a person. */
  isDecided(): boolean;
  payments(): readonly Payment[];
  /** What should never have happened, in words. */
  problems(): readonly string[];
  close(): void;
}

const actor = { type: 'till' } as const;
const secret = { passphrase: 'a key for this counter', keyIdentifier: 'lines', keyVersion: 1 };
/** How soon somebody puts the cable back, or the power, or starts the till again; milliseconds. */
const mended = 9_000;

/** `isSealed`: till and terminal share a key, where the language has one. */
export async function openCounter(about: {
  readonly protocol: TerminalProtocol;
  readonly kind: Transport['kind'];
  readonly isSealed: boolean;
}): Promise<Counter> {
  const { protocol, kind, isSealed } = about;
  const clock = createManualClock(undefined, settle);
  const random = createRandom(1);
  const tables = openMemoryTables();
  const terminal = terminalOf(protocol);
  const problems: string[] = [];
  const started: string[] = [];
  let memory: string | undefined;
  let ledger = createLedger(tables, clock.now, fault);
  let disk: Disk | undefined;
  let program: Program | undefined;
  let listener: MemoryListener | undefined;
  let isPlugged = false;

  const line = createTroubledLine(kind, (trouble) =>
    clock.after(0, trouble, () => befall(trouble)),
  );
  const network = createMemoryNetwork({ clock, fault: line.fault });
  const cable = createSerialCable({ clock, fault: line.fault });
  const answers = createAnsweringLine(clock);
  const simulated = protocol.simulateTerminal({
    clock,
    memory: {
      load: () => memory,
      save(content) {
        memory = content;
      },
    },
    secret: isSealed ? secret : undefined,
    presented({ minor }) {
      const open = ledger.openPaymentOfTerminal(terminal.id);
      if (open?.amount !== minor) problems.push(`begun without an intent on disk: ${minor}`);
    },
  });
  await ledger.write((book) => book.append({ type: 'terminal', terminal }, actor));
  heal();

  return {
    clock,
    simulated,
    answers,
    line,
    sell,
    cancel() {
      const open = ledger.openPaymentOfTerminal(terminal.id);
      if (open) program?.till.checkouts.cancel(open.id, actor).catch(fault);
    },
    heal,
    isCalm: () => isReady() && ledger.openPayments().length === 0,
    isDecided: () => isReady() && ledger.openPayments().every(isForPerson),
    payments: () => started.flatMap((id) => ledger.paymentsOfOrder(id)),
    problems: () => (wholeChain(tables).ok ? problems : [...problems, 'the hash chain breaks']),
    close() {
      answers.stop();
      tables.close();
    },
  };

  function isReady(): boolean {
    return program?.till.terminals.list()[0]?.connection.type === 'ready';
  }

  function isForPerson(payment: Payment): boolean {
    const last = simulated.transactions().at(-1);
    const hasAnother = last?.result === 'approved' && last.amount !== payment.amount;
    return payment.state === 'in_doubt' && simulated.face().state === 'idle' && hasAnother;
  }

  function befall(trouble: CounterTrouble | 'the connection breaks'): void {
    switch (trouble) {
      case 'the cable comes out':
        unplug();
        clock.after(mended, 'plugged in again', plugIn);
        break;
      case 'the connection breaks':
        unplug();
        plugIn();
        break;
      case 'the terminal loses power':
        unplug();
        void simulated.powerOff();
        clock.after(mended, 'power is back', plugIn);
        break;
      case 'the till loses power':
        program?.die(true);
        disk?.die();
        program = undefined;
        clock.after(mended, 'till started again', start);
        break;
    }
  }

  function heal(): void {
    line.plan([]);
    plugIn();
    start();
  }

  function plugIn(): void {
    if (isPlugged) return;
    isPlugged = true;
    line.renew();
    const attach = (far: Transport) => simulated.attach(answers.around(speaking(far)));
    if (kind === 'serial') cable.plugIn(attach).catch(fault);
    else listener = network.listen('counter', attach);
  }

  function unplug(): void {
    isPlugged = false;
    cable.unplug();
    listener?.close();
    listener = undefined;
  }

  function start(): void {
    if (program) return;
    ledger = createLedger(tables, clock.now, fault);
    const own = createDisk({ ledger, clock, latency: () => 0, step: () => undefined });
    disk = own;
    program = startProgram({
      clock,
      random,
      ledger: own.ledger,
      terminal,
      openTransport: () =>
        kind === 'serial' ? cable.connect() : speaking(network.connect('counter')),
      secret: isSealed ? secret : undefined,
      note: () => undefined,
      said: () => undefined,
      fault,
      gaveUp: () => problems.push('the till gave up'),
    });
  }

  async function sell(method: 'card' | 'upi', amount: number): Promise<void> {
    const till = program?.till;
    if (!till) return;
    const money = { amount, currency: 'INR' } as const;
    const order = await till.orders.create(money, actor);
    if (!order.ok) return;
    started.push(order.value.id);
    await till.checkouts.initiate(
      {
        ...money,
        orderId: order.value.id,
        preferredMethod: method,
        ...{ deviceId: null, description: null, echo: null, notes: null },
      },
      actor,
    );
  }

  /** The network carries bytes; on which kind of line decides how messages are framed. */
  function speaking(transport: Transport): Transport {
    return {
      kind,
      name: transport.name,
      open: (given) => transport.open(given),
      write: (bytes) => transport.write(bytes),
      close: () => transport.close(),
    };
  }

  function fault(error: unknown): void {
    problems.push(`fault: ${error instanceof Error ? error.message : String(error)}`);
  }

  async function settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while ((disk?.pending() ?? 0) > 0);
  }
}

function terminalOf({ id }: TerminalProtocol): Terminal {
  return {
    id: '2841158834',
    name: 'Counter',
    protocol: id,
    link: { type: 'memory', name: 'counter' },
    route: 'local',
    placeId: null,
    simulated: true,
  };
}
