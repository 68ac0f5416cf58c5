import { setImmediate as otherWork } from 'node:timers/promises';
import type { MoneyLine } from '../../../shared/money-line.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Reader } from '../../ledger/ledger.ts';
import { behind, type TimePosition } from '../../ledger/time-position.ts';
import { takenThere } from './settlement-policy.ts';

const chunk = 200;
/** A clock that was wrong is seldom further off than this; what was taken meanwhile is dated as much earlier. */
const lookBehind = 2 * 24 * 3_600_000;

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
  let position: TimePosition = { to: until, skip: 0 };
  const isBefore = (at: number) => since === 0 || at < since - lookBehind;
  for (let isSettled = false; !isSettled || !isBefore(position.to); ) {
    const payments = ledger.payments({ count: chunk, ...position });
    for (const payment of payments) {
      position = behind(position, payment.createdAt);
      if (payment.terminalId !== terminalId) continue;
      // An end of day settles everything before it.
      isSettled ||= payment.settledAt !== undefined;
      if (holdsMoneyThere(payment)) {
        lines.push({ type: 'payment', seq: seqOf(payment.orderId), payment });
      }
    }
    if (payments.length < chunk) break;
    await otherWork();
  }
  position = { to: until, skip: 0 };
  for (;;) {
    const refunds = ledger.refunds({ count: chunk, from: since + 1, ...position });
    for (const refund of refunds) {
      position = behind(position, refund.createdAt);
      const payment = ledger.payment(refund.paymentId);
      const isHere = refund.terminalId === terminalId && refund.route === 'terminal';
      if (!payment || !isHere || refund.state !== 'processed') continue;
      lines.push({ type: 'refund', seq: seqOf(refund.orderId), payment, refund });
    }
    if (refunds.length < chunk) return lines;
    await otherWork();
  }

  function holdsMoneyThere(payment: Payment): boolean {
    if (takenThere(payment) === 0 || payment.settledAt !== undefined) return false;
    const refunds = ledger.refundsOfPayment(payment.id);
    return !refunds.some(({ route, state }) => route === 'reversal' && state === 'processed');
  }

  function seqOf(orderId: string): number {
    return ledger.order(orderId)?.seq ?? 0;
  }
}
