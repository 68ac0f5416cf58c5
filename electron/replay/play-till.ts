import { assertNever } from '../../shared/assert-never.ts';
import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { FrameReader } from '../terminals/frame-reader.ts';
import type { SimulatedTerminal } from '../terminals/simulation.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import type { RecordedEnd, ReplayScript } from './replay-script-policy.ts';
import { patience, type Replayed, replayStart } from './replayed.ts';
import { createSwitchedLine, type SwitchedLine } from './switched-line.ts';
import { createVirtualTime } from './virtual-time.ts';
import { createVolatileMemory } from './volatile-memory.ts';

/** What a terminal says without a customer comes at once; in milliseconds. */
const byItself = 100;

/**
 * Plays what a till said to this program's simulated terminal, in front of which the customer does what
 * the recorded one did. A till of ours says hello and then makes room.
 */
export async function playTill(
  script: ReplayScript,
  protocol: TerminalProtocol,
  reader: FrameReader,
): Promise<Replayed> {
  const time = createVirtualTime(replayStart);
  const { clock } = time;
  const said: Uint8Array[] = [];
  let line: SwitchedLine | undefined;
  let hasActed = false;
  const terminal = protocol.simulateTerminal({
    clock,
    memory: createVolatileMemory(),
  });
  await greet();
  await play();
  await terminal.powerOff();
  return { said, ended: terminal.transactions().at(-1)?.result };

  async function greet(): Promise<void> {
    const own = await plug();
    const session = protocol.createSession(own.switched, {
      clock,
      closed: () => undefined,
      frame: () => undefined,
    });
    let isOpen = false;
    session.open().then(
      () => {
        isOpen = true;
      },
      () => undefined,
    );
    await time.until(() => isOpen, patience);
    await own.takeOver(heard);
  }

  async function plug(): Promise<SwitchedLine> {
    const own = createSwitchedLine({ clock, kind: reader.plainLine });
    await terminal.attach(own.fixed);
    line = own;
    return own;
  }

  function heard(bytes: Uint8Array): void {
    for (const frame of reader.find([bytes]).frames) said.push(reader.mask(frame.bytes));
  }

  async function play(): Promise<void> {
    let expected = 0;
    for (const step of script.steps) {
      switch (step.type) {
        case 'till':
          await time.pass(step.after);
          if (!line) await (await plug()).takeOver(heard);
          line?.write(step.bytes);
          break;
        case 'terminal':
          expected += 1;
          if (!(await time.until(() => said.length >= expected, step.after + byItself))) {
            act();
            await time.until(() => said.length >= expected, patience);
          }
          break;
        case 'lost':
          await time.pass(step.after);
          line?.cut();
          line = undefined;
          break;
        default:
          assertNever(step);
      }
    }
    // What it still has to say although nobody recorded it.
    await time.pass(0);
  }

  /** The customer does it once, when the terminal has nothing more to say by itself. */
  function act(): void {
    if (hasActed || terminal.face().state !== 'waiting') return;
    hasActed = actAs(script.ended, terminal);
  }
}

function actAs(ended: RecordedEnd, terminal: SimulatedTerminal): boolean {
  switch (ended.state) {
    case 'captured':
    case 'authorised':
      return terminal.approve(ended.method === 'upi' ? 'upi' : 'card');
    case 'declined':
    case 'failed':
      return terminal.decline(failureOf(ended));
    case 'cancelled':
      // Otherwise the till asks it to stop.
      return ended.failedBy === 'customer' && terminal.cancel();
    default:
      return false;
  }
}

function failureOf({ failure }: RecordedEnd): PaymentFailureCode {
  return isFailureCode(failure) ? failure : 'CARD_DECLINED';
}

const failureCodes = {
  CARD_DECLINED: true,
  CARD_READ_ERROR: true,
  INVALID_PIN: true,
  TIMEOUT: true,
  TRANSACTION_CANCELLED: true,
  NETWORK_ERROR: true,
  DEVICE_MALFUNCTION: true,
  DEVICE_DISCONNECTED: true,
  DEVICE_TIMEOUT: true,
  DEVICE_ERROR: true,
} as const satisfies Record<PaymentFailureCode, true>;

function isFailureCode(text: string | null): text is PaymentFailureCode {
  return text !== null && Object.hasOwn(failureCodes, text);
}
