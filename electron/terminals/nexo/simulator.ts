import { assertNever } from '../../../shared/assert-never.ts';
import type { Transport } from '../../transports/transport.ts';
import {
  type CounterRecords,
  decodeCounter,
  emptyCounter,
  encodeCounter,
} from '../counter-records.ts';
import type {
  SimulatedTerminal,
  SimulatedTerminalOptions,
  SimulatedTransaction,
  TerminalFace,
} from '../simulation.ts';
import { createSecurity } from './driver-security.ts';
import type { Message } from './message.ts';
import { readMessage, writeMessage } from './secured-message.ts';
import { createTerminalLine, type TerminalLine } from './terminal-line.ts';
import {
  startTerminal,
  type TerminalEffect,
  type TerminalEvent,
  type TerminalState,
  transition,
} from './terminal-machine.ts';
import { timing } from './timing.ts';

const nothing = new Uint8Array(0);

/** A nexo terminal made of software. It answers on every line that it is attached to. */
export function createNexoSimulator(options: SimulatedTerminalOptions): SimulatedTerminal {
  const { clock, memory } = options;
  const security = options.secret && createSecurity(options.secret);
  const lines = new Set<TerminalLine>();
  const exchanges = new Map<number, TerminalLine>();
  const waits = new Map<'customer' | 'shown', () => void>();
  const effects: TerminalEffect[] = [];
  let isSilent = false;
  let isPerforming = false;
  let isOn = true;
  let asked = 0;
  let state: TerminalState = switchOn();

  return {
    async attach(transport) {
      if (!isOn) {
        state = switchOn();
        isOn = true;
      }
      const line: TerminalLine = createTerminalLine(muted(transport), {
        asked: (body) => take(line, body),
        closed: () => drop(line),
      });
      lines.add(line);
      await line.open();
    },
    present: (method) => press({ type: 'present', method }),
    approve: (method) => press({ type: 'approve', method }),
    decline: (code) => press({ type: 'decline', code }),
    cancel: () => press({ type: 'cancel' }),
    setSilent(silent) {
      isSilent = silent;
    },
    setApprovedAmount(minor) {
      press({ type: 'set_approved_amount', minor });
    },
    async powerOff() {
      isOn = false;
      for (const cancel of waits.values()) cancel();
      waits.clear();
      effects.length = 0;
      const old = [...lines];
      lines.clear();
      exchanges.clear();
      await Promise.all(old.map((line) => line.close()));
    },
    face: () => faceOf(state),
    transactions: () => listOf(state.counter.records),
  };

  function switchOn(): TerminalState {
    const content = memory.load();
    const start = startTerminal(
      content === undefined ? emptyCounter('SIMULATED') : decodeCounter(content),
    );
    if (start.effects.length > 0) memory.save(encodeCounter(start.state.counter.records));
    return start.state;
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

  function take(line: TerminalLine, body: Uint8Array): void {
    const reading = readMessage(body, security);
    if (reading.type === 'unreadable' || reading.message.header.type === 'Response') {
      void line.answer(400, nothing).catch(() => line.close());
      return;
    }
    asked += 1;
    exchanges.set(asked, line);
    happen({ type: 'question', exchange: asked, message: reading.message, now: clock.now() });
  }

  function drop(line: TerminalLine): void {
    if (!lines.delete(line)) return;
    for (const [exchange, own] of exchanges) {
      if (own === line) lose(exchange);
    }
  }

  function lose(exchange: number): void {
    exchanges.delete(exchange);
    happen({ type: 'lost', exchange });
  }

  function press(event: Extract<TerminalEvent, { type: 'person' }>['event']): boolean {
    return happen({ type: 'person', event });
  }

  /** Says whether it meant anything. Also called by what an effect sets off. */
  function happen(event: TerminalEvent): boolean {
    const next = isOn ? transition(state, event) : undefined;
    if (!next) return false;
    state = next.state;
    effects.push(...next.effects);
    if (isPerforming) return true;
    isPerforming = true;
    for (let effect = effects.shift(); effect; effect = effects.shift()) perform(effect);
    isPerforming = false;
    options.changed?.();
    return true;
  }

  function perform(effect: TerminalEffect): void {
    switch (effect.type) {
      case 'answer':
        void answer(effect.exchange, effect.message);
        break;
      case 'save':
        memory.save(encodeCounter(state.counter.records));
        break;
      case 'presented':
        options.presented?.(effect.amount);
        break;
      case 'show':
        wait('shown', effect.milliseconds, () => happen({ type: 'shown_long_enough' }));
        break;
      case 'arm':
        wait('customer', timing.simulatedCustomer, () => press({ type: 'cancel' }));
        break;
      case 'disarm':
        waits.get('customer')?.();
        break;
      default:
        assertNever(effect);
    }
  }

  async function answer(exchange: number, message: Message | null): Promise<void> {
    const line = exchanges.get(exchange);
    exchanges.delete(exchange);
    if (!line) return;
    try {
      await line.answer(200, message ? writeMessage(message, security) : nothing);
      happen({ type: 'handed', exchange });
    } catch {
      happen({ type: 'lost', exchange });
    }
  }

  function wait(name: 'customer' | 'shown', milliseconds: number, run: () => void): void {
    waits.get(name)?.();
    waits.set(name, clock.after(milliseconds, `simulated nexo terminal ${name}`, run));
  }
}

function faceOf({ counter: { step, records }, shown }: TerminalState): TerminalFace {
  const { open } = records;
  return {
    state: step === 'none' ? 'idle' : step,
    transaction: open
      ? { kind: open.kind, amount: { minor: open.amount, currency: open.currency } }
      : null,
    ...shown,
  };
}

/** Nothing is acknowledged here: an approval stands from the moment it is made. */
function listOf({ transactions, open }: CounterRecords): readonly SimulatedTransaction[] {
  const all = open?.result === 'approved' ? [...transactions, open] : transactions;
  return all.map(({ trace, kind, amount, currency, method, result, at }) => ({
    trace,
    ...(kind === 'sale' ? {} : { kind }),
    amount,
    currency,
    method,
    result,
    at,
  }));
}
