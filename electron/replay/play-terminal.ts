import type { Actor } from '../../shared/actor.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { fromHex } from '../../shared/hex.ts';
import { createIds } from '../../shared/ids.ts';
import { isOpenPayment } from '../../shared/payment.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { type Connections, createConnections } from '../terminals/connections.ts';
import type { FrameReader } from '../terminals/frame-reader.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import { createTill, type RunningTill } from '../till/create-till.ts';
import type { TerminalPort } from '../till/payments/terminal-port.ts';
import type { ReplayScript } from './replay-script-policy.ts';
import { patience, type Replayed, replayStart } from './replayed.ts';
import { createSwitchedLine, type SwitchedLine } from './switched-line.ts';
import { createVirtualTime } from './virtual-time.ts';
import { createVolatileMemory } from './volatile-memory.ts';

const actor: Actor = { type: 'till' };
const afterTheLast = 15_000;

/**
 * Plays what a terminal said to this program's till: its sessions, its payments and a ledger in memory.
 * A simulated terminal says hello and then makes room, since a recorded payment begins with the payment.
 */
export async function playTerminal(
  script: ReplayScript,
  protocol: TerminalProtocol,
  reader: FrameReader,
): Promise<Replayed> {
  const time = createVirtualTime(replayStart);
  const { clock } = time;
  const said: Uint8Array[] = [];
  let isPlaying = false;
  let line: SwitchedLine | undefined;
  const greeter = protocol.simulateTerminal({
    clock,
    memory: createVolatileMemory(),
  });
  const connections = createConnections({
    clock,
    randomness: (length) => new Uint8Array(length),
    protocols: [protocol],
    openTransport: () => {
      const own = createSwitchedLine({ clock, kind: reader.plainLine });
      line = own;
      if (isPlaying) void own.takeOver(() => undefined);
      else void greeter.attach(own.switched);
      return own.fixed;
    },
    wireLog({ direction }, masked) {
      const bytes = direction === 'sent' && isPlaying && masked ? fromHex(masked()) : undefined;
      if (bytes) said.push(bytes);
    },
    fault: raise,
  });
  const ledger = openMemoryLedger(clock.now);
  const till = createTill({
    ledger,
    terminals: rememberingMark(connections, script, () => isPlaying),
    clock,
    ids: createIds(clock.now, (length) => new Uint8Array(length)),
    report: raise,
  });
  try {
    await till.recover();
    connections.add(terminalOf(script));
    connections.start();
    await time.until(() => connections.statuses()[0]?.connection.type === 'ready', patience);
    isPlaying = true;
    await line?.takeOver(() => undefined);
    const paymentId = await begin(till, script);
    if (paymentId === undefined) return { said, ended: undefined };
    if (script.cancelledAfter !== null) {
      clock.after(script.cancelledAfter, 'the recorded cancel', () => {
        void till.checkouts.cancel(paymentId, actor);
      });
    }
    await play();
    const isSettled = () => !isOpenPayment(till.checkouts.payment(paymentId) ?? { state: 'draft' });
    await time.until(isSettled, afterTheLast);
    return { said, ended: till.checkouts.payment(paymentId)?.state };
  } finally {
    till.stop();
    await connections.stop();
    await ledger.close();
  }

  async function play(): Promise<void> {
    let heard = 0;
    for (const step of script.steps) {
      switch (step.type) {
        case 'till':
          heard += 1;
          await time.until(() => said.length >= heard, step.after + patience);
          break;
        case 'terminal':
          await time.pass(step.after);
          line?.write(step.bytes);
          break;
        case 'lost':
          await time.pass(step.after);
          line?.cut();
          break;
        default:
          assertNever(step);
      }
    }
  }
}

function terminalOf({ terminalId, protocol }: ReplayScript): Terminal {
  return {
    id: terminalId,
    name: 'Recorded terminal',
    protocol,
    link: { type: 'memory', name: 'replay' },
    route: 'local',
    placeId: null,
    simulated: true,
  };
}

async function begin(till: RunningTill, script: ReplayScript): Promise<string | undefined> {
  const { amount, currency, terminalId, preferredMethod } = script;
  const order = await till.orders.create({ amount, currency }, actor);
  if (!order.ok) return undefined;
  const checkout = await till.checkouts.initiate(
    {
      ...{ deviceId: terminalId, orderId: order.value.id, amount, currency, preferredMethod },
      ...{ description: null, echo: null, notes: null },
    },
    actor,
  );
  return checkout.ok ? checkout.value.payment?.id : undefined;
}

/**
 * The recorded terminal had done something before; the one that says hello has not. A till that did not
 * know of it would take that for the answer to this payment.
 */
function rememberingMark(
  connections: Connections,
  { markBefore }: ReplayScript,
  isPlaying: () => boolean,
): TerminalPort {
  return {
    ...connections,
    async lastResult(terminalId, about) {
      const result = await connections.lastResult(terminalId, about);
      if (isPlaying() || markBefore === null || result.type !== 'none') return result;
      const failure = { code: 'CARD_DECLINED', reason: null, by: 'provider' } as const;
      return {
        type: 'result',
        mark: markBefore,
        outcome: { type: 'declined', frame: '', resultCode: null, failure, receipt: null },
      };
    },
  };
}

function raise(error: unknown): never {
  throw error;
}
