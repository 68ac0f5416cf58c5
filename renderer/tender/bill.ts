import type { CheckoutView, OrderLine, Tender } from '../../shared/ipc.ts';
import type { Currency } from '../../shared/money.ts';
import type { Order } from '../../shared/order.ts';
import { isOpenPayment } from '../../shared/payment.ts';
import type { PartMethod } from './split-plan.ts';

/** What somebody is to pay now, in one payment. */
export interface Bill {
  /** Null for the sale that is being made: it is no order yet. */
  readonly orderId: string | null;
  /** In minor units. */
  readonly minor: number;
  /** Less than what is due in all. */
  readonly isPart: boolean;
  /** What other payments have brought, in minor units. */
  readonly paid: number;
  readonly currency: Currency;
}

/** All that is still due of an order. */
export function billOfOrder({ id, amount, amountPaid, currency }: Order): Bill {
  return { orderId: id, minor: amount - amountPaid, isPart: false, paid: amountPaid, currency };
}

/**
 * Whether somebody can still pay for a sale. While one payment may yet bring the money, another is not
 * offered.
 */
export function isOwing({ order, payment }: OrderLine): boolean {
  if (order.status === 'paid' || order.status === 'closed') return false;
  return payment === null || !(isOpenPayment(payment) || payment.state === 'authorised');
}

/** What the payment on the screen was to bring, when it brought nothing; else all that is left. */
export function billOfCheckout({ order, payment, amountDue }: CheckoutView): Bill {
  const rest = { ...billOfOrder(order), minor: amountDue };
  const isOver = payment === null || payment.state === 'captured';
  return isOver ? rest : partOf(rest, payment.amount);
}

/** A part of a bill; what it comes to in all is no part. */
export function partOf(bill: Bill, minor: number): Bill {
  return minor < bill.minor ? { ...bill, minor, isPart: true } : bill;
}

/** On a terminal; without one, on the standard terminal. */
export function terminalTender(
  bill: Bill,
  method: 'card' | 'upi',
  terminalId: string | null,
  qr?: 'bharat_qr',
): Tender {
  const place = terminalId === null ? {} : { terminalId };
  return { method, ...place, ...(qr ? { qr } : {}), ...amountOf(bill) };
}

export function cashTender(bill: Bill, tendered: number): Tender {
  return { method: 'cash', tendered, ...amountOf(bill) };
}

/** A code on our own screen. */
export function personTender(bill: Bill): Tender {
  return { method: 'upi_person', ...amountOf(bill) };
}

/** How a payment that brought nothing was to be made; null where that is no longer known. */
export function methodOf({ payment }: CheckoutView): PartMethod | null {
  if (!payment) return null;
  if (payment.method === 'cash') return 'cash';
  if (payment.upiText !== undefined) return 'upi_person';
  return payment.method === 'upi' ? 'upi' : 'card';
}

function amountOf({ isPart, minor }: Bill): { readonly amount?: number } {
  return isPart ? { amount: minor } : {};
}
