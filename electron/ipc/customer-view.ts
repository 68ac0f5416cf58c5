import type { CustomerView } from '../../shared/customer-display.ts';
import type { CheckoutView } from '../../shared/ipc.ts';
import type { Currency } from '../../shared/money.ts';

/**
 * What a customer sees of a checkout, or of the goods before there is one (`soFar`, in minor units). A
 * doubt or a refusal is for the cashier to speak about: the customer sees what is to be paid.
 */
export function customerView(
  checkout: CheckoutView | null,
  soFar: number,
  currency: Currency,
): CustomerView {
  if (!checkout) {
    return soFar === 0 ? { type: 'welcome' } : { type: 'total', amount: soFar, currency };
  }
  const { order, payment } = checkout;
  if (payment?.state === 'captured' && order.status === 'paid') {
    const change = checkout.cash?.change ?? 0;
    return { type: 'paid', amount: order.amountPaid, currency: order.currency, change };
  }
  const amount = order.amount - order.amountPaid;
  return { type: 'total', amount, currency: order.currency };
}
