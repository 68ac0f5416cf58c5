import type { Clock } from '../../../shared/clock.ts';
import type { Order } from '../../../shared/order.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { wholeCheckout } from '../payments/deadline-policy.ts';
import type { Checkouts } from '../till.ts';
import { findSameSale, sameSaleMilliseconds } from './same-sale-policy.ts';

/** More sales than this in the time of one checkout are not looked at. */
const mostOrders = 200;

/** Looks for the same sale among those whose payments may have ended a moment ago, or have not yet. */
export function createSameSale(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
}): Checkouts['sameSale'] {
  const { ledger, clock } = dependencies;
  return (sale, own) => {
    const now = clock.now();
    const from = now - wholeCheckout - sameSaleMilliseconds;
    const orders = new Map<string, Order>();
    for (const { orderId } of ledger.openPayments()) {
      const order = ledger.order(orderId);
      if (order) orders.set(order.id, order);
    }
    for (const order of ledger.orders({ count: mostOrders, skip: 0, from })) {
      orders.set(order.id, order);
    }
    if (own) orders.delete(own.id);
    const earlier = [...orders.values()].map((order) => ({
      order,
      payments: ledger.paymentsOfOrder(order.id),
    }));
    return findSameSale(sale, earlier, now, own?.createdAt);
  };
}
