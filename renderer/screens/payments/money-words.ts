import { assertNever } from '../../../shared/assert-never.ts';
import type { MoneyLine } from '../../../shared/money-line.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { RefundState } from '../../../shared/refund.ts';
import type { IconName } from '../../components/icon.tsx';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { PayTone } from '../pay/pay-status.ts';
import { type SaleStatus, saleLook } from '../sell/sale-words.ts';

/** How a line stands: the key of its word, and the picture and colour that go with it. */
export interface LineLook {
  readonly word: Extract<MessageKey, `sale.${SaleStatus}` | `refund.state.${RefundState}`>;
  readonly icon: IconName;
  readonly tone: PayTone;
}

export function lineLook(line: MoneyLine): LineLook {
  return line.type === 'payment' ? paymentLook(line.payment) : refundLook(line.refund.state);
}

/**
 * When a terminal settled what it took; `not_yet` while it holds it, null where there is nothing that it
 * could settle: banknotes, a code of the till's own, what was not paid.
 */
export function settledOf(
  payment: Pick<Payment, 'settledAt' | 'terminalId' | 'capturedAmount'>,
): number | 'not_yet' | null {
  const { settledAt, terminalId, capturedAmount } = payment;
  return settledAt ?? (terminalId !== null && capturedAmount > 0 ? 'not_yet' : null);
}

function paymentLook(payment: Payment): LineLook {
  const status = paymentStatus(payment);
  return { word: `sale.${status}`, ...saleLook(status) };
}

function paymentStatus({ state, capturedAmount, refundedAmount }: Payment): SaleStatus {
  switch (state) {
    case 'draft':
    case 'requested':
    case 'presented':
    case 'authorising':
      return 'running';
    case 'captured':
      if (refundedAmount === 0) return 'paid';
      return refundedAmount < capturedAmount ? 'part_refunded' : 'refunded';
    default:
      return state;
  }
}

export function refundLook(state: RefundState): LineLook {
  const word = `refund.state.${state}` as const;
  switch (state) {
    case 'requested':
    case 'approved':
    case 'reserved':
    case 'sent':
    case 'pending':
      return { word, icon: 'wait', tone: 'running' };
    case 'processed':
      return { word, icon: 'back', tone: 'good' };
    case 'failed':
      return { word, icon: 'cross', tone: 'bad' };
    case 'cancelled':
      return { word, icon: 'stop', tone: 'still' };
    case 'in_doubt':
      return { word, icon: 'question', tone: 'doubt' };
    default:
      return assertNever(state);
  }
}
