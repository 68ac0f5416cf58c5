import type { Clock } from '../../../shared/clock.ts';
import { done } from '../../../shared/failures.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Order } from '../../../shared/order.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Orders } from '../till.ts';
import { acceptOrder } from './order-policy.ts';

export function createOrders(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
}): Orders {
  const { ledger, clock, ids } = dependencies;
  return {
    create: async (input, actor) => {
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
          };
          book.append({ type: 'order', order }, actor);
          return order;
        }),
      );
    },
    find: (id) => ledger.order(id),
    payments: (orderId) => ledger.paymentsOfOrder(orderId),
    list: (query) => ledger.orders(query),
  };
}
