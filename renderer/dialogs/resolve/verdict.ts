import type { IpcRequest } from '../../../shared/ipc.ts';
import { type Currency, parseMoney } from '../../../shared/money.ts';
import { type NotPaidReason, notPaidReasons } from '../../../shared/payment.ts';

/** What somebody has said so far about how a payment ended. */
export interface VerdictEntry {
  readonly verdict: 'paid' | 'not_paid' | null;
  readonly reference: string;
  /** As typed, in rupees; asked for only where the terminal speaks of another amount. */
  readonly amount: string;
  readonly because: NotPaidReason;
}

export interface VerdictSubject {
  readonly paymentId: string;
  /** What was asked, in minor units. */
  readonly minor: number;
  readonly currency: Currency;
  readonly isAmountAsked: boolean;
}

export type VerdictReading =
  | { readonly type: 'whole'; readonly request: IpcRequest<'checkout.resolve'> }
  | { readonly type: 'verdict_missing' | 'reference_missing' | 'amount_wrong' };

/** What is said, as the main process is told it; or what is still missing. */
export function readVerdict(entry: VerdictEntry, subject: VerdictSubject): VerdictReading {
  const { paymentId } = subject;
  const { verdict, because } = entry;
  if (verdict === null) return { type: 'verdict_missing' };
  if (verdict === 'not_paid') {
    return { type: 'whole', request: { paymentId, verdict, reference: because } };
  }
  const reference = entry.reference.trim();
  if (reference === '') return { type: 'reference_missing' };
  if (!subject.isAmountAsked) return { type: 'whole', request: { paymentId, verdict, reference } };
  const amount = parseMoney(entry.amount.replaceAll(',', '').trim(), subject.currency)?.minor ?? 0;
  if (amount <= 0 || amount > subject.minor) return { type: 'amount_wrong' };
  return { type: 'whole', request: { paymentId, verdict, reference, amount } };
}

/** The reason of a digit's key, counted from 1. */
export function reasonOfDigit(digit: string): NotPaidReason | undefined {
  return notPaidReasons[Number(digit) - 1];
}
