import { assertNever } from '../../../shared/assert-never.ts';
import type { Transport } from '../../transports/transport.ts';
import type { LinkRepeats } from '../link-repeats.ts';
import type {
  SimulatedTerminal,
  SimulatedTerminalOptions,
  SimulatedTransaction,
  TerminalFace,
} from '../simulation.ts';
import type { Apdu } from './apdu.ts';
import { decodeMessage } from './decode-message.ts';
import { callTill } from './driver-calling.ts';
import { encodeMessage } from './encode-message.ts';
import { createLink, type Link } from './link-driver.ts';
import { resultCodeFor } from './result-codes.ts';
import type {
  TerminalDeadline,
  TerminalEffect,
  TerminalEvent,
  TerminalState,
  TerminalStep,
} from './terminal-dialogue.ts';
import { startTerminal, transition } from './terminal-machine.ts';
import { callMessages } from './terminal-printing.ts';
import {
  decodeRecords,
  emptyRecords,
  encodeRecords,
  type TransactionRecord,
} from './terminal-record.ts';
import { serviceSlip } from './terminal-slips.ts';
import { timing } from './timing.ts';

const repeats: LinkRepeats = { afterNegativeAcknowledgement: true, afterSilence: true };

const blank = { lines: [], code: null } as const;
const mostLinesPrinted = 100;

/** A ZVT terminal made of software; it answers on whatever line it is attached to. */
export function createZvtSimulator(options: SimulatedTerminalOptions): SimulatedTerminal {
  const { clock, memory } = options;
  let link: Link | undefined;
  let isSilent = false;
  const deadlines = new Map<TerminalDeadline, () => void>();
  const effects: TerminalEffect[] = [];
  let shown: Pick<TerminalFace, 'lines' | 'code'> = blank;
  let stopShowing: () => void = () => undefined;
  let printed: readonly string[] = [];
  let isPerforming = false;
  let state: TerminalState = switchOn();
  let isOn = true;

  return {
    async attach(transport) {
      if (!isOn) {
        state = switchOn();
        isOn = true;
      }
      await unplug();
      await plug(transport);
    },
    present: (method) => happen({ type: 'present', method }),
    approve: (method) => happen({ type: 'approve', method }),
    decline: (code, bankCode) =>
      happen({ type: 'decline', resultCode: bankCode ?? resultCodeFor(code) }),
    cancel: () => happen({ type: 'cancel' }),
    setSilent(silent) {
      isSilent = silent;
    },
    setApprovedAmount(minor) {
      happen({ type: 'set_approved_amount', minor });
    },
    async powerOff() {
      isOn = false;
      for (const cancel of deadlines.values()) cancel();
      deadlines.clear();
      effects.length = 0;
      show(blank, 0);
      await unplug();
    },
    async call(transport) {
      const now = clock.now();
      const localNow = now - zoneMinutes(now) * 60_000;
      const lines = serviceSlip(state.records, 'SERVICE');
      return (await callTill(transport, clock, callMessages(lines, localNow))) === 'taken';
    },
    face: () => ({ ...faceOf(state), ...shown, printed }),
    transactions: () => state.records.transactions.map(withoutInternals),
  };

  function switchOn(): TerminalState {
    const content = memory.load();
    const start = startTerminal(content === undefined ? emptyRecords : decodeRecords(content));
    if (start.effects.length > 0) memory.save(encodeRecords(start.state.records));
    return start.state;
  }

  async function plug(transport: Transport): Promise<void> {
    const own: Link = createLink(muted(transport), clock, {
      received: ifCurrent(received),
      leaving: () => undefined,
      acknowledged: ifCurrent((tag) => happen({ type: 'acknowledged', tag })),
      unacknowledged: ifCurrent((tag) => happen({ type: 'unacknowledged', tag })),
      dropped: () => undefined,
      closed: ifCurrent(() => {
        link = undefined;
        happen({ type: 'line_lost' });
      }),
    });
    link = own;
    await own.open();

    /** A line that has been replaced has nothing more to say. */
    function ifCurrent<News>(take: (news: News) => void): (news: News) => void {
      return (news) => {
        if (link === own) take(news);
      };
    }
  }

  async function unplug(): Promise<void> {
    const old = link;
    link = undefined;
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

  function received(apdu: Apdu): void {
    const message = decodeMessage(apdu);
    if (!message) return;
    const now = clock.now();
    happen({ type: 'message', message, now, localNow: now - zoneMinutes(now) * 60_000 });
  }

  /** Says whether it meant anything. Also called by what an effect sets off. */
  function happen(event: TerminalEvent): boolean {
    const next: TerminalStep | undefined = isOn ? transition(state, event) : undefined;
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

  /** For so long; zero until something else is shown. */
  function show(next: typeof shown, milliseconds: number): void {
    stopShowing();
    shown = next;
    stopShowing =
      milliseconds === 0
        ? () => undefined
        : clock.after(milliseconds, 'text on a simulated terminal', () => {
            shown = blank;
            options.changed?.();
          });
  }

  function perform(effect: TerminalEffect): void {
    switch (effect.type) {
      case 'send':
        link?.send({ tag: effect.tag, apdu: encodeMessage(effect.message), repeats });
        break;
      case 'save':
        memory.save(encodeRecords(state.records));
        break;
      case 'presented':
        show(blank, 0);
        options.presented?.(effect.amount);
        break;
      case 'print':
        printed = [...printed, ...effect.lines].slice(-mostLinesPrinted);
        break;
      case 'show':
        show({ lines: effect.lines, code: effect.code }, effect.milliseconds);
        break;
      case 'arm':
        deadlines.get(effect.name)?.();
        deadlines.set(
          effect.name,
          clock.after(timing[effect.name], `simulated zvt terminal ${effect.name}`, () =>
            happen({ type: 'deadline', name: effect.name }),
          ),
        );
        break;
      case 'disarm':
        deadlines.get(effect.name)?.();
        break;
      default:
        assertNever(effect);
    }
  }
}

/** How far the computer's clock is behind the world's. */
function zoneMinutes(now: number): number {
  return new Date(now).getTimezoneOffset();
}

function faceOf({
  payment,
  records: { open },
}: TerminalState): Pick<TerminalFace, 'state' | 'transaction'> {
  return {
    state: payment === 'none' ? 'idle' : payment,
    transaction: open
      ? { kind: open.kind ?? 'sale', amount: { minor: open.amount, currency: open.currency } }
      : null,
  };
}

function withoutInternals(record: TransactionRecord): SimulatedTransaction {
  const { trace, kind, amount, currency, method, result, at } = record;
  return { trace, ...(kind ? { kind } : {}), amount, currency, method, result, at };
}
