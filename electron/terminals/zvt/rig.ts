import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { Money } from '../../../shared/money.ts';
import { createMemoryLine, type LineFault, type MemoryLine } from '../../transports/memory.ts';
import type { LinkRepeats } from '../link-repeats.ts';
import type { SimulatedTerminal, TerminalMemory } from '../simulation.ts';
import type {
  LastResult,
  PayEnd,
  PaymentListener,
  TerminalOutcome,
  TerminalSession,
} from '../terminal.ts';
import { toHex } from './bytes.ts';
import { zvt } from './index.ts';

/** For tests: a till and a simulated terminal on a memory line, with a clock that stands still. */
export interface Rig {
  readonly clock: ManualClock;
  readonly terminal: SimulatedTerminal;
  readonly memory: TerminalMemory & { content: string | undefined };
  /** Everything that happened to a payment and every write on the line, in order. */
  readonly story: string[];
  /** Each write: where it went and the bytes in hexadecimal. */
  readonly wire: string[];
  /** What the till was told of the money. */
  readonly outcomes: TerminalOutcome[];
  /** A new line between the two, and a session on it that has not been opened. */
  plug(
    fault?: LineFault,
  ): Promise<{ readonly session: TerminalSession; readonly line: MemoryLine }>;
  /** Plugged in, opened and registered. */
  connect(
    fault?: LineFault,
  ): Promise<{ readonly session: TerminalSession; readonly line: MemoryLine }>;
  pay(session: TerminalSession, options?: Partial<PayOptions>): Promise<PayEnd>;
  /** A refund, asked for at the terminal. */
  refund(session: TerminalSession): Promise<PayEnd>;
  /** Registers on a new line and asks what the terminal's last transaction was. */
  askAgain(): Promise<LastResult>;
  settle(): Promise<void>;
}

export interface PayOptions {
  readonly amount: Money;
  readonly preferredMethod: 'card' | 'upi' | null;
  readonly listener: Partial<PaymentListener>;
}

const repeats: LinkRepeats = { afterNegativeAcknowledgement: true, afterSilence: false };
const standardAmount: Money = { minor: 19_900, currency: 'INR' };

export function createRig(options: { readonly presented?: () => void } = {}): Rig {
  const clock = createManualClock();
  const story: string[] = [];
  const wire: string[] = [];
  const outcomes: TerminalOutcome[] = [];
  const memory: Rig['memory'] = {
    content: undefined,
    load: () => memory.content,
    save: (content) => {
      memory.content = content;
    },
  };
  const terminal = zvt.simulateTerminal({
    clock,
    memory,
    presented: (amount) => {
      story.push(`presented ${amount.minor}`);
      options.presented?.();
    },
  });
  let payments = 0;

  const rig: Rig = {
    clock,
    terminal,
    memory,
    story,
    wire,
    outcomes,
    async plug(fault) {
      const line = createMemoryLine({ name: 'rig', clock, fault: tapped(fault) });
      await terminal.attach(line.far);
      const session = zvt.createSession(line.near, {
        clock,
        closed: (reason) => story.push(`closed: ${reason}`),
        frame: (direction, name) => {
          if (direction !== 'received') story.push(`${direction} ${name}`);
        },
      });
      return { session, line };
    },
    async connect(fault) {
      const plugged = await rig.plug(fault);
      await plugged.session.open();
      await rig.settle();
      story.length = 0;
      wire.length = 0;
      return plugged;
    },
    pay(session, { amount = standardAmount, preferredMethod = null, listener = {} } = {}) {
      payments += 1;
      const command = { paymentId: `payment ${payments}`, amount, preferredMethod, repeats };
      return session.pay(command, listenerOf(listener));
    },
    refund(session) {
      payments += 1;
      const id = `refund ${payments}`;
      const command = {
        id,
        type: 'refund',
        amount: standardAmount,
        original: null,
        repeats,
      } as const;
      return session.move(command, listenerOf({}));
    },
    async askAgain() {
      const { session } = await rig.connect();
      const result = await session.lastResult();
      await session.close();
      return result;
    },
    settle: () => clock.advanceAsync(0),
  };
  return rig;

  function listenerOf(listener: Partial<PaymentListener>): PaymentListener {
    return {
      async stage(stage) {
        story.push(`stage ${stage}`);
        await listener.stage?.(stage);
      },
      async outcome(outcome) {
        story.push(`outcome ${outcome.type}`);
        await listener.outcome?.(outcome);
        outcomes.push(outcome);
        story.push('kept');
      },
    };
  }

  function tapped(fault?: LineFault): LineFault {
    return (bytes, towards) => {
      wire.push(`${towards === 'far' ? 'till' : 'terminal'} ${toHex(bytes)}`);
      return fault ? fault(bytes, towards) : [{ bytes, after: 0 }];
    };
  }
}
