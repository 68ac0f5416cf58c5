import type { Payment } from '../../../shared/payment.ts';
import type { GatewayRig } from './gateway-rig.ts';

/** A sale of ₹1,500.50 for which a UPI code was shown; nobody has said whether the money arrived. */
export async function showCode(rig: GatewayRig): Promise<Payment> {
  const amount = 150_050;
  const order = await rig.till.orders.create({ amount, currency: 'INR' }, { type: 'till' });
  if (!order.ok) throw new Error('No order');
  const shown = await rig.till.checkouts.takeUpi(
    { orderId: order.value.id, amount, payee: { address: 'shop@bank', name: 'Shop' } },
    { type: 'till' },
  );
  if (!shown.ok) throw new Error(`No code: ${shown.refusal.type}`);
  return shown.value;
}
