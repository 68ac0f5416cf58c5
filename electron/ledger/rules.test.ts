import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../shared/journal.ts';
import type { Order } from '../../shared/order.ts';
import { isOpenPayment, type Payment, type PaymentState } from '../../shared/payment.ts';
import { ConstraintError, type Ledger } from './ledger.ts';
import { openMemoryLedger } from './open-memory-ledger.ts';
import {
  activityChange,
  anActivity,
  anApproval,
  anOrder,
  aPayment,
  orderChange,
  paymentChange,
  till,
} from './testing/samples.ts';

const states: readonly PaymentState[] = [
  'draft',
  'requested',
  'presented',
  'authorising',
  'authorised',
  'captured',
  'declined',
  'failed',
  'cancelled',
  'expired',
  'voided',
  'in_doubt',
];

async function openWithOrder(order: Partial<Order> = {}): Promise<Ledger> {
  const ledger = openMemoryLedger(() => 1_000);
  await ledger.write((book) => book.append(orderChange(anOrder(1, order)), till));
  return ledger;
}

/** The rule that stopped it, or undefined when it was kept. */
async function tryTo(ledger: Ledger, change: Change): Promise<string | undefined> {
  try {
    await ledger.write((book) => book.append(change, till));
    return undefined;
  } catch (error) {
    if (error instanceof ConstraintError) return error.rule;
    throw error;
  }
}

/** What a payment takes, or may yet take, of its order. */
function claimOf(payment: Payment): number {
  if (isOpenPayment(payment)) return payment.amount;
  return payment.state === 'authorised' ? payment.authorisedAmount : payment.capturedAmount;
}

/** Promises 3 and 4 once more, in other words than the tables': every rule that `next` would break. */
function brokenRules(kept: readonly Payment[], next: Payment, orders: readonly Order[]): string[] {
  const others = kept.filter(({ id }) => id !== next.id);
  const before = kept.find(({ id }) => id === next.id);
  const order = orders.find(({ id }) => id === next.orderId);
  const isNewClaim =
    before === undefined ||
    before.state === 'draft' ||
    next.amount > before.amount ||
    next.orderId !== before.orderId;
  const claimed = others
    .filter(({ orderId }) => orderId === next.orderId)
    .reduce((sum, payment) => sum + claimOf(payment), claimOf(next));
  const openOthers = isOpenPayment(next) ? others.filter(isOpenPayment) : [];
  const rules: Record<string, boolean> = {
    captured_within_authorised: next.capturedAmount > next.authorisedAmount,
    refunded_within_captured: next.refundedAmount > next.capturedAmount,
    one_open_payment_per_terminal: openOthers.some(
      ({ terminalId }) => terminalId !== null && terminalId === next.terminalId,
    ),
    one_blocking_payment_per_place: openOthers.some(
      ({ placeId }) => placeId !== null && placeId === next.placeId,
    ),
    payment_is_sent_once:
      before !== undefined &&
      !['draft', 'requested'].includes(before.state) &&
      ['draft', 'requested'].includes(next.state),
    order_amount_is_not_exceeded:
      order !== undefined && isNewClaim && claimOf(next) > 0 && claimed > order.amount,
    refers_to_what_exists: order === undefined,
  };
  return Object.keys(rules).filter((rule) => rules[rule]);
}

const amount = fc.constantFrom(0, 2_000, 5_000, 10_000);
const payment = fc
  .record({
    id: fc.constantFrom('pay_1', 'pay_2', 'pay_3', 'pay_4'),
    orderId: fc.constantFrom('order_1', 'order_1', 'order_2', 'order_2', 'order_9'),
    terminalId: fc.constantFrom('left', 'right', null),
    placeId: fc.constantFrom('table', null, null),
    amount: fc.constantFrom(2_000, 5_000, 10_000),
    state: fc.constantFrom(...states),
    authorisedAmount: amount,
    capturedAmount: amount,
    refundedAmount: fc.constantFrom(0, 0, 0, 2_000),
  })
  .map(({ id, ...but }) => aPayment(id, but));

test('the tables keep every payment the rules allow and no other (promises 3 and 4)', async () => {
  const stopped = new Set<string>();
  let keptInAll = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(payment, { maxLength: 25 }), async (payments) => {
      const orders = [anOrder(1), anOrder(2, { amount: 12_000 })];
      const ledger = openMemoryLedger(() => 1_000);
      await ledger.write((book) => orders.map((order) => book.append(orderChange(order), till)));
      const kept = new Map<string, Payment>();
      for (const next of payments) {
        const broken = brokenRules([...kept.values()], next, orders);
        const rule = await tryTo(ledger, paymentChange(next));
        if (broken.length === 0) {
          expect(rule).toBeUndefined();
          kept.set(next.id, next);
          keptInAll += 1;
        } else {
          expect(broken).toContain(rule);
          stopped.add(String(rule));
        }
      }
      for (const { id } of payments) expect(ledger.payment(id)).toEqual(kept.get(id));
    }),
    { numRuns: 300 },
  );
  expect([...stopped].sort()).toEqual([
    'captured_within_authorised',
    'one_blocking_payment_per_place',
    'one_open_payment_per_terminal',
    'order_amount_is_not_exceeded',
    'payment_is_sent_once',
    'refers_to_what_exists',
    'refunded_within_captured',
  ]);
  expect(keptInAll).toBeGreaterThan(500);
});

const open: readonly PaymentState[] = ['requested', 'presented', 'authorising', 'in_doubt'];

test.each(open)('a terminal with a payment that is %s takes no other', async (state) => {
  const ledger = await openWithOrder({ amount: 90_000 });
  const there = aPayment('a', { state, terminalId: 'counter', amount: 100 });
  expect(await tryTo(ledger, paymentChange(there))).toBeUndefined();
  const second = aPayment('b', { terminalId: 'counter', amount: 100 });
  expect(await tryTo(ledger, paymentChange(second))).toBe('one_open_payment_per_terminal');
  const elsewhere = aPayment('c', { terminalId: 'other', amount: 100 });
  expect(await tryTo(ledger, paymentChange(elsewhere))).toBeUndefined();
  expect(ledger.openPaymentOfTerminal('counter')).toEqual(there);
});

test('two writes of one turn for one terminal: the first is kept, the second refused', async () => {
  const ledger = await openWithOrder({ amount: 90_000 });
  const rules = await Promise.all(
    ['a', 'b'].map((id) =>
      tryTo(ledger, paymentChange(aPayment(id, { terminalId: 'counter', amount: 100 }))),
    ),
  );
  expect(rules).toEqual([undefined, 'one_open_payment_per_terminal']);
});

test('what a terminal says has happened is kept even when it is too much', async () => {
  const ledger = await openWithOrder();
  await tryTo(ledger, paymentChange(aPayment('a', { state: 'declined' })));
  const paid = { state: 'captured', authorisedAmount: 10_000, capturedAmount: 10_000 } as const;
  await tryTo(ledger, paymentChange(aPayment('b')));
  await tryTo(ledger, paymentChange(aPayment('b', paid)));
  expect(await tryTo(ledger, paymentChange(aPayment('a', { state: 'in_doubt' })))).toBeUndefined();
  expect(await tryTo(ledger, paymentChange(aPayment('a', paid)))).toBeUndefined();
  expect(await tryTo(ledger, paymentChange(aPayment('c', { amount: 1 })))).toBe(
    'order_amount_is_not_exceeded',
  );
});

test('one transaction of a terminal pays for one thing', async () => {
  const ledger = await openWithOrder();
  const half = { amount: 5_000, terminalId: 'counter', state: 'declined' } as const;
  const approval = anApproval('trace 7');
  const first = aPayment('a', { ...half, approval });
  expect(await tryTo(ledger, paymentChange(first))).toBeUndefined();
  expect(await tryTo(ledger, paymentChange(aPayment('b', { ...half, approval })))).toBe(
    'one_payment_per_transaction',
  );
  const elsewhere = aPayment('c', { ...half, approval, terminalId: 'other' });
  expect(await tryTo(ledger, paymentChange(elsewhere))).toBeUndefined();
  expect(ledger.paymentOfMark('counter', 'trace 7')).toEqual(first);
});

const order = anOrder(1);
test.each<[string, Change]>([
  ['payment_in_the_currency_of_its_order', paymentChange(aPayment('p', { currency: 'EUR' }))],
  ['payment_amount_is_positive', paymentChange(aPayment('p', { amount: 0 }))],
  ['captured_within_authorised', paymentChange(aPayment('p', { capturedAmount: -1 }))],
  ['refunded_within_captured', paymentChange(aPayment('p', { refundedAmount: 1 }))],
  ['payment_state_is_known', paymentChange(aPayment('p', { state: 'x' as PaymentState }))],
  ['refers_to_what_exists', paymentChange(aPayment('p', { orderId: 'order_9' }))],
  ['refers_to_what_exists', activityChange(anActivity('a', { orderId: 'order_9' }))],
  ['refers_to_what_exists', activityChange(anActivity('a', { paymentId: 'pay_9' }))],
  ['refers_to_what_exists', activityChange(anActivity('a', { closes: 'pda_9' }))],
  ['order_amount_is_positive', orderChange(anOrder(2, { amount: 0 }))],
  ['order_amount_paid_is_not_negative', orderChange({ ...order, amountPaid: -1 })],
  ['order_number_is_unique', orderChange(anOrder(1, { id: 'order_2' }))],
  ['order_keeps_its_terms', orderChange({ ...order, seq: 2 })],
  ['order_keeps_its_terms', orderChange({ ...order, currency: 'EUR' })],
  ['order_keeps_its_terms', orderChange({ ...order, amount: 3_999 })],
  [
    'cannot store REAL value in INTEGER column orders.amount',
    orderChange(anOrder(2, { amount: 1.5 })),
  ],
])('the ledger forbids %s', async (rule, change) => {
  const ledger = await openWithOrder();
  await tryTo(ledger, paymentChange(aPayment('there', { amount: 4_000 })));
  const before = ledger.entriesAfter(0, 9);
  expect(await tryTo(ledger, change)).toBe(rule);
  expect(ledger.entriesAfter(0, 9)).toEqual(before);
});

test('an order nobody has paid for may change its amount, and may always grow', async () => {
  const ledger = await openWithOrder();
  expect(await tryTo(ledger, orderChange({ ...order, amount: 4_000 }))).toBeUndefined();
  await tryTo(ledger, paymentChange(aPayment('p', { amount: 4_000 })));
  expect(await tryTo(ledger, orderChange({ ...order, amount: 4_001 }))).toBeUndefined();
  expect(await tryTo(ledger, orderChange({ ...order, amount: 4_000 }))).toBeUndefined();
  expect(ledger.order('order_1')?.amount).toBe(4_000);
});
