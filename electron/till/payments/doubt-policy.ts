import type {
  Evidence,
  Payment,
  PaymentFailure,
  TerminalReceipt,
} from '../../../shared/payment.ts';
import type { LastResult } from '../../terminals/terminal.ts';
import { isToldByPerson } from './phase-policy.ts';

export type DoubtVerdict =
  | { readonly type: 'still_unknown' }
  | { readonly type: 'paid'; readonly frame: string; readonly receipt: TerminalReceipt }
  | { readonly type: 'amount_differs'; readonly receipt: TerminalReceipt }
  | { readonly type: 'not_paid'; readonly failure: PaymentFailure; readonly evidence: Evidence };

/** What a terminal was asked to do and whose end nobody has seen: a payment or a refund. */
export type Asked = Pick<Payment, 'id' | 'amount' | 'currency' | 'approval' | 'markBefore'>;

/** Whether a transaction of this kind may be the one that was asked for. */
export type IsOurKind = (receipt: TerminalReceipt | null) => boolean;

/** What a terminal named as its last transaction, and what is known beside it. */
export interface HeardLast {
  readonly result: LastResult;
  /** The ledger knows this transaction as something else's. */
  readonly isEarlier: boolean;
  /** The request may still be on its way, so that "nothing known" is not its answer. */
  readonly mayArrive: boolean;
}

/** Written for `markBefore` when a terminal could not say what its last transaction was. */
export const unknownMark = '?';

/**
 * What a terminal's last result proves about a payment in doubt. It is only ours when it is newer than
 * the one the terminal had when we sent; whatever is not clear stays unknown and waits for a person.
 * That another payment's transaction is its last too says that nothing newer was recorded, since some
 * terminals keep no refusals and then name the sale before them.
 */
export function judgeLastResult(
  payment: Asked,
  { result, isEarlier, mayArrive }: HeardLast,
  isOurKind: IsOurKind = isSale,
): DoubtVerdict {
  if (result.type === 'busy' || result.type === 'unavailable') return { type: 'still_unknown' };
  const named = result.type === 'result' ? result.paymentId : undefined;
  if (named !== undefined) {
    // Asked for by name: the answer says all about that payment, and nothing about any other.
    return named === payment.id && result.type === 'result'
      ? judgeOutcome(payment, result, true, isOurKind)
      : { type: 'still_unknown' };
  }
  const mark = result.type === 'none' ? null : result.mark;
  // Its own approval, or another payment's transaction, is known without the mark from before.
  const isKnown = isEarlier || (payment.approval !== null && payment.approval.mark === mark);
  if (payment.markBefore === unknownMark && !isKnown) return { type: 'still_unknown' };
  if (isEarlier || mark === payment.markBefore) {
    // It approved once and now knows of nothing newer: the two cannot both be true.
    if (payment.approval !== null) return { type: 'still_unknown' };
    return mayArrive ? { type: 'still_unknown' } : nothingRecorded();
  }
  if (result.type === 'none' || result.isAnother) return { type: 'still_unknown' };
  return judgeOutcome(payment, result, false, isOurKind);
}

/** `isNamed`: then a terminal that names no amount speaks of the one it was asked for. */
function judgeOutcome(
  payment: Asked,
  { mark, outcome }: Extract<LastResult, { type: 'result' }>,
  isNamed: boolean,
  isOurKind: IsOurKind,
): DoubtVerdict {
  if (payment.approval !== null && payment.approval.mark !== mark) {
    return { type: 'still_unknown' };
  }
  if (!isOurKind(outcome.receipt)) return { type: 'still_unknown' };
  if (outcome.type !== 'approved') {
    return {
      type: 'not_paid',
      failure: outcome.failure,
      evidence: {
        type: 'terminal',
        frame: outcome.frame,
        resultCode: outcome.resultCode,
        receipt: outcome.receipt,
      },
    };
  }
  const { receipt } = outcome;
  const { amount, currency } = receipt;
  if (!isNamed && (amount === null || currency === null)) return { type: 'still_unknown' };
  const isAsked =
    (amount === null || amount === payment.amount) &&
    (currency === null || currency === payment.currency);
  return isAsked
    ? { type: 'paid', frame: outcome.frame, receipt }
    : { type: 'amount_differs', receipt };
}

/**
 * Whether another device says this than the one that approved these payments, newest first: its cable hangs
 * at this port now, or it has got this address. Its last transaction proves nothing about theirs.
 */
export function isFromAnotherDevice(result: LastResult, payments: readonly Payment[]): boolean {
  if (result.type !== 'result' || result.paymentId !== undefined) return false;
  const named = result.outcome.receipt?.terminalId ?? null;
  const known = payments.map(({ approval }) => approval?.terminalId ?? null);
  return named !== null && (known.find((id) => id !== null) ?? named) !== named;
}

/**
 * Which of a terminal's last payments, newest first, this transaction of it may belong to although a
 * person has already said how that one ended. The terminal names its newest transaction, so none from
 * before a payment whose own it has named.
 */
export function findToldBefore(
  payments: readonly Payment[],
  receipt: TerminalReceipt,
): Payment | undefined {
  for (const payment of payments) {
    if (isToldByPerson(payment) && isNews(payment, receipt)) return payment;
    if (payment.approval !== null) return undefined;
  }
  return undefined;
}

/**
 * Whether this may speak of a sale. A refund or a reversal of the same amount says nothing about how a
 * sale ended.
 */
export function isSale(receipt: TerminalReceipt | null): boolean {
  return receipt?.kind === undefined || receipt.kind === 'sale';
}

/** Whether this approval is for exactly this payment and was not known when a person decided about it. */
export function isNews(payment: Payment, receipt: TerminalReceipt): boolean {
  const { amount, currency, approval, markBefore } = payment;
  if (!isSale(receipt)) return false;
  if (receipt.mark === markBefore || receipt.mark === approval?.mark) return false;
  return receipt.amount === amount && receipt.currency === currency;
}

function nothingRecorded(): DoubtVerdict {
  return {
    type: 'not_paid',
    failure: { code: 'TRANSACTION_CANCELLED', reason: null, by: 'provider' },
    evidence: {
      type: 'terminal',
      frame: 'last result: nothing since',
      resultCode: null,
      receipt: null,
    },
  };
}
