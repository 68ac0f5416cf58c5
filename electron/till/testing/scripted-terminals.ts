import type { Clock } from '../../../shared/clock.ts';
import type { Money } from '../../../shared/money.ts';
import type { Terminal, TerminalStatus } from '../../../shared/terminal.ts';
import type { MoneyCommand } from '../../terminals/service.ts';
import type {
  LastResult,
  PayEnd,
  PaymentCommand,
  PaymentListener,
  TerminalOutcome,
} from '../../terminals/terminal.ts';
import type { TerminalPort } from '../payments/terminal-port.ts';
import { approvedOutcome, cancelledOutcome, declinedOutcome, sampleReceipt } from './samples.ts';

/** What happens to one payment at the terminal, step by step. */
export type ScriptStep =
  | 'show'
  | 'pin'
  | 'approve'
  /** Takes the money and tells nobody. */
  | 'approve-unheard'
  | 'approve-another-amount'
  | 'approve-again'
  | 'decline'
  | 'customer-cancels'
  | 'finish'
  | 'lose-line'
  | 'fall-silent'
  | 'refuse'
  | 'not-sent'
  | 'wait';

export interface ScriptedTerminals extends TerminalPort {
  /** Every command that reached a terminal, in order. */
  readonly sent: readonly PaymentCommand[];
  /** Every refund and reversal that reached a terminal, in order. */
  readonly moved: readonly MoneyCommand[];
  /** Every question about a last result, as "ask", and every payment, by its id, in order. */
  readonly calls: readonly string[];
  /** Money that the terminal has really taken, by payment. */
  readonly taken: ReadonlyMap<string, number>;
  /** Plugs the line in: prepare is called, then the terminal is ready. */
  connect(): Promise<void>;
  /** The till that used this port has died: nothing more is reported to it. */
  abandon(): void;
}

/** What a script is played for; without a kind, a payment. */
interface Asked {
  readonly id: string;
  readonly amount: Money;
  readonly kind?: 'reversal' | 'refund';
}

/** What a till that has died hears. */
const neverAnswered = new Promise<never>(() => undefined);

/**
 * One terminal that plays a script for each payment it is given, and that remembers what it has taken
 * through crashes of the till (`memory` is handed from one port to the next).
 */
export function createScriptedTerminals(options: {
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly memory: TerminalMemory;
  readonly nextScript: () => readonly ScriptStep[];
  readonly onSend: (command: PaymentCommand) => void;
}): ScriptedTerminals {
  const { terminal, clock, memory, nextScript, onSend } = options;
  const sent: PaymentCommand[] = [];
  const moved: MoneyCommand[] = [];
  const calls: string[] = [];
  let prepare: (terminalId: string) => Promise<boolean> = () => Promise.resolve(true);
  let connection: TerminalStatus['connection'] = { type: 'absent', reason: 'not plugged in' };
  let isAbandoned = false;
  let isBusy = false;
  const listeners = new Set<(status: TerminalStatus) => void>();

  function turn(next: TerminalStatus['connection']): void {
    connection = next;
    for (const listener of listeners) listener({ terminal, connection });
  }

  async function connect(): Promise<void> {
    turn({ type: 'connecting' });
    if (await prepare(terminal.id)) turn({ type: 'ready' });
  }

  async function pay(command: PaymentCommand, listener: PaymentListener): Promise<PayEnd> {
    sent.push(command);
    onSend(command);
    return await work({ id: command.paymentId, amount: command.amount }, listener, memory.taken);
  }

  async function move(command: MoneyCommand, listener: PaymentListener): Promise<PayEnd> {
    moved.push(command);
    const kind = command.type === 'reversal' ? 'reversal' : 'refund';
    return await work({ id: command.id, amount: command.amount, kind }, listener, memory.given);
  }

  async function work(
    asked: Asked,
    listener: PaymentListener,
    done: Map<string, number>,
  ): Promise<PayEnd> {
    calls.push(asked.id);
    isBusy = true;
    const end = await play(asked, listener, done);
    isBusy = false;
    return end;
  }

  async function play(
    asked: Asked,
    listener: PaymentListener,
    done: Map<string, number>,
  ): Promise<PayEnd> {
    const kind = asked.kind === undefined ? {} : { kind: asked.kind };
    memory.transactions += 1;
    const mark = `mark-${memory.transactions}`;
    let outcome: TerminalOutcome | undefined;
    for (const step of nextScript()) {
      await pause(10);
      if (isAbandoned) return await neverAnswered;
      switch (step) {
        case 'wait':
          await pause(1_000);
          break;
        case 'show':
          await listener.stage('card');
          break;
        case 'pin':
          await listener.stage('pin');
          break;
        case 'approve':
        case 'approve-another-amount': {
          const amount = step === 'approve' ? asked.amount.minor : asked.amount.minor + 100;
          outcome = approvedOutcome({ mark, amount, currency: asked.amount.currency, ...kind });
          // Taken back unless the till accepts it, as real terminals do without an acknowledgement.
          memory.last = { type: 'result', mark, outcome: { ...declinedOutcome, receipt: null } };
          try {
            await listener.outcome(outcome);
          } catch {
            return { type: 'unknown', why: 'no_answer', reason: 'not acknowledged' };
          }
          if (isAbandoned) return await neverAnswered;
          memory.last = { type: 'result', mark, outcome };
          done.set(asked.id, amount);
          break;
        }
        case 'approve-unheard': {
          const { minor: amount, currency } = asked.amount;
          memory.last = {
            type: 'result',
            mark,
            outcome: approvedOutcome({ mark, amount, currency, ...kind }),
          };
          done.set(asked.id, amount);
          break;
        }
        case 'approve-again':
          if (outcome) await listener.outcome(outcome);
          break;
        case 'decline':
          outcome = { ...declinedOutcome, receipt: sampleReceipt({ mark }) };
          memory.last = { type: 'result', mark, outcome };
          done.delete(asked.id);
          await listener.outcome(outcome);
          return { type: 'finished' };
        case 'customer-cancels':
          if (done.delete(asked.id)) {
            memory.last = { type: 'result', mark, outcome: cancelledOutcome };
          }
          await listener.outcome(cancelledOutcome);
          return { type: 'finished' };
        case 'finish':
          return { type: 'finished' };
        case 'lose-line':
          turn({ type: 'absent', reason: 'unplugged' });
          return { type: 'unknown', why: 'line_lost', reason: 'unplugged' };
        case 'fall-silent':
          return { type: 'unknown', why: 'no_answer', reason: 'silent' };
        case 'refuse':
          return {
            type: 'refused',
            frame: 'negative answer',
            resultCode: '83',
            code: 'DEVICE_ERROR',
            reason: 'not possible',
          };
        case 'not-sent':
          return { type: 'not_sent', reason: 'no line' };
      }
    }
    return { type: 'finished' };
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      clock.after(milliseconds, 'script', resolve);
    });
  }

  return {
    sent,
    moved,
    calls,
    taken: memory.taken,
    connect,
    abandon: () => {
      isAbandoned = true;
    },
    statuses: () => [{ terminal, connection }],
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnected: (given) => {
      prepare = given;
    },
    pay: (_terminalId, command, listener) => pay(command, listener),
    abilities: () => ['reversal', 'refund'],
    manners: () => ({ stoppedBy: 'till', remembers: 'last', requestLives: 0 }),
    move: (_terminalId, command, listener) => move(command, listener),
    serve: () => Promise.resolve({ type: 'not_supported' }),
    abort: () => Promise.resolve(isBusy ? 'sent' : 'nothing_running'),
    lastResult: () => {
      calls.push('ask');
      if (isBusy) return Promise.resolve({ type: 'busy' });
      const silence: LastResult = { type: 'unavailable', reason: 'no answer' };
      return Promise.resolve(memory.isDeaf ? silence : memory.last);
    },
  };
}

export interface TerminalMemory {
  transactions: number;
  last: LastResult;
  /** It takes payments, but answers no question. */
  isDeaf: boolean;
  readonly taken: Map<string, number>;
  /** What it has given back, by refund. */
  readonly given: Map<string, number>;
}

export function freshMemory(): TerminalMemory {
  return {
    transactions: 0,
    last: { type: 'none' },
    isDeaf: false,
    taken: new Map(),
    given: new Map(),
  };
}
