import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import { createMemoryLine, type LineFault, type MemoryLine } from '../../transports/memory.ts';
import type { SimulatedTerminal } from '../simulation.ts';
import type { LastResult, PayEnd, TerminalOutcome, TerminalSession } from '../terminal.ts';
import { pinelabs } from './index.ts';

/** For tests: a till and a simulated terminal on a memory line, with a clock that stands still. */
export interface Rig {
  readonly clock: ManualClock;
  readonly terminal: SimulatedTerminal;
  /** What the till was told of the money. */
  readonly outcomes: readonly TerminalOutcome[];
  /** So many writes went over the line since it was plugged in. */
  writes(): number;
  /** A new line between the two, opened. */
  connect(
    fault?: LineFault,
  ): Promise<{ readonly session: TerminalSession; readonly line: MemoryLine }>;
  pay(session: TerminalSession, method?: 'card' | 'upi'): Promise<PayEnd>;
  /** On a new line. */
  askAgain(): Promise<LastResult>;
}

export const paymentId = 'pay_Rig1';

export function createRig(): Rig {
  const clock = createManualClock();
  const outcomes: TerminalOutcome[] = [];
  let content: string | undefined;
  let writes = 0;
  const terminal = pinelabs.simulateTerminal({
    clock,
    memory: {
      load: () => content,
      save(next) {
        content = next;
      },
    },
  });

  return {
    clock,
    terminal,
    outcomes,
    writes: () => writes,
    connect,
    pay: (session, method = 'card') =>
      session.pay(
        {
          paymentId,
          amount: { minor: 19_900, currency: 'INR' },
          preferredMethod: method,
          repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
        },
        {
          stage: async () => undefined,
          outcome: async (outcome) => void outcomes.push(outcome),
        },
      ),
    async askAgain() {
      const { session } = await connect();
      const asked = session.lastResult(paymentId);
      await clock.advanceAsync(100);
      return await asked;
    },
  };

  async function connect(fault?: LineFault) {
    writes = 0;
    const line = createMemoryLine({
      name: 'rig',
      clock,
      fault(bytes, towards) {
        writes += 1;
        return fault?.(bytes, towards) ?? [{ bytes, after: 0 }];
      },
    });
    await terminal.attach(line.far);
    const session = pinelabs.createSession(line.near, {
      clock,
      closed: () => undefined,
      frame: () => undefined,
    });
    const opened = session.open();
    await clock.advanceAsync(100);
    await opened;
    return { session, line };
  }
}
