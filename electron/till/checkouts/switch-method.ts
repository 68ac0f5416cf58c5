import { done, refused } from '../../../shared/failures.ts';
import { isOpenPayment } from '../../../shared/payment.ts';
import type { Checkouts } from '../till.ts';
import { busyRefusal, orderBusy } from './busy-refusal.ts';
import type { CheckoutDependencies } from './checkout-dependencies.ts';

/** Another way to pay on the same terminal: first the old one ends, and only then the new one begins. */
export function createSwitching(
  { ledger }: CheckoutDependencies,
  { initiate, close }: Pick<Checkouts, 'initiate' | 'close'>,
): Checkouts['switchMethod'] {
  return async (paymentId, method, actor) => {
    const payment = ledger.payment(paymentId);
    if (!payment) return refused({ type: 'payment_not_found' });
    const { terminalId, orderId, amount, currency, description } = payment;
    // Whether a code of ours was paid can only be said, not asked: that comes first.
    if (terminalId === null) return refused(orderBusy(ledger, payment));
    if (isOpenPayment(payment)) {
      const closed = await close({ deviceId: terminalId, notes: null }, actor);
      if (!closed.ok) return closed;
    }
    const ended = ledger.payment(paymentId) ?? payment;
    if (isOpenPayment(ended)) return refused(busyRefusal(ledger, terminalId));
    if (ended.state === 'captured' || ended.state === 'authorised') return done(ended);
    const started = await initiate(
      {
        part: true,
        ...{ deviceId: terminalId, orderId, amount, currency, description },
        preferredMethod: method,
        echo: ledger.activityOfPayment(paymentId)?.echo ?? null,
        notes: null,
      },
      actor,
    );
    if (!started.ok) return started;
    return done(started.value.payment ?? ended);
  };
}
