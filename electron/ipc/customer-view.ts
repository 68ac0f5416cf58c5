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
  const { order, payment, upiText, cash } = checkout;
  const asked = { currency: order.currency };
  if (payment?.state === 'captured' && order.status === 'paid') {
    return { ...asked, type: 'paid', amount: order.amountPaid, change: cash?.change ?? 0 };
  }
  if (payment?.state === 'presented' && upiText !== null) {
    return { ...asked, type: 'scan', amount: payment.amount, upiText };
  }
  return { ...asked, type: 'total', amount: order.amount - order.amountPaid };
}
