import { screenDeep } from '../../../shared/card-number-screen.ts';
import { done, refused } from '../../../shared/failures.ts';
import type { Refund } from '../../../shared/refund.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { areNotes } from '../orders/order-policy.ts';
import type { Refunds } from '../till.ts';

/** Money on its way back, from the first word to the last. */
export function createRefunds({ ledger }: { readonly ledger: Ledger }): Refunds {
  const notYet = () => Promise.reject(new Error('not yet'));
  return {
    advise: () => undefined,
    create: notYet,
    cancel: notYet,
    stop: notYet,
    ask: notYet,
    settle: notYet,
    find: (id) => ledger.refund(id),
    ofPayment: (paymentId) => ledger.refundsOfPayment(paymentId),
    list: (query) => ledger.refunds(query),
    open: () => ledger.openRefunds(),
    setNotes: async (id, notes, actor) => {
      if (!areNotes(notes)) return refused({ type: 'notes_invalid' });
      return await ledger.write((book) => {
        const refund = book.refund(id);
        if (!refund) return refused({ type: 'refund_not_found' });
        const changed: Refund = { ...refund, notes: screenDeep(notes) };
        book.append({ type: 'refund', refund: changed, because: 'notes' }, actor);
        return done(changed);
      });
    },
  };
}
