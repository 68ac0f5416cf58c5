import { done, refused } from '../../../shared/failures.ts';
import type { Checkouts } from '../till.ts';
import type { CheckoutDependencies } from './checkout-dependencies.ts';
import { createClosing } from './close-checkout.ts';
import { createStarting } from './start-checkout.ts';

/** Starting, stopping and looking at checkouts; how a payment goes on is decided in payments/. */
export function createCheckouts(dependencies: CheckoutDependencies): Checkouts {
  const { ledger, payments } = dependencies;
  return {
    initiate: createStarting(dependencies),
    ...createClosing(dependencies),
    find: (activityId) => ledger.activity(activityId),
    activityOfPayment: (paymentId) => ledger.activityOfPayment(paymentId),
    last: (terminalId) => ledger.lastCheckoutOfTerminal(terminalId),
    payment: (paymentId) => ledger.payment(paymentId),
    ask: async (paymentId) => {
      const payment = ledger.payment(paymentId);
      if (!payment) return refused({ type: 'payment_not_found' });
      if (payment.state === 'in_doubt') await payments.ask(payment);
      return done(ledger.payment(paymentId) ?? payment);
    },
    open: () => ledger.openPayments(),
  };
}
