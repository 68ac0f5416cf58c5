import { done, refused } from '../../../shared/failures.ts';
import type { Checkouts } from '../till.ts';
import type { CheckoutDependencies } from './checkout-dependencies.ts';
import { createClosing } from './close-checkout.ts';
import { createResolving } from './resolve-payment.ts';
import { createSameSale } from './same-sale.ts';
import { createStarting } from './start-checkout.ts';
import { createSwitching } from './switch-method.ts';
import { createTaking } from './take-payment.ts';

/** Starting, stopping and looking at checkouts; how a payment goes on is decided in payments/. */
export function createCheckouts(dependencies: CheckoutDependencies): Checkouts {
  const { ledger, payments } = dependencies;
  const initiate = createStarting(dependencies);
  const closing = createClosing(dependencies);
  const { resolve, confirmUpi, cancelUpi } = createResolving(dependencies);
  return {
    initiate,
    ...closing,
    ...createTaking(dependencies),
    resolve,
    confirmUpi,
    cancel: async (paymentId, actor) => {
      const payment = ledger.payment(paymentId);
      const isCode = payment?.upiText !== undefined;
      return isCode && actor.type === 'staff'
        ? await cancelUpi(payment, actor)
        : await closing.cancel(paymentId, actor);
    },
    switchMethod: createSwitching(dependencies, { initiate, close: closing.close }),
    sameSale: createSameSale(dependencies),
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
    asked: payments.asked,
    onAsked: payments.onAsked,
    open: () => ledger.openPayments(),
  };
}
