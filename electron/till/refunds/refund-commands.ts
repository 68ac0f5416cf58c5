import type { Actor } from '../../../shared/actor.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Refund } from '../../../shared/refund.ts';
import type { Book, Ledger } from '../../ledger/ledger.ts';
import type { MoneyCommand } from '../../terminals/service.ts';
import type { LastResult, PaymentListener } from '../../terminals/terminal.ts';
import { createDeadlines } from '../payments/deadlines.ts';
import type { Payments } from '../payments/payments.ts';
import { paymentRepeats } from '../payments/resend-policy.ts';
import type { TerminalPort } from '../payments/terminal-port.ts';
import type { RefundEvent, RefundStep } from './refund-event.ts';
import { transition } from './refund-machine.ts';

/** The one road by which a refund changes: decide, write to the ledger, then act. */
export interface RefundCommands {
  /** Resolves after COMMIT; undefined when the event meant nothing. */
  dispatch(id: string, event: RefundEvent, actor: Actor): Promise<Refund | undefined>;
  /** Inside a write: keeps the next state and what it changes. `carryOut` must follow the commit. */
  keep(book: Book, refund: Refund, event: RefundEvent, actor: Actor): RefundStep | undefined;
  carryOut(step: RefundStep): void;
  /** Before any terminal is connected: refunds that a crash left open are in doubt from here on. */
  recover(): Promise<void>;
  stop(): void;
}

/** How long the till waits before it tries again to write down what it already knows. */
const owedRetryMilliseconds = 1_000;

export function createRefundCommands(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly terminals: TerminalPort;
  readonly payments: Payments;
  readonly report: (fault: unknown) => void;
}): RefundCommands {
  const { ledger, clock, terminals, payments, report } = dependencies;
  const deadlines = createDeadlines(clock, (id, name) => {
    const terminalId = ledger.refund(id)?.terminalId ?? null;
    const { stoppedBy } = terminals.manners(terminalId ?? '');
    owe(id, { type: 'deadline', name, stoppedBy }, { type: 'till' });
  });
  let isStopped = false;

  payments.onRefundNews(tell);

  async function dispatch(
    id: string,
    event: RefundEvent,
    actor: Actor,
  ): Promise<Refund | undefined> {
    const step = await ledger.write((book) => {
      const refund = book.refund(id);
      if (!refund) throw new Error(`No refund ${id}`);
      return isAnothersReceipt(book, refund, event) ? undefined : keep(book, refund, event, actor);
    });
    if (step) carryOut(step);
    return step?.refund;
  }

  function keep(
    book: Book,
    before: Refund,
    event: RefundEvent,
    actor: Actor,
  ): RefundStep | undefined {
    const step = transition(before, event, clock.now());
    if (!step || step.refund === before) return step;
    const { refund } = step;
    book.append({ type: 'refund', refund, because: event.type }, actor);
    if (refund.state === 'processed') count(book, refund, actor);
    return step;
  }

  /** Promise 3: what was given back of a payment is the sum of its refunds that are through. */
  function count(book: Book, refund: Refund, actor: Actor): void {
    const payment = book.payment(refund.paymentId);
    if (!payment) throw new Error(`No payment ${refund.paymentId}`);
    const through = book.refundsOfPayment(payment.id).filter(({ state }) => state === 'processed');
    const refundedAmount = through.reduce((sum, { amount }) => sum + amount, 0);
    if (refundedAmount === payment.refundedAmount) return;
    const changed = { ...payment, refundedAmount };
    book.append({ type: 'payment', payment: changed, because: 'refund' }, actor);
  }

  function carryOut({ refund, effects }: RefundStep): void {
    if (isStopped) return;
    deadlines.watch(refund);
    for (const effect of effects) {
      if (effect === 'send') void payments.lanes.run(terminalOf(refund), () => send(refund));
      if (effect === 'abort') void abort(refund);
      if (effect === 'ask') payments.askSoon(refund);
    }
  }

  /** Writes what must be written; a full disk delays it but does not make it forgotten. */
  function owe(id: string, event: RefundEvent, actor: Actor): void {
    if (isStopped) return;
    dispatch(id, event, actor).catch((fault) => {
      report(fault);
      if (isStopped) return;
      clock.after(owedRetryMilliseconds, 'refund owed to the ledger', () => owe(id, event, actor));
    });
  }

  async function send(refund: Refund): Promise<void> {
    const terminalId = terminalOf(refund);
    const actor: Actor = { type: 'terminal', terminalId };
    // It may have had to wait for the command before it; what is not wanted any more stays here.
    const current = ledger.refund(refund.id);
    if (current?.state !== 'sent' || current.cancelRequestedBy !== null) {
      const end = { type: 'not_sent', reason: 'Stopped before it was sent' } as const;
      owe(refund.id, { type: 'ended', end }, { type: 'till' });
      return;
    }
    const end = await terminals.move(terminalId, commandOf(refund), listenerOf(refund, actor));
    owe(refund.id, { type: 'ended', end }, actor);
  }

  function commandOf(refund: Refund): MoneyCommand {
    const original = ledger.payment(refund.paymentId)?.approval ?? null;
    const common = {
      id: refund.id,
      repeats: paymentRepeats,
      amount: { minor: refund.amount, currency: refund.currency },
    };
    if (refund.route !== 'reversal') return { ...common, type: 'refund', original };
    if (original === null) throw new Error(`Refund ${refund.id} reverses what was not approved`);
    return { ...common, type: 'reversal', original };
  }

  function listenerOf(refund: Refund, actor: Actor): PaymentListener {
    const terminalId = terminalOf(refund);
    return {
      stage: async (stage) => {
        await dispatch(refund.id, { type: 'stage', stage }, actor);
      },
      outcome: async (outcome) => {
        await dispatch(refund.id, { type: 'outcome', outcome }, actor);
        const { receipt } = outcome;
        if (!receipt) return;
        payments.noteMark(terminalId, receipt.mark);
        // An approval that is nowhere on disk must not be acknowledged: the terminal then takes it back.
        const isKnown =
          receipt.mark === refund.markBefore ||
          ledger.refundOfMark(terminalId, receipt.mark) !== undefined;
        if (outcome.type === 'approved' && !isKnown) {
          throw new Error(`Refund ${refund.id} has ended; the approval is not accepted`);
        }
      },
    };
  }

  async function abort(refund: Refund): Promise<void> {
    try {
      await terminals.abort(terminalOf(refund));
    } catch (fault) {
      report(fault);
    }
  }

  async function tell(refund: Refund, result: LastResult, mayArrive: boolean): Promise<void> {
    const actor: Actor = { type: 'terminal', terminalId: terminalOf(refund) };
    const isEarlier = result.type === 'result' && isAnothers(ledger, refund, result.mark);
    await dispatch(refund.id, { type: 'last_result', result, isEarlier, mayArrive }, actor);
  }

  async function recover(): Promise<void> {
    for (const refund of ledger.openRefunds()) {
      await dispatch(refund.id, { type: 'interrupted' }, { type: 'till' });
    }
  }

  return {
    dispatch,
    keep,
    carryOut,
    recover,
    stop: () => {
      isStopped = true;
      deadlines.stop();
    },
  };
}

/** An approval that already belongs to something else says nothing about this refund. */
function isAnothersReceipt(book: Book, refund: Refund, event: RefundEvent): boolean {
  if (event.type !== 'outcome' || event.outcome.type !== 'approved') return false;
  return isAnothers(book, refund, event.outcome.receipt.mark);
}

function isAnothers(
  book: Pick<Book, 'paymentOfMark' | 'refundOfMark'>,
  { id, terminalId }: Refund,
  mark: string,
): boolean {
  if (book.paymentOfMark(terminalId, mark)) return true;
  const owner = book.refundOfMark(terminalId, mark);
  return owner !== undefined && owner.id !== id;
}

function terminalOf(refund: Refund): string {
  if (refund.terminalId === null) throw new Error(`Refund ${refund.id} has no terminal`);
  return refund.terminalId;
}
