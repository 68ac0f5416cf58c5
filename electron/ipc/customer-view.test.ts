import { expect, test } from 'vitest';
import type { CheckoutView } from '../../shared/ipc.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import { customerView } from './customer-view.ts';

function checkout(
  order: Partial<Order>,
  payment: Partial<Payment> | null,
  different: Partial<CheckoutView> = {},
): CheckoutView {
  const asked = { amount: 19_900, amountPaid: 0, currency: 'INR', status: 'attempted', ...order };
  return { order: asked, payment, upiText: null, cash: null, ...different } as CheckoutView;
}

test('with nothing to pay the customer is made welcome', () => {
  expect(customerView(null, 0, 'INR')).toEqual({ type: 'welcome' });
});

test('goods are added up before the customer’s eyes', () => {
  expect(customerView(null, 6_500, 'INR')).toEqual({
    type: 'total',
    amount: 6_500,
    currency: 'INR',
  });
});

test.each(['presented', 'authorising', 'declined', 'in_doubt'] as const)(
  'a payment that is %s shows what is to be paid',
  (state) => {
    expect(customerView(checkout({}, { state }), 6_500, 'EUR')).toEqual({
      type: 'total',
      amount: 19_900,
      currency: 'INR',
    });
  },
);

test('a part that is paid is taken off', () => {
  const part = checkout({ amountPaid: 10_000 }, { state: 'captured' });
  expect(customerView(part, 0, 'INR')).toMatchObject({ type: 'total', amount: 9_900 });
});

test('a code is shown while it can be paid', () => {
  const shown = { amount: 5_000, state: 'presented' } as const;
  expect(customerView(checkout({}, shown, { upiText: 'upi://pay' }), 0, 'INR')).toEqual({
    type: 'scan',
    amount: 5_000,
    currency: 'INR',
    upiText: 'upi://pay',
  });
  const late = { amount: 5_000, state: 'in_doubt' } as const;
  expect(customerView(checkout({}, late, { upiText: 'upi://pay' }), 0, 'INR')).toMatchObject({
    type: 'total',
  });
});

test('change is said before the customer counts it', () => {
  const cash = { tendered: 50_000, change: 30_100 };
  const paid = checkout({ amountPaid: 19_900, status: 'paid' }, { state: 'captured' }, { cash });
  expect(customerView(paid, 0, 'INR')).toMatchObject({ type: 'paid', change: 30_100 });
});

test('a sale that is paid is thanked for', () => {
  const paid = checkout({ amountPaid: 19_900, status: 'paid' }, { state: 'captured' });
  expect(customerView(paid, 0, 'INR')).toMatchObject({ type: 'paid', amount: 19_900 });
});
