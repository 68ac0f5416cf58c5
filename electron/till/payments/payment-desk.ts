import { screenDeep } from '../../../shared/card-number-screen.ts';
import { done, refused } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { areNotes } from '../orders/order-policy.ts';
import type { PaymentDesk } from '../till.ts';
import type { Payments } from './payments.ts';

/** Payments as whoever asks for one by its own id sees them. */
export function createPaymentDesk({
  ledger,
  payments,
}: {
  readonly ledger: Ledger;
  readonly payments: Payments;
}): PaymentDesk {
  return {
    find: (id) => ledger.payment(id),
    list: (query) => ledger.payments(query),
    capture: async ({ paymentId, amount, currency }, actor) => {
      const payment = ledger.payment(paymentId);
      if (!payment) return refused({ type: 'payment_not_found' });
      if (payment.state !== 'authorised' || payment.evidence === null) {
        return refused({ type: 'payment_not_authorised' });
      }
      const { authorisedAmount, evidence } = payment;
      if (amount !== authorisedAmount || currency !== payment.currency) {
        const authorised = authorisedAmount;
        return refused({ type: 'capture_mismatch', authorised, currency: payment.currency });
      }
      const event = { type: 'capture', amount, evidence } as const;
      const captured = await payments.dispatch(paymentId, event, actor);
      // Two at once: the second finds it captured.
      return captured ? done(captured) : refused({ type: 'payment_not_authorised' });
    },
    setNotes: async (id, notes, actor) => {
      if (!areNotes(notes)) return refused({ type: 'notes_invalid' });
      return await ledger.write((book) => {
        const payment = book.payment(id);
        if (!payment) return refused({ type: 'payment_not_found' });
        const changed: Payment = { ...payment, notes: screenDeep(notes) };
        book.append({ type: 'payment', payment: changed, because: 'notes' }, actor);
        return done(changed);
      });
    },
  };
}
