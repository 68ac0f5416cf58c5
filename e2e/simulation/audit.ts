import type { Reader } from '../../electron/ledger/ledger.ts';
import type { SimulatedTransaction } from '../../electron/terminals/simulation.ts';
import type { JournalEntry } from '../../shared/journal.ts';
import { isOpenPayment, type Payment } from '../../shared/payment.ts';

/** Compares what the ledger says with what the terminal has really done. */
export interface Audit {
  /** The terminal has begun a payment. */
  presented(amount: number): void;
  /** The till has said this to the terminal, by its name on the wire. */
  said(name: string): void;
  /** The terminal has written down its list. */
  saved(answersAreSure: boolean): void;
  committed(entries: readonly JournalEntry[]): void;
  /** Nothing is under way: looks at what has changed since the last look, or at everything. */
  compare(all?: 'all'): void;
  /** The line is healthy and every deadline is over: only doubts that need a person may be left. */
  compareSettled(): void;
  problems(): readonly string[];
  /** Every payment ever kept, oldest first, by id. */
  payments(): readonly string[];
}

/** One transaction of the terminal, in the order of its list, and the intent on disk when it began. */
interface Charge {
  readonly payment: Payment | undefined;
  readonly amount: number;
}

export function createAudit(options: {
  readonly terminalId: string;
  /** Committed only. */
  readonly reader: () => Reader;
  readonly transactions: () => readonly SimulatedTransaction[];
}): Audit {
  const { terminalId, reader, transactions } = options;
  const charges: Charge[] = [];
  const problems: string[] = [];
  const known = new Set<string>();
  const changed = new Set<string>();
  let listed = 0;
  let hasAsked = false;

  const problem = (text: string) => {
    if (!problems.includes(text)) problems.push(text);
  };

  /** The transactions that this payment has caused, those still running left out. */
  function transactionsOf(paymentId: string): readonly SimulatedTransaction[] {
    return transactions().filter((_, index) => charges[index]?.payment?.id === paymentId);
  }

  function keptOf(paymentId: string): readonly SimulatedTransaction[] {
    return transactionsOf(paymentId).filter(({ result }) => result === 'approved');
  }

  function isStillRunning(paymentId: string): boolean {
    return charges.some(
      ({ payment }, index) => payment?.id === paymentId && index >= transactions().length,
    );
  }

  function committedPayment(payment: Payment): void {
    const kept = keptOf(payment.id);
    if (payment.state === 'captured') {
      const [only] = kept;
      if (!only) problem(`invented: ${payment.id} is captured, the terminal kept nothing for it`);
      else if (only.amount !== payment.capturedAmount) {
        problem(`wrong amount: ${payment.id} has ${payment.capturedAmount}, taken ${only.amount}`);
      } else if (Number(payment.approval?.trace) !== only.trace) {
        problem(`wrong receipt: ${payment.id} shows transaction ${payment.approval?.trace}`);
      }
      return;
    }
    if (isOpenPayment(payment)) return;
    if (kept.length > 0) problem(`lost: ${payment.id} is ${payment.state}, the terminal kept it`);
    if (isStillRunning(payment.id)) {
      problem(`let go: ${payment.id} is ${payment.state} while the terminal still works on it`);
    }
    if (payment.evidence === null) problem(`no evidence: ${payment.id} is ${payment.state}`);
  }

  function compare(all?: 'all'): void {
    compareCharges();
    for (const id of all === 'all' ? known : changed) {
      const payment = reader().payment(id);
      if (!payment) {
        problem(`lost: ${id} is no longer in the ledger`);
        continue;
      }
      committedPayment(payment);
      compareActivity(payment);
      compareOrder(payment.orderId);
    }
    changed.clear();
  }

  function compareOrder(orderId: string): void {
    const isPaid = reader()
      .paymentsOfOrder(orderId)
      .some(({ state }) => state === 'captured');
    const status = reader().order(orderId)?.status;
    if ((status === 'paid') !== isPaid) problem(`wrong order: ${orderId} is ${status}`);
  }

  function compareCharges(): void {
    const kept = new Map<string, number>();
    for (const [index, transaction] of transactions().entries()) {
      const orderId = charges[index]?.payment?.orderId;
      if (transaction.result !== 'approved' || orderId === undefined) continue;
      kept.set(orderId, (kept.get(orderId) ?? 0) + 1);
    }
    for (const [orderId, count] of kept) {
      if (count > 1) problem(`doubled: ${orderId} was charged ${count} times`);
    }
  }

  function compareActivity(payment: Payment): void {
    const activity = reader().activityOfPayment(payment.id);
    const expected = isOpenPayment(payment)
      ? 'processing'
      : payment.state === 'captured'
        ? 'completed'
        : 'failed';
    if (activity?.status !== expected) {
      problem(`wrong activity: ${payment.id} is ${payment.state}, shown as ${activity?.status}`);
    }
    const closes = activity ? reader().closesOf(activity.id) : [];
    if (!isOpenPayment(payment) && closes.some(({ status }) => status === 'processing')) {
      problem(`stuck: a close of ${payment.id} is still processing`);
    }
  }

  return {
    presented(amount) {
      const payment = reader().openPaymentOfTerminal(terminalId);
      charges.push({ payment, amount });
      if (!payment) problem(`unasked: the terminal began ${amount} with no intent on disk`);
      else if (payment.amount !== amount) {
        problem(`unasked: the terminal began ${amount}, ${payment.id} is for ${payment.amount}`);
      } else if (charges.filter((each) => each.payment?.id === payment.id).length > 1) {
        problem(`sent twice: ${payment.id} reached the terminal again`);
      }
    },
    said(name) {
      if (name === 'registration') hasAsked = false;
      if (name === 'repeat receipt') hasAsked = true;
      if (name === 'authorisation' && !hasAsked) {
        problem(
          'not asked: a payment is sent on a connection that was not asked for its last result',
        );
      }
    },
    saved(answersAreSure) {
      const list = transactions();
      for (; listed < list.length; listed += 1) {
        const charge = charges[listed]?.payment;
        const { result, trace } = list[listed] ?? {};
        if (result !== 'approved' || !charge || !answersAreSure) continue;
        const payment = reader().payment(charge.id);
        if (Number(payment?.approval?.trace) !== trace) {
          problem(`too early: approval ${trace} of ${charge.id} is final and not on disk`);
        }
      }
    },
    committed(entries) {
      for (const { change } of entries) {
        if (change.type !== 'payment') continue;
        known.add(change.payment.id);
        changed.add(change.payment.id);
        committedPayment(change.payment);
      }
    },
    compare,
    compareSettled() {
      compare();
      for (const payment of reader().openPayments()) {
        if (payment.state !== 'in_doubt') problem(`stuck: ${payment.id} is still ${payment.state}`);
        else if (!needsAPerson(payment)) {
          problem(`stuck: ${payment.id} is in doubt (${payment.doubt?.reason}) and need not be`);
        }
      }
    },
    problems: () => problems,
    payments: () => [...known],
  };

  /** Only a person can say what is to become of an approval for another amount. */
  function needsAPerson(payment: Payment): boolean {
    return keptOf(payment.id).some(({ amount }) => amount !== payment.amount);
  }
}
