import type { StaffActor } from '../../../../shared/actor.ts';
import { createIds } from '../../../../shared/ids.ts';
import type { Order } from '../../../../shared/order.ts';
import type { Payment, TerminalReceipt } from '../../../../shared/payment.ts';
import type { Refund } from '../../../../shared/refund.ts';
import {
  type ComparedStatement,
  linesInView,
  type StatementLine,
} from '../../../../shared/statement.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { anOrder, aPayment, aRefund, till } from '../../../ledger/testing/samples.ts';
import { createReconciliation, type Reconciliation } from '../reconciliation.ts';

export const ravi: StaffActor = { type: 'staff', staffId: 'staff_ravi' };

/** Noon of a day of January 2026 in the tests' calendar, which knows no time zone. */
export function noonOf(day: number): number {
  return Date.UTC(2026, 0, day, 12);
}

export function dayAt(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The book's side of a comparison over this ledger. */
export function reconciliationOf(ledger: Ledger, now = noonOf(20)): Reconciliation {
  let drawn = 0;
  return createReconciliation({
    ledger,
    clock: { now: () => now },
    ids: createIds(
      () => now,
      (length) => {
        drawn += 1;
        return new Uint8Array(length).fill(drawn);
      },
    ),
    currency: () => 'INR',
    dayOf: (day) => {
      const from = Date.parse(`${day}T00:00:00Z`);
      return { from, to: from + 24 * 60 * 60 * 1_000 - 1 };
    },
    dayAt,
  });
}

/** What a sale was: paid by card at noon of the fifth unless said otherwise. */
export interface Sold {
  readonly amount?: number;
  readonly day?: number;
  readonly payment?: Partial<Payment>;
  readonly receipt?: Partial<TerminalReceipt>;
  readonly order?: Partial<Order>;
  readonly refunds?: readonly Partial<Refund>[];
}

/** Sales 1, 2, 3 and so on with payments pay_1, pay_2, pay_3; refunds are rfnd_1_1 and so on. */
export async function sell(ledger: Ledger, sales: readonly Sold[]): Promise<void> {
  await ledger.write((book) => {
    for (const [place, sold] of sales.entries()) {
      const seq = place + 1;
      const { amount = 10_000 + seq, day = 5, refunds = [] } = sold;
      const times = { createdAt: noonOf(day), changedAt: noonOf(day) };
      const common = { amount, currency: 'INR', createdAt: noonOf(day) } as const;
      book.append({ type: 'order', order: anOrder(seq, { ...common, ...sold.order }) }, till);
      const payment = aPayment(`pay_${seq}`, {
        ...{ ...common, ...times, orderId: `order_${seq}`, terminalId: 'counter' },
        ...{ state: 'captured', authorisedAmount: amount, capturedAmount: amount },
        refundedAmount: refunds.reduce((sum, refund) => sum + (refund.amount ?? amount), 0),
        approval: receiptOf(seq, amount, sold.receipt),
        ...sold.payment,
      });
      book.append({ type: 'payment', payment, because: 'test' }, till);
      for (const [number, refund] of refunds.entries()) {
        const made = aRefund(`rfnd_${seq}_${number + 1}`, {
          ...{ paymentId: payment.id, orderId: payment.orderId, terminalId: 'counter', amount },
          ...({ route: 'terminal', state: 'processed', ...times } as const),
          approval: {
            ...receiptOf(seq, refund.amount ?? amount),
            ...{ mark: `back ${seq} ${number}`, rrn: `70000000${100 * seq + number}` },
          },
          ...refund,
        });
        book.append({ type: 'refund', refund: made, because: 'test' }, till);
      }
    }
  });
}

/** Its first zero is what spreadsheets take away. */
export function rrnOf(seq: number): string {
  return `0${60_000_000_000 + seq}`;
}

function receiptOf(seq: number, amount: number, but: Partial<TerminalReceipt> = {}) {
  return {
    ...{ mark: `mark ${seq}`, amount, currency: 'INR', method: 'card', upi: null },
    ...{ card: { network: 'Visa', last4: '1111' }, rrn: rrnOf(seq), terminalId: '29001234' },
    ...{ approvalCode: `A${seq}`, trace: `${seq}`, receiptNumber: `${seq}`, text: null },
    ...but,
  } satisfies TerminalReceipt;
}

/** The lines of a comparison, each as what it says of whom. */
export async function told(
  reconciliation: Reconciliation,
  text: string,
  terminalId: string | null = null,
): Promise<readonly string[]> {
  const answer = await reconciliation.compare({ text, name: 'bank.csv', terminalId }, ravi);
  if (!answer.ok) throw new Error(`Not read: ${answer.why.type}`);
  return linesOf(reconciliation, answer.compared).map(wordsOf);
}

/** All of them, page by page: first what differs, then what does not. */
export function linesOf(
  reconciliation: Reconciliation,
  { comparison, sums }: ComparedStatement,
): readonly StatementLine[] {
  const views = [null, 'matched'] as const;
  return views.flatMap((view) => {
    const found: StatementLine[] = [];
    while (found.length < linesInView(sums, view)) {
      const page = reconciliation.lines(comparison.id, view, found.length) ?? [];
      if (page.length === 0) throw new Error(`There are only ${found.length} lines`);
      found.push(...page);
    }
    return found;
  });
}

function wordsOf(line: StatementLine): string {
  switch (line.outcome) {
    case 'matched':
    case 'amount_differs':
      return `${line.outcome} ${line.theirs.line} ${line.ours.id} ${line.by}`;
    case 'theirs_only':
      return `theirs_only ${line.theirs.line} ${line.why}${line.ours ? ` ${line.ours.id}` : ''}`;
    case 'ours_only':
      return `ours_only ${line.ours.id}`;
    case 'ambiguous':
      return `ambiguous ${line.theirs.line} ${line.candidates.map(({ id }) => id).toSorted()}`;
    case 'unreadable':
      return `unreadable ${line.line} ${line.why}`;
  }
}
