import { assertNever } from '../../../shared/assert-never.ts';
import { decimalText } from '../../../shared/money.ts';
import type { Transport } from '../../transports/transport.ts';
import type { CounterState } from '../counter-machine.ts';
import {
  type CounterTransaction,
  decodeCounter,
  emptyCounter,
  encodeCounter,
} from '../counter-records.ts';
import type { LinkRepeats } from '../link-repeats.ts';
import type {
  SimulatedTerminal,
  SimulatedTerminalOptions,
  SimulatedTransaction,
  TerminalFace,
} from '../simulation.ts';
import { createLine, type Line } from './line-driver.ts';
import { answerFrames, decodeRequest, encodeAnswer, requestFrames } from './message.ts';
import {
  startTerminal,
  type TerminalEffect,
  type TerminalEvent,
  transitionTerminal,
} from './terminal-machine.ts';
import { timing } from './timing.ts';

const repeats: LinkRepeats = { afterNegativeAcknowledgement: true, afterSilence: true };
const rules = { incoming: requestFrames, outgoing: answerFrames };
const terminalId = '30000001';

/** A Pine Labs terminal made of software; it answers on whatever line it is attached to. */
export function createPineLabsSimulator(options: SimulatedTerminalOptions): SimulatedTerminal {
  const { clock, memory } = options;
  let line: Line | undefined;
  let isSilent = false;
  let isOn = true;
  let cancelWait: () => void = () => undefined;
  let state: CounterState = switchOn();

  return {
    async attach(transport) {
      if (!isOn) {
        isOn = true;
        state = switchOn();
      }
      await unplug();
      await plug(transport);
    },
    present: (method) => happen({ type: 'present', method }),
    approve: (method) => happen({ type: 'approve', method }),
    decline: (code) => happen({ type: 'decline', code }),
    cancel: () => happen({ type: 'cancel' }),
    setSilent(silent) {
      isSilent = silent;
    },
    setApprovedAmount(minor) {
      happen({ type: 'set_approved_amount', minor });
    },
    async powerOff() {
      isOn = false;
      cancelWait();
      await unplug();
      options.changed?.();
    },
    face: () => faceOf(state),
    transactions: () => state.records.transactions.map(withoutInternals),
  };

  function switchOn(): CounterState {
    const content = memory.load();
    const records = content === undefined ? emptyCounter(terminalId) : decodeCounter(content);
    const start = startTerminal(records);
    if (start.effects.length > 0) memory.save(encodeCounter(start.state.records));
    return start.state;
  }

  async function plug(transport: Transport): Promise<void> {
    const own = createLine(muted(transport), clock, rules, {
      received: (content) => {
        if (line === own) received(own, content);
      },
      // Whether the till heard it changes nothing: what was said stands.
      leaving: () => undefined,
      acknowledged: () => undefined,
      unacknowledged: () => undefined,
      frame: () => undefined,
      closed: () => {
        if (line !== own) return;
        line = undefined;
        happen({ type: 'line_lost' });
      },
    });
    line = own;
    await own.open();
  }

  async function unplug(): Promise<void> {
    const old = line;
    line = undefined;
    if (!old) return;
    happen({ type: 'line_lost' });
    await old.close();
  }

  /** A silent terminal still reads and acts: that is what makes its till uncertain. */
  function muted(transport: Transport): Transport {
    return {
      kind: transport.kind,
      name: transport.name,
      open: (listener) => transport.open(listener),
      write: async (bytes) => {
        if (!isSilent) await transport.write(bytes);
      },
      close: () => transport.close(),
    };
  }

  function received(from: Line, content: Uint8Array): void {
    from.take();
    const request = decodeRequest(content);
    if (request) happen({ type: 'request', request, now: clock.now() });
  }

  /** Says whether it meant anything. */
  function happen(event: TerminalEvent): boolean {
    const step = isOn ? transitionTerminal(state, event) : undefined;
    if (!step) return false;
    state = step.state;
    step.effects.forEach(perform);
    options.changed?.();
    return true;
  }

  function perform(effect: TerminalEffect): void {
    switch (effect.type) {
      case 'answer': {
        const content = encodeAnswer(effect.answer);
        if (content) line?.send({ name: 'answer', content, repeats });
        return;
      }
      case 'save':
        memory.save(encodeCounter(state.records));
        return;
      case 'presented':
        options.presented?.(effect.amount);
        return;
      case 'arm':
        cancelWait();
        cancelWait = clock.after(timing.customer, 'simulated pinelabs customer', () =>
          happen({ type: 'cancel' }),
        );
        return;
      case 'disarm':
        cancelWait();
        return;
      default:
        assertNever(effect);
    }
  }
}

function faceOf({ step, records: { open } }: CounterState): TerminalFace {
  return {
    state: step === 'none' ? 'idle' : step,
    transaction: open
      ? { kind: open.kind, amount: { minor: open.amount, currency: open.currency } }
      : null,
    lines: [],
    code: open && open.method === 'upi' && step === 'waiting' ? codeOf(open) : null,
    printed: [],
  };
}

/** What the code on its display says. */
function codeOf({ amount, currency, reference }: CounterTransaction): string {
  const wanted = new URLSearchParams({
    pa: 'shop@simulated',
    am: decimalText({ minor: amount, currency }),
    cu: currency,
    tr: reference,
  });
  return `upi://pay?${wanted}`;
}

function withoutInternals(transaction: CounterTransaction): SimulatedTransaction {
  const { trace, kind, amount, currency, method, qr, result, at } = transaction;
  return { trace, kind, amount, currency, method, ...(qr ? { qr } : {}), result, at };
}
