import { expect, test } from 'vitest';
import type { Order } from '../../../shared/order.ts';
import type { Payment } from '../../../shared/payment.ts';
import { sampleOrder, samplePayment } from '../testing/samples.ts';
import { findSameSale, sameSaleMilliseconds } from './same-sale-policy.ts';

const now = 100_000_000;
const chai = { name: 'Masala chai', itemId: 'item_chai', quantity: 2, unitAmount: 2_000 };
const samosa = { name: 'Samosa', itemId: 'item_samosa', quantity: 1, unitAmount: 2_500 };
const sale = { lines: [chai, samosa], amount: 6_500, currency: 'INR' } as const;
const paid = samplePayment({ state: 'captured', capturedAmount: 6_500, changedAt: now - 1_000 });

function earlier(payment: Partial<Payment> = {}, order: Partial<Order> = {}) {
  return [
    {
      order: sampleOrder({ ...sale, soldBy: 'staff_1', ...order }),
      payments: [{ ...paid, ...payment }],
    },
  ];
}

test('the same goods, paid a moment ago, are told with their sale', () => {
  expect(findSameSale(sale, earlier(), now)).toEqual({
    type: 'same_sale_again',
    orderId: 'order_sample00000001',
    seq: 1,
    paymentId: paid.id,
    state: 'paid',
    at: now - 1_000,
  });
});

test.each(['requested', 'presented', 'authorising', 'authorised', 'in_doubt'] as const)(
  'while the other is %s, however long ago, it may still be paid',
  (state) => {
    const payment = { state, capturedAmount: 0, changedAt: now - 10_000_000 };
    expect(findSameSale(sale, earlier(payment), now)?.state).toBe('unresolved');
  },
);

test('the order of the lines says nothing', () => {
  const turned = { ...sale, lines: [samosa, chai] };
  expect(findSameSale(turned, earlier(), now)).toBeDefined();
});

test.each<readonly [string, ReturnType<typeof earlier>]>([
  ['two minutes later', earlier({ changedAt: now - sameSaleMilliseconds })],
  ['after a decline', earlier({ state: 'declined', capturedAmount: 0 })],
  ['in another currency', earlier({}, { currency: 'EUR' })],
  ['for another amount', earlier({}, { amount: 6_600 })],
  ['with other goods', earlier({}, { lines: [chai] })],
  ['at another price', earlier({}, { lines: [{ ...chai, unitAmount: 2_001 }, samosa] })],
  ['with a discount', earlier({}, { lines: [{ ...chai, discount: 100 }, samosa] })],
  ['from a program beside the till', [{ order: sampleOrder(sale), payments: [paid] }]],
])('%s it is another sale', (_name, sales) => {
  expect(findSameSale(sale, sales, now)).toBeUndefined();
});

test('what was there before an order was made is no news to whoever pays it', () => {
  expect(findSameSale(sale, earlier(), now, now - 500)).toBeUndefined();
  expect(findSameSale(sale, earlier(), now, now - 1_000)).toBeDefined();
});
