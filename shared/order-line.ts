import type { Order } from './order.ts';
import type { Payment } from './payment.ts';

/** An order in a list, with the payment that speaks for it. */
export interface OrderLine {
  readonly order: Order;
  readonly payment: Payment | null;
}
