import type { OrderLine } from '../../shared/ipc.ts';

/** Today's orders, newest first, and the one whose details are open. */
export interface OrdersSlice {
  readonly today: readonly OrderLine[];
  readonly selectedOrderId: string | null;
}

export const ordersAtStart: OrdersSlice = { today: [], selectedOrderId: null };

/** Puts a line in its place. Others keep their identity, so that only the changed row is drawn. */
export function orderChanged(slice: OrdersSlice, line: OrderLine): Pick<OrdersSlice, 'today'> {
  const place = slice.today.findIndex(({ order }) => order.id === line.order.id);
  if (place >= 0) return { today: slice.today.with(place, line) };
  const after = slice.today.findIndex(({ order }) => order.seq < line.order.seq);
  return { today: slice.today.toSpliced(after < 0 ? slice.today.length : after, 0, line) };
}

/** Opens the details of an order, or closes them when they were open. */
export function orderToggled(
  slice: OrdersSlice,
  orderId: string,
): Pick<OrdersSlice, 'selectedOrderId'> {
  return { selectedOrderId: slice.selectedOrderId === orderId ? null : orderId };
}
