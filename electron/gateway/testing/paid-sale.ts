import type { CaptureMode } from '../../../shared/order.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';
import { aRefund } from '../../ledger/testing/samples.ts';
import type { GatewayRig } from './gateway-rig.ts';

/** A sale of ₹199 that was paid by card on the rig's terminal; `manual` leaves it to be captured. */
export async function payOnTerminal(
  rig: GatewayRig,
  amount = 19_900,
  captureMode: CaptureMode = 'automatic',
): Promise<Payment> {
  const order = await rig.till.orders.create(
    { amount, currency: 'INR', captureMode },
    { type: 'till' },
  );
  if (!order.ok) throw new Error('No order');
  const { id } = order.value;
  await rig.call({
    method: 'POST',
    url: '/v1/devices/activity',
    body: {
      action: 'initiate_checkout',
      initiate_checkout: { amount, currency: 'INR', order_id: id, description: 'Two teas' },
    },
  });
  await rig.pass(10_000);
  const [payment] = rig.till.orders.payments(id);
  if (!payment) throw new Error('Nobody paid');
  return payment;
}

/** What a till would have made of a refund of this payment. */
export function refundOfSale(payment: Payment, changes: Partial<Refund> = {}): Refund {
  return aRefund('rfnd_Sample00000001', {
    paymentId: payment.id,
    orderId: payment.orderId,
    amount: payment.amount,
    currency: payment.currency,
    state: 'pending',
    route: 'person',
    createdAt: payment.createdAt,
    changedAt: payment.changedAt,
    ...changes,
  });
}

/** Writes a refund into the rig's ledger, as the till does. */
export async function keepRefund(rig: GatewayRig, refund: Refund): Promise<void> {
  await rig.ledger.write((book) =>
    book.append({ type: 'refund', refund, because: 'test' }, { type: 'till' }),
  );
}
