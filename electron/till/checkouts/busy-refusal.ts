import type { Refusal } from '../../../shared/failures.ts';
import type { Reader } from '../../ledger/ledger.ts';

/** Says who keeps the terminal busy, so that the caller can look or wait. */
export function busyRefusal(reader: Reader, terminalId: string): Refusal {
  const payment = reader.openPaymentOfTerminal(terminalId);
  const activity = payment && reader.activityOfPayment(payment.id);
  return {
    type: 'terminal_busy',
    activityId: activity?.id ?? null,
    inDoubt: payment?.state === 'in_doubt',
  };
}
