import type { Actor } from '../../../shared/actor.ts';
import { type Answer, done, type Refusal, refused } from '../../../shared/failures.ts';
import type { Order } from '../../../shared/order.ts';
import type { Payment } from '../../../shared/payment.ts';
import { upiText } from '../../../shared/upi.ts';
import { judgePart } from '../orders/order-policy.ts';
import type { FirstEvent } from '../payments/payments.ts';
import type { Checkouts } from '../till.ts';
import { attemptRefusal } from './busy-refusal.ts';
import type { CheckoutDependencies } from './checkout-dependencies.ts';
import { newPayment } from './new-payment.ts';

/** Payments that no terminal takes part in: cash, and a UPI code on the till's own screen. */
export function createTaking(
  dependencies: CheckoutDependencies,
): Pick<Checkouts, 'takeCash' | 'takeUpi'> {
  const { ledger, payments } = dependencies;

  /** One commit: judged, kept and counted together, so that two takings cannot share one rest. */
  async function take(
    { orderId, amount }: { readonly orderId: string; readonly amount: number },
    event: FirstEvent,
    actor: Actor,
    fill: (draft: Payment, order: Order) => Answer<Payment>,
  ): Promise<Answer<Payment>> {
    const taken = await ledger.write((book) => {
      const order = book.order(orderId);
      if (!order) return refused({ type: 'order_not_found' });
      const verdict = judgePart(order, book.paymentsOfOrder(orderId), amount);
      const refusal: Refusal | undefined = attemptRefusal(book, verdict);
      if (refusal) return refused(refusal);
      const draft = fill(newPayment(dependencies, order, amount), order);
      if (!draft.ok) return draft;
      return done({ draft: draft.value, step: payments.keep(book, draft.value, event, actor) });
    });
    if (!taken.ok) return taken;
    const { draft, step } = taken.value;
    payments.carryOut(draft, step);
    return done(step.payment);
  }

  return {
    takeCash: (input, actor) =>
      take(input, { type: 'cash', tendered: input.tendered }, actor, (draft) => {
        const { amount } = draft;
        if (!Number.isSafeInteger(input.tendered)) return refused({ type: 'amount_invalid' });
        if (input.tendered < amount) return refused({ type: 'cash_too_little', amount });
        return done({ ...draft, method: 'cash' });
      }),
    takeUpi: (input, actor) =>
      take(input, { type: 'request' }, actor, (draft) => {
        const { amount, currency, id } = draft;
        if (currency !== 'INR') return refused({ type: 'upi_needs_rupees' });
        const text = upiText(input.payee, { minor: amount, currency }, id);
        return done({ ...draft, method: 'upi', upiText: text });
      }),
  };
}
