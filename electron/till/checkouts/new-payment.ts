import type { Clock } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Order } from '../../../shared/order.ts';
import type { Payment } from '../../../shared/payment.ts';

/** A payment as it begins, with no terminal yet. `amount` in minor units of the order's currency. */
export function newPayment(
  dependencies: { readonly clock: Clock; readonly ids: Ids },
  order: Order,
  amount: number,
): Payment {
  return {
    id: dependencies.ids('pay'),
    orderId: order.id,
    terminalId: null,
    placeId: order.placeId,
    amount,
    currency: order.currency,
    captureMode: order.captureMode,
    method: 'card',
    description: null,
    state: 'draft',
    stage: null,
    cancelRequestedBy: null,
    authorisedAmount: 0,
    capturedAmount: 0,
    refundedAmount: 0,
    approval: null,
    failure: null,
    doubt: null,
    evidence: null,
    markBefore: null,
    createdAt: dependencies.clock.now(),
    changedAt: dependencies.clock.now(),
  };
}
