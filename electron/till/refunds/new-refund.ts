import type { Actor } from '../../../shared/actor.ts';
import { screenCardNumbers, screenDeep } from '../../../shared/card-number-screen.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Refund, RefundWay } from '../../../shared/refund.ts';
import type { NewRefund } from '../till.ts';

/** A refund as it is asked for, before anybody has let it through. `amount` in minor units. */
export function newRefund(
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  payment: Payment,
  amount: number,
  way: RefundWay,
  input: NewRefund,
  actor: Actor,
): Refund {
  const at = clock.now();
  return {
    id: ids('rfnd'),
    paymentId: payment.id,
    orderId: payment.orderId,
    terminalId: way.terminalId,
    amount,
    currency: payment.currency,
    state: 'requested',
    stage: null,
    route: way.route,
    speed: input.speed ?? 'normal',
    notes: screenDeep(input.notes ?? {}),
    receipt: input.receipt == null ? null : screenCardNumbers(input.receipt),
    requestedBy: actor.type === 'staff' ? actor.staffId : null,
    approvedBy: null,
    cancelRequestedBy: null,
    approval: null,
    failure: null,
    doubt: null,
    evidence: null,
    markBefore: null,
    createdAt: at,
    changedAt: at,
  };
}
