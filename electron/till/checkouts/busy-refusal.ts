import { assertNever } from '../../../shared/assert-never.ts';
import type { Refusal } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Reader } from '../../ledger/ledger.ts';
import type { AttemptVerdict } from '../orders/order-policy.ts';

/** Says who keeps the terminal busy, so that the caller can look or wait. */
export function busyRefusal(reader: Reader, terminalId: string): Refusal {
  const payment = reader.openPaymentOfTerminal(terminalId);
  const activity = payment && reader.activityOfPayment(payment.id);
  return {
    type: 'terminal_busy',
    activityId: activity?.id ?? null,
    inDoubt: (payment ?? reader.openRefundOfTerminal(terminalId))?.state === 'in_doubt',
  };
}

/** Why an order takes no other payment now; undefined when it does. */
export function attemptRefusal(reader: Reader, verdict: AttemptVerdict): Refusal | undefined {
  switch (verdict.type) {
    case 'allowed':
      return undefined;
    case 'refused':
      return verdict.refusal;
    case 'unresolved':
      return orderBusy(reader, verdict.payment);
    default:
      return assertNever(verdict);
  }
}

/** Says which payment may still take the order's money. */
export function orderBusy(reader: Reader, payment: Payment): Refusal {
  return {
    type: 'order_busy',
    activityId: reader.activityOfPayment(payment.id)?.id ?? null,
    inDoubt: payment.state === 'in_doubt',
  };
}
