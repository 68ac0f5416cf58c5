import { screenDeep } from '../../../shared/card-number-screen.ts';
import { done, refused } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { areNotes } from '../orders/order-policy.ts';
import type { PaymentDesk } from '../till.ts';

/** Payments as whoever asks for one by its own id sees them. */
export function createPaymentDesk({ ledger }: { readonly ledger: Ledger }): PaymentDesk {
  return {
    find: (id) => ledger.payment(id),
    list: (query) => ledger.payments(query),
    capture: () => Promise.reject(new Error('not yet')),
    release: () => Promise.reject(new Error('not yet')),
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
