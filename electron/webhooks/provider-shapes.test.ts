import { beforeEach, expect, test } from 'vitest';
import type { Change } from '../../shared/journal.ts';
import { orderOf, paymentOf } from '../gateway/razorpay/mapping.ts';
import { refundOf } from '../gateway/razorpay/refund-mapping.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import {
  anOrder,
  aPayment,
  aRefund,
  orderChange,
  paymentChange,
  till,
} from '../ledger/testing/samples.ts';
import { createJournalReading, type ReadJournal } from './read-journal.ts';

let ledger: Ledger;
let read: ReadJournal;

beforeEach(() => {
  let made = 0;
  ledger = openMemoryLedger(() => 1_698_056_820_400);
  read = createJournalReading({
    ledger,
    ids: (prefix) => `${prefix}_${++made}`,
    view: { payment: paymentOf, order: (order) => orderOf(order), refund: refundOf },
  });
});

/** The last event that these come to, as whoever is told reads it. */
async function lastAfter(...changes: readonly Change[]) {
  await ledger.write((book) => changes.map((change) => book.append(change, till)));
  const found = read(ledger.entriesAfter(0, 100), 'acc_1A2b3C4d5E6f7G');
  return JSON.parse(found.at(-1)?.event.body ?? 'null');
}

const payment = aPayment('pay_1', { authorisedAmount: 10_000 });

test('M21 a failed payment says why, in the words of GET', async () => {
  const failure = { code: 'CARD_DECLINED', reason: 'Do not honour', by: 'provider' } as const;
  const event = await lastAfter(
    orderChange(anOrder(1)),
    paymentChange(aPayment('pay_1', { state: 'declined', failure })),
  );
  expect(event).toMatchObject({
    account_id: 'acc_1A2b3C4d5E6f7G',
    event: 'payment.failed',
    contains: ['payment'],
    created_at: 1_698_056_820,
  });
  expect(event.payload.payment.entity).toMatchObject({
    ...{ id: 'pay_1', entity: 'payment', status: 'failed', captured: false },
    error_code: 'CARD_DECLINED',
    error_description: expect.stringMatching(/declined/i),
  });
});

test('M19 an order that is paid comes with the payment that paid it', async () => {
  const event = await lastAfter(
    orderChange(anOrder(1)),
    paymentChange({ ...payment, state: 'captured', capturedAmount: 10_000 }),
    orderChange(anOrder(1, { status: 'paid', amountPaid: 10_000 })),
  );
  expect(event).toMatchObject({
    event: 'order.paid',
    contains: ['payment', 'order'],
    payload: {
      payment: { entity: { id: 'pay_1', status: 'captured', captured: true, amount: 10_000 } },
      order: { entity: { id: 'order_1', status: 'paid', amount_due: 0 } },
    },
  });
});

test('M22 a refund that is done comes with its payment, refunded', async () => {
  const captured = { ...payment, state: 'captured', capturedAmount: 10_000 } as const;
  const refund = aRefund('rfnd_1', { state: 'processed', amount: 10_000 });
  const event = await lastAfter(
    orderChange(anOrder(1)),
    paymentChange(captured),
    { type: 'refund', refund, because: 'test' },
    paymentChange({ ...captured, refundedAmount: 10_000 }),
  );
  expect(event).toMatchObject({
    event: 'refund.processed',
    contains: ['payment', 'refund'],
    payload: {
      payment: { entity: { id: 'pay_1', status: 'refunded', amount_refunded: 10_000 } },
      refund: { entity: { id: 'rfnd_1', status: 'processed', amount: 10_000 } },
    },
  });
});
