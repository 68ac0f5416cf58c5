import { setImmediate as otherWork } from 'node:timers/promises';
import type { Currency } from '../../../shared/money.ts';
import type { Reader } from '../../ledger/ledger.ts';
import { behind, type TimePosition } from '../../ledger/time-position.ts';
import { type BookEntry, entryOfPayment, entryOfRefund } from './book-entry-policy.ts';

const chunk = 200;
/** Some months of a busy shop; what is longer is compared in parts. */
const mostEntries = 60_000;

/**
 * All that a statement of this time may speak of, in one currency; undefined where that is too much to be
 * compared at once. `from` and `to` in milliseconds since 1970, both inclusive.
 */
export async function bookEntries(
  ledger: Pick<Reader, 'order' | 'payment' | 'payments' | 'refunds' | 'refundsOfPayment'>,
  { from, to }: { readonly from: number; readonly to: number },
  currency: Currency,
  dayAt: (at: number) => string,
): Promise<readonly BookEntry[] | undefined> {
  const entries: BookEntry[] = [];
  for (let position: TimePosition = { to, skip: 0 }, isMore = true; isMore; ) {
    const payments = ledger.payments({ count: chunk, from, ...position });
    for (const payment of payments) {
      position = behind(position, payment.createdAt);
      const order = ledger.order(payment.orderId);
      if (!order || payment.currency !== currency) continue;
      const refunds = payment.refundedAmount > 0 ? ledger.refundsOfPayment(payment.id) : [];
      const entry = entryOfPayment(payment, order, refunds, dayAt);
      if (entry) entries.push(entry);
    }
    if (entries.length > mostEntries) return undefined;
    isMore = payments.length === chunk;
    await otherWork();
  }
  for (let position: TimePosition = { to, skip: 0 }, isMore = true; isMore; ) {
    const refunds = ledger.refunds({ count: chunk, from, ...position });
    for (const refund of refunds) {
      position = behind(position, refund.createdAt);
      const payment = ledger.payment(refund.paymentId);
      const order = ledger.order(refund.orderId);
      if (!payment || !order || refund.currency !== currency) continue;
      const entry = entryOfRefund(refund, payment, order, dayAt);
      if (entry) entries.push(entry);
    }
    if (entries.length > mostEntries) return undefined;
    isMore = refunds.length === chunk;
    await otherWork();
  }
  return entries;
}
