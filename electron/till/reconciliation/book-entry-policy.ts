import type { Order } from '../../../shared/order.ts';
import type { Payment, TerminalReceipt } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';
import type { OurLine } from '../../../shared/statement.ts';
import { exactName, numberName } from './statement-line-policy.ts';

/** A payment or refund of the book, with all that a statement may call it by. */
export interface BookEntry {
  readonly ours: OurLine;
  /** The days on which it was begun and ended: a statement may have either. */
  readonly days: readonly string[];
  /** Whether money moved, as far as the book knows. */
  readonly isMoney: boolean;
  /** Whether a statement has to have it; what was taken back whole is in one with its sale only. */
  readonly isExpected: 'always' | 'with_its_sale' | 'never';
  readonly paymentId: string;
  readonly terminalId: string | null;
  readonly ids: readonly string[];
  readonly receipts: readonly string[];
  readonly rrn: string | null;
  readonly terminals: readonly string[];
  readonly trace: string | null;
  readonly approval: string | null;
}

/** Undefined for banknotes: no statement speaks of them. */
export function entryOfPayment(
  payment: Payment,
  order: Order,
  refunds: readonly Refund[],
  dayAt: (at: number) => string,
): BookEntry | undefined {
  if (payment.method === 'cash') return undefined;
  const { id, state, authorisedAmount, capturedAmount, evidence } = payment;
  const isMoney = state === 'captured' || state === 'authorised';
  const amount = state === 'authorised' ? authorisedAmount : capturedAmount;
  const isReversed = refunds.some(
    (each) => each.route === 'reversal' && each.state === 'processed',
  );
  return {
    ...namesOf(payment, dayAt),
    ours: oursOf('sale', payment, order, isMoney ? amount : payment.amount, payment),
    isMoney,
    isExpected: isMoney && !isReversed ? 'always' : 'never',
    paymentId: id,
    ids: [id, ...(evidence?.type === 'upstream' ? [evidence.reference] : [])],
    receipts: [order.receipt, order.id].flatMap((each) => exactName(each ?? '') ?? []),
  };
}

/** Undefined for what went another way than the money came: no statement speaks of that either. */
export function entryOfRefund(
  refund: Refund,
  payment: Payment,
  order: Order,
  dayAt: (at: number) => string,
): BookEntry | undefined {
  const { id, route, state, evidence, receipt } = refund;
  if (route === 'drawer' || route === 'person') return undefined;
  const isMoney = state === 'processed';
  const expected = route === 'reversal' ? 'with_its_sale' : 'always';
  // A terminal may name its sale only.
  const names = namesOf({ ...refund, approval: refund.approval ?? payment.approval }, dayAt);
  return {
    ...names,
    ours: oursOf('refund', refund, order, refund.amount, payment),
    isMoney,
    isExpected: isMoney ? expected : 'never',
    paymentId: payment.id,
    ids: [id, ...(evidence?.type === 'upstream' ? [evidence.reference] : [])],
    receipts: exactName(receipt ?? '') === null ? [] : [exactName(receipt ?? '') ?? ''],
  };
}

function oursOf(
  kind: OurLine['kind'],
  subject: Payment | Refund,
  order: Order,
  amount: number,
  { method }: Payment,
): OurLine {
  const { id, createdAt, state } = subject;
  const reference = referenceOf(subject);
  return {
    kind,
    id,
    orderId: order.id,
    seq: order.seq,
    amount,
    at: createdAt,
    method,
    state,
    reference,
  };
}

function namesOf(
  subject: Payment | Refund,
  dayAt: (at: number) => string,
): Pick<BookEntry, 'terminalId' | 'days' | 'rrn' | 'terminals' | 'trace' | 'approval'> {
  const { terminalId, createdAt, changedAt } = subject;
  const receipt = receiptOf(subject);
  return {
    terminalId,
    days: [...new Set([createdAt, changedAt].map(dayAt))],
    rrn: numberName(receipt?.rrn ?? typedOf(subject) ?? ''),
    terminals: [receipt?.terminalId, terminalId].flatMap((each) => numberName(each ?? '') ?? []),
    trace: numberName(receipt?.trace ?? ''),
    approval: numberName(receipt?.approvalCode ?? ''),
  };
}

function referenceOf(subject: Payment | Refund): string | null {
  const receipt = receiptOf(subject);
  return receipt?.rrn ?? typedOf(subject) ?? receipt?.approvalCode ?? receipt?.trace ?? null;
}

/** Of a refused payment, too: a statement that has it nevertheless is worth looking at. */
function receiptOf({ approval, evidence }: Payment | Refund): TerminalReceipt | null {
  return approval ?? (evidence?.type === 'terminal' ? evidence.receipt : null);
}

/** What a person read off a slip or a phone; their other words have no digits. */
function typedOf({ evidence }: Payment | Refund): string | null {
  return evidence?.type === 'person' && /\d/.test(evidence.reference) ? evidence.reference : null;
}
