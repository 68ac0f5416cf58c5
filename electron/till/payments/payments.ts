import type { Actor } from '../../../shared/actor.ts';
import type { Clock } from '../../../shared/clock.ts';
import { isOpenPayment, type Payment } from '../../../shared/payment.ts';
import type { Book, Ledger } from '../../ledger/ledger.ts';
import type { PaymentListener, TerminalManners } from '../../terminals/terminal.ts';
import { settleActivity, settleCloses } from '../checkouts/activity-policy.ts';
import { isSettledAlike, settleOrder } from '../orders/order-policy.ts';
import { createDeadlines } from './deadlines.ts';
import { createDoubts, type Doubts } from './doubts.ts';
import type { PaymentEvent, PaymentStep } from './payment-event.ts';
import { transition } from './payment-machine.ts';
import { maySend, paymentRepeats } from './resend-policy.ts';
import { createTerminalLanes, type TerminalLanes } from './terminal-lanes.ts';
import type { TerminalPort } from './terminal-port.ts';
import { utrMark } from './verdict-machine.ts';

/** The one road by which a payment changes: decide, write to the ledger, then act. */
export interface Payments {
  /**
   * Decides and writes; resolves after COMMIT, with the payment as it then is, and has started what
   * follows from it. Undefined when the event meant nothing.
   */
  dispatch(paymentId: string, event: PaymentEvent, actor: Actor): Promise<Payment | undefined>;
  /** Inside a write: keeps a new payment and what it changes. `carryOut` must follow the commit. */
  keep(book: Book, draft: Payment, event: FirstEvent, actor: Actor): PaymentStep;
  carryOut(before: Payment, step: PaymentStep): void;
  /** Shared with whatever else a terminal is asked to do. */
  readonly lanes: TerminalLanes;
  /** The terminal's last transaction as last heard; goes into a new payment. */
  markBefore(terminalId: string): string | null;
  noteMark: Doubts['noteMark'];
  /** Keeps asking about a refund in doubt, as about a payment. */
  askSoon: Doubts['askSoon'];
  /** Who is told what terminals say while a refund is in doubt; called once, before any is connected. */
  onRefundNews: Doubts['onRefundNews'];
  /** Asks the terminal about this payment now; resolves when it has answered or could not. */
  ask: Doubts['ask'];
  askBeforeVerdict: Doubts['askBeforeVerdict'];
  tell: Doubts['tell'];
  isAsking: Doubts['isAsking'];
  asked: Doubts['asked'];
  onAsked: Doubts['onAsked'];
  /** Resolves when the payment is no longer open, or after `milliseconds`. */
  whenOver(paymentId: string, milliseconds: number): Promise<void>;
  /** Before any terminal is connected: payments that a crash left open are in doubt from here on. */
  recover(): Promise<void>;
  /** Cancels every deadline; nothing is written afterwards. */
  stop(): void;
}

/** How a draft begins. */
export type FirstEvent = Extract<PaymentEvent, { type: 'request' | 'cash' }>;

/** How long the till waits before it tries again to write down what it already knows. */
const owedRetryMilliseconds = 1_000;

export function createPayments(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly terminals: TerminalPort;
  /** Told of faults that nobody waits for; never of card data. */
  readonly report: (fault: unknown) => void;
}): Payments {
  const { ledger, clock, terminals, report } = dependencies;
  const deadlines = createDeadlines(clock, (paymentId, name) =>
    owe(paymentId, { type: 'deadline', name, ...whoStops(paymentId) }, { type: 'till' }),
  );
  const waiters = new Map<string, Set<() => void>>();
  const lanes = createTerminalLanes();
  let isStopped = false;

  const doubts = createDoubts({
    ledger,
    clock,
    terminals,
    report,
    dispatch,
    lanes,
  });

  async function dispatch(
    paymentId: string,
    event: PaymentEvent,
    actor: Actor,
  ): Promise<Payment | undefined> {
    const written = await ledger.write((book) => {
      const before = book.payment(paymentId);
      if (!before) throw new Error(`No payment ${paymentId}`);
      if (isAnothersReceipt(book, before, event) || isUsedReference(book, before, event)) {
        return undefined;
      }
      const step = transition(before, event, clock.now());
      if (step && step.payment !== before) record(book, step.payment, event.type, actor);
      return step && { before, step };
    });
    if (written) carryOut(written.before, written.step);
    return written?.step.payment;
  }

  function keep(book: Book, draft: Payment, event: FirstEvent, actor: Actor): PaymentStep {
    const step = transition(draft, event, clock.now());
    if (!step) throw new Error(`Payment ${draft.id} cannot begin with ${event.type}`);
    record(book, step.payment, event.type, actor);
    return step;
  }

  function record(book: Book, payment: Payment, because: string, actor: Actor): void {
    const at = clock.now();
    book.append({ type: 'payment', payment, because }, actor);
    const order = book.order(payment.orderId);
    if (!order) throw new Error(`No order ${payment.orderId}`);
    const settled = settleOrder(order, book.paymentsOfOrder(order.id));
    if (!isSettledAlike(order, settled)) book.append({ type: 'order', order: settled }, actor);
    const checkout = book.activityOfPayment(payment.id);
    if (!checkout) return;
    const activity = settleActivity(checkout, payment, at);
    if (activity !== checkout) book.append({ type: 'activity', activity }, actor);
    for (const each of settleCloses(activity, book.closesOf(checkout.id), payment, at)) {
      book.append({ type: 'activity', activity: each }, actor);
    }
  }

  function carryOut(before: Payment, step: PaymentStep): void {
    const { payment } = step;
    if (isStopped) return;
    deadlines.watch(payment);
    if (!isOpenPayment(payment)) settleWaiters(payment.id);
    for (const effect of step.effects) {
      if (effect === 'send' && maySend(before, payment)) {
        void lanes.run(terminalOf(payment), () => command(payment));
      }
      if (effect === 'abort') void abort(payment);
      if (effect === 'ask') doubts.askSoon(payment);
    }
  }

  function whoStops(paymentId: string): Partial<TerminalManners> {
    const terminalId = ledger.payment(paymentId)?.terminalId ?? null;
    return terminalId === null ? {} : { stoppedBy: terminals.manners(terminalId).stoppedBy };
  }

  /** Writes what must be written; a full disk delays it but does not make it forgotten. */
  function owe(paymentId: string, event: PaymentEvent, actor: Actor): void {
    if (isStopped) return;
    dispatch(paymentId, event, actor).catch((fault) => {
      report(fault);
      if (isStopped) return;
      clock.after(owedRetryMilliseconds, 'payment owed to the ledger', () =>
        owe(paymentId, event, actor),
      );
    });
  }

  async function command(payment: Payment): Promise<void> {
    const terminalId = terminalOf(payment);
    const actor: Actor = { type: 'terminal', terminalId };
    // It may have had to wait for the command before it; what is not wanted any more stays here.
    const current = ledger.payment(payment.id);
    if (current?.state !== 'requested' || current.cancelRequestedBy !== null) {
      const end = { type: 'not_sent', reason: 'Cancelled before it was sent' } as const;
      owe(payment.id, { type: 'ended', end }, { type: 'till' });
      return;
    }
    const end = await terminals.pay(
      terminalId,
      {
        paymentId: payment.id,
        amount: { minor: payment.amount, currency: payment.currency },
        preferredMethod: payment.method,
        ...(payment.qr ? { qr: payment.qr } : {}),
        repeats: paymentRepeats,
      },
      listenerOf(payment, actor),
    );
    owe(payment.id, { type: 'ended', end }, actor);
  }

  function listenerOf(payment: Payment, actor: Actor): PaymentListener {
    return {
      stage: async (stage) => {
        await dispatch(payment.id, { type: 'stage', stage }, actor);
      },
      outcome: async (outcome) => {
        await dispatch(payment.id, { type: 'outcome', outcome }, actor);
        const { receipt } = outcome;
        if (!receipt) return;
        doubts.noteMark(terminalOf(payment), receipt.mark);
        // An approval that is nowhere on disk must not be acknowledged: the terminal then takes it back.
        if (outcome.type === 'approved' && !isOnDisk(payment, receipt.mark)) {
          throw new Error(`Payment ${payment.id} has ended; the approval is not accepted`);
        }
      },
    };
  }

  function isOnDisk(payment: Payment, mark: string): boolean {
    if (mark === payment.markBefore) return true;
    return ledger.paymentOfMark(terminalOf(payment), mark) !== undefined;
  }

  async function abort(payment: Payment): Promise<void> {
    try {
      await terminals.abort(terminalOf(payment));
    } catch (fault) {
      report(fault);
    }
  }

  function settleWaiters(paymentId: string): void {
    for (const wake of waiters.get(paymentId) ?? []) wake();
    waiters.delete(paymentId);
  }

  function whenOver(paymentId: string, milliseconds: number): Promise<void> {
    const payment = ledger.payment(paymentId);
    if (!payment || !isOpenPayment(payment)) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = waiters.get(paymentId) ?? new Set();
      waiters.set(paymentId, waiting);
      const stop = clock.after(milliseconds, 'checkout closing', () => {
        waiting.delete(wake);
        resolve();
      });
      const wake = () => {
        stop();
        resolve();
      };
      waiting.add(wake);
    });
  }

  async function recover(): Promise<void> {
    for (const payment of ledger.openPayments()) {
      await dispatch(payment.id, { type: 'interrupted' }, { type: 'till' });
    }
  }

  function stop(): void {
    isStopped = true;
    deadlines.stop();
    doubts.stop();
  }

  return {
    dispatch,
    keep,
    carryOut,
    lanes,
    markBefore: doubts.markBefore,
    noteMark: doubts.noteMark,
    askSoon: doubts.askSoon,
    onRefundNews: doubts.onRefundNews,
    ask: doubts.ask,
    askBeforeVerdict: doubts.askBeforeVerdict,
    tell: doubts.tell,
    isAsking: doubts.isAsking,
    asked: doubts.asked,
    onAsked: doubts.onAsked,
    whenOver,
    recover,
    stop,
  };
}

/** An approval that already belongs to another payment says nothing about this one. */
function isAnothersReceipt(book: Book, payment: Payment, event: PaymentEvent): boolean {
  if (event.type !== 'outcome' || payment.terminalId === null) return false;
  const { outcome } = event;
  if (outcome.type !== 'approved') return false;
  const { mark } = outcome.receipt;
  const owner = book.paymentOfMark(payment.terminalId, mark);
  if (book.refundOfMark(payment.terminalId, mark)) return true;
  return owner !== undefined && owner.id !== payment.id;
}

/** A reference that a person types pays for one thing, as a terminal's transaction does. */
function isUsedReference(book: Book, payment: Payment, event: PaymentEvent): boolean {
  if (event.type !== 'resolved' || event.verdict === 'not_paid') return false;
  return (
    payment.terminalId === null && book.paymentOfMark(null, utrMark(event.reference)) !== undefined
  );
}

function terminalOf(payment: Payment): string {
  if (payment.terminalId === null) throw new Error(`Payment ${payment.id} has no terminal`);
  return payment.terminalId;
}
