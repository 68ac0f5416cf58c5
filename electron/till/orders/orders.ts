import { screenDeep } from '../../../shared/card-number-screen.ts';
import type { Clock } from '../../../shared/clock.ts';
import { done, refused } from '../../../shared/failures.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Order } from '../../../shared/order.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Orders } from '../till.ts';
import { acceptOrder, areNotes } from './order-policy.ts';

export function createOrders(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
}): Orders {
  const { ledger, clock, ids } = dependencies;
  return {
    create: async (input, actor, alongside) => {
      const terms = acceptOrder(input);
      if (!terms.ok) return terms;
      return done(
        await ledger.write((book) => {
          const order: Order = {
            ...terms.value,
            id: ids('order'),
            seq: book.nextOrderSeq(),
            amountPaid: 0,
            status: 'created',
            attempts: 0,
            createdAt: clock.now(),
            ...(actor.type === 'staff' ? { soldBy: actor.staffId } : {}),
          };
          book.append({ type: 'order', order }, actor);
          alongside?.(order, book);
          return order;
        }),
      );
    },
    setNotes: async (id, notes, actor) => {
      if (!areNotes(notes)) return refused({ type: 'notes_invalid' });
      return await ledger.write((book) => {
        const order = book.order(id);
        if (!order) return refused({ type: 'order_not_found' });
        const changed: Order = { ...order, notes: screenDeep(notes) };
        book.append({ type: 'order', order: changed }, actor);
        return done(changed);
      });
    },
    find: (id) => ledger.order(id),
    payments: (orderId) => ledger.paymentsOfOrder(orderId),
    list: (query) => ledger.orders(query),
  };
}
