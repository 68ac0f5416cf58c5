import { createLedger } from '../../electron/ledger/create-ledger.ts';
import { compareWithHistory } from '../../electron/ledger/history.ts';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import { openMemoryTables } from '../../electron/ledger/memory-tables.ts';
import { wholeChain } from '../../electron/ledger/testing/whole-chain.ts';
import type { SimulatedTerminal } from '../../electron/terminals/simulation.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import type { RunningTill } from '../../electron/till/create-till.ts';
import {
  createMemoryNetwork,
  type MemoryListener,
} from '../../electron/transports/memory-network.ts';
import type { Transport } from '../../electron/transports/transport.ts';
import { createManualClock, type ManualClock } from '../../shared/manual-clock.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { type Audit, createAudit } from './audit.ts';
import { type Cable, createCable } from './cable.ts';
import { createDisk, type Disk } from './disk.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import type { LineFaultName, LineKind } from './plan.ts';
import { type Program, startProgram } from './program.ts';
import type { Random } from './random.ts';
import { createSerialCable } from './serial-cable.ts';

/** A counter with one till and one terminal. What is in here survives the till's program. */
export interface Shop {
  readonly clock: ManualClock;
  readonly log: EventLog;
  readonly audit: Audit;
  readonly cable: Cable;
  readonly simulated: SimulatedTerminal;
  /** Told of each step of the machinery as it happens, so that something can happen right there. */
  onStep: (step: Step) => void;
  onFault: (name: LineFaultName) => void;
  /** Undefined while the program is not running. */
  till(): RunningTill | undefined;
  disk(): Disk | undefined;
  /** What has been committed. */
  ledger(): Ledger;
  start(): void;
  kill(isNoticed: boolean): void;
  plugIn(): void;
  unplug(): void;
  powerOff(): void;
  /** The chain, and the tables against a replay of the journal; in words, empty when all is well. */
  checkBook(): readonly string[];
  close(): void;
}

export type Step =
  | { readonly type: 'write'; readonly towards: 'near' | 'far' }
  | { readonly type: 'commit'; readonly side: 'before' | 'after' };

export const terminal: Terminal = {
  id: '2841158834',
  name: 'Counter',
  protocol: zvt.id,
  link: { type: 'memory', name: 'counter' },
  route: 'local',
  placeId: null,
  simulated: true,
};

/** Whoever sees that the program has ended starts it again, in milliseconds. */
const startsAgainAfter = 1_000;

export async function openShop(random: Random, kind: LineKind): Promise<Shop> {
  const clock = createManualClock(undefined, settle);
  const opened = clock.now();
  const log = createEventLog(() => clock.now() - opened);
  const database = openMemoryTables();
  const diskLatency = random.pick([0, 1, 15]);
  let ledger = bookOf();
  let disk: Disk | undefined;
  let program: Program | undefined;
  let listener: MemoryListener | undefined;
  let isPlugged = false;
  let memory: string | undefined;

  const cable = createCable({
    latency: random.pick([0, 2]),
    written: (towards) => shop.onStep({ type: 'write', towards }),
    happened: (name, towards) => {
      log.note(`line ${name} towards the ${towards === 'near' ? 'till' : 'terminal'}`);
      shop.onFault(name);
    },
  });
  const network = createMemoryNetwork({ clock, fault: cable.fault });
  const serial = createSerialCable({ clock, fault: cable.fault });
  const simulated: SimulatedTerminal = zvt.simulateTerminal({
    clock,
    memory: {
      load: () => memory,
      save(content) {
        memory = content;
        audit.saved(!cable.hasMixedUpAnswers());
      },
    },
    presented: ({ minor }) => audit.presented(minor),
  });
  const audit = createAudit({
    terminalId: terminal.id,
    reader: () => ledger,
    transactions: () => simulated.transactions(),
  });

  const shop: Shop = {
    clock,
    log,
    audit,
    cable,
    simulated,
    onStep: () => undefined,
    onFault: () => undefined,
    till: () => program?.till,
    disk: () => disk,
    ledger: () => ledger,
    start,
    kill(isNoticed) {
      log.note(`till killed, ${isNoticed ? 'line dropped' : 'line silent'}`);
      program?.die(isNoticed);
      disk?.die();
      program = undefined;
      disk = undefined;
    },
    plugIn() {
      if (kind === 'serial') {
        if (isPlugged) return;
        isPlugged = true;
        cable.renew();
        serial.plugIn((far) => simulated.attach(far)).catch(fault);
        return;
      }
      listener ??= network.listen('counter', async (far) => {
        cable.renew();
        await simulated.attach(speaking(far));
      });
    },
    unplug,
    powerOff() {
      unplug();
      void simulated.powerOff();
    },
    checkBook() {
      const chain = wholeChain(database);
      return [
        ...(chain.ok ? [] : [`the hash chain breaks at ${chain.seq}`]),
        ...compareWithHistory(database).map((found) => `replay: ${JSON.stringify(found)}`),
      ];
    },
    close: () => database.close(),
  };
  await ledger.write((book) => book.append({ type: 'terminal', terminal }, { type: 'till' }));
  shop.plugIn();
  return shop;

  /** As after opening the file again: everything but what is in the tables is new. */
  function bookOf(): Ledger {
    const book = createLedger(database, clock.now, fault);
    book.onCommit((entries) => {
      for (const { seq, change, hash } of entries) {
        const what =
          change.type === 'payment'
            ? `payment ${change.payment.id} ${change.payment.state} because ${change.because}`
            : change.type === 'activity'
              ? `activity ${change.activity.id} ${change.activity.status}`
              : change.type;
        log.note(`kept ${seq} ${what} ${hash.slice(0, 8)}`);
      }
      audit.committed(entries);
    });
    return book;
  }

  function start(): void {
    if (program) return;
    log.note('till starts');
    ledger = bookOf();
    const own = createDisk({
      ledger,
      clock,
      latency: () => diskLatency,
      step: (side) => shop.onStep({ type: 'commit', side }),
    });
    disk = own;
    program = startProgram({
      clock,
      random,
      ledger: own.ledger,
      terminal,
      openTransport: () =>
        kind === 'serial' ? serial.connect() : speaking(network.connect('counter')),
      note: (text) => log.note(text),
      said: (name) => audit.said(name),
      fault,
      gaveUp() {
        shop.kill(true);
        clock.after(startsAgainAfter, 'till started again', start);
      },
    });
  }

  function unplug(): void {
    isPlugged = false;
    serial.unplug();
    listener?.close();
    listener = undefined;
  }

  /** The network carries bytes; on which kind of line decides how messages are framed. */
  function speaking(line: Transport): Transport {
    return {
      kind: kind === 'tcp' ? 'tcp' : 'memory',
      name: line.name,
      open: (given) => line.open(given),
      write: (bytes) => line.write(bytes),
      close: () => line.close(),
    };
  }

  function fault(error: unknown): void {
    log.note(`fault ${error instanceof Error ? error.message : String(error)}`);
  }

  /** Every promise has settled when the loop has turned and no commit is left to make. */
  async function settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while ((disk?.pending() ?? 0) > 0);
  }
}
