import { setImmediate as otherWork } from 'node:timers/promises';
import type { MoneyLine } from '../../../shared/money-line.ts';
import type { Reader } from '../../ledger/ledger.ts';

const chunk = 200;

/**
 * What a terminal has taken and given back since its last end of day, newest first: sales that still hold
 * their money there, and refunds that it made itself. A reversal leaves neither. `until` and `since` in
 * milliseconds since 1970.
 */
export async function unsettledLines(
  ledger: Pick<Reader, 'order' | 'payments' | 'refunds' | 'refundsOfPayment' | 'payment'>,
  terminalId: string,
  { since, until }: { readonly since: number; readonly until: number },
): Promise<readonly MoneyLine[]> {
  const lines: MoneyLine[] = [];
  for (let skip = 0, isSettled = false; !isSettled; skip += chunk) {
    const payments = ledger.payments({ count: chunk, skip, to: until });
    for (const payment of payments.filter((each) => each.terminalId === terminalId)) {
      // An end of day settles everything before it.
      isSettled ||= payment.settledAt !== undefined;
      const isHere = payment.state === 'captured' && payment.settledAt === undefined;
      const refunds = isHere ? ledger.refundsOfPayment(payment.id) : [];
      const isReversed = refunds.some(
        ({ route, state }) => route === 'reversal' && state === 'processed',
      );
      if (isHere && !isReversed)
        lines.push({ type: 'payment', seq: seqOf(payment.orderId), payment });
    }
    if (payments.length < chunk) break;
    await otherWork();
  }
  for (let skip = 0; ; skip += chunk) {
    const refunds = ledger.refunds({ count: chunk, skip, from: since + 1, to: until });
    for (const refund of refunds) {
      const payment = ledger.payment(refund.paymentId);
      const isHere = refund.terminalId === terminalId && refund.route === 'terminal';
      if (!payment || !isHere || refund.state !== 'processed') continue;
      lines.push({ type: 'refund', seq: seqOf(refund.orderId), payment, refund });
    }
    if (refunds.length < chunk) return lines;
    await otherWork();
  }

  function seqOf(orderId: string): number {
    return ledger.order(orderId)?.seq ?? 0;
  }
}
