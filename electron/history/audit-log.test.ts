import { expect, onTestFinished, test } from 'vitest';
import type { Actor } from '../../shared/actor.ts';
import type { ProviderNews } from '../../shared/incoming-webhook.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { anOrder, aPayment, orderChange, paymentChange, till } from '../ledger/testing/samples.ts';
import { createAuditLog } from './audit-log.ts';

const asha: Actor = { type: 'staff', staffId: 'staff_asha', approvedBy: 'staff_ravi' };

async function open() {
  let now = 1_000;
  const ledger = openMemoryLedger(() => now);
  onTestFinished(() => ledger.close());
  const log = createAuditLog({
    ledger,
    dayOf: (day) => (day === '2026-01-05' ? { from: 2_000, to: 2_999 } : undefined),
  });
  await ledger.write((book) => {
    book.append(orderChange(anOrder(1)), till);
    book.append(
      { type: 'staff', staff: { id: 'staff_asha', name: 'Asha', role: 'cashier' } },
      till,
    );
  });
  now = 2_000;
  await ledger.write((book) => {
    book.append(paymentChange(aPayment('pay_1')), asha);
    const pin = { staffId: 'staff_asha', hash: 'scrypt$never to be shown' };
    book.append({ type: 'pin', pin }, till);
    book.append({ type: 'setting', name: 'secretOfSomething', value: 'never to be shown' }, till);
  });
  return { ledger, log };
}

test('everything is told newest first, and nothing secret', async () => {
  const { log } = await open();
  const page = await log.list({});
  expect(page.next).toBeNull();
  const told = page.entries.map((entry) =>
    entry.type === 'sale' ? entry.line.what : [entry.kind, entry.name],
  );
  expect(told).toEqual([
    ['setting', 'secretOfSomething'],
    ['pin', 'Asha'],
    'payment_sent',
    ['staff', 'Asha'],
    'order_made',
  ]);
  expect(JSON.stringify(page)).not.toContain('never to be shown');
});

test('what a provider told and was not counted says what it was, and why', async () => {
  const { ledger, log } = await open();
  const news: ProviderNews = {
    ...{ type: 'payment', said: 'captured', paymentId: 'pay_1', orderId: null, amount: 19_901 },
    ...{ currency: 'INR', method: 'upi', reason: null },
  };
  const webhook = { id: 'evt_1', news, receivedAt: 1, changedAt: 1 } as const;
  await ledger.write((book) => {
    const [received, ignored] = [
      { ...webhook, state: 'received', because: null } as const,
      { ...webhook, state: 'ignored', because: 'amount_differs' } as const,
    ];
    book.append({ type: 'incoming_webhook', webhook: received }, till);
    book.append({ type: 'incoming_webhook', webhook: ignored }, till);
  });
  const { entries } = await log.list({ group: 'webhooks' });
  const name = 'payment.captured · INR 199.01 · pay_1 · evt_1';
  expect(entries).toMatchObject([
    { kind: 'heard_amount_differs', name },
    { kind: 'heard_received', name },
  ]);
});

test('a person’s entries are those they did and those they let through', async () => {
  const { log } = await open();
  for (const staffId of ['staff_asha', 'staff_ravi']) {
    const { entries } = await log.list({ staffId });
    expect(entries.map(({ type }) => type)).toEqual(['sale']);
  }
  expect((await log.list({ staffId: 'staff_other' })).entries).toEqual([]);
});

test('a group and a day leave out the rest', async () => {
  const { log } = await open();
  expect((await log.list({ group: 'money' })).entries).toHaveLength(1);
  expect((await log.list({ group: 'people' })).entries).toHaveLength(2);
  expect((await log.list({ day: '2026-01-05' })).entries).toHaveLength(3);
  expect((await log.list({ day: '2026-02-31' })).entries).toEqual([]);
});

test('pages go on where the last one ended', async () => {
  const { ledger, log } = await open();
  await ledger.write((book) => {
    for (let seq = 2; seq <= 250; seq += 1) book.append(orderChange(anOrder(seq)), till);
  });
  const seqs: number[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const page = await log.list(before === undefined ? {} : { before });
    seqs.push(...page.entries.map((each) => (each.type === 'sale' ? each.line.seq : each.seq)));
    before = page.next;
  }
  expect(seqs).toEqual(Array.from({ length: 254 }, (_, place) => 254 - place));
});

test('a refunded payment that is settled later has not been refunded again', async () => {
  const { ledger, log } = await open();
  const captured = { state: 'captured', authorisedAmount: 10_000, capturedAmount: 10_000 } as const;
  const payment = aPayment('pay_1', { ...captured, refundedAmount: 5_000 });
  await ledger.write((book) => {
    book.append({ type: 'payment', payment, because: 'refund' }, till);
    const settled = { ...payment, settledAt: 2_000 };
    book.append({ type: 'payment', payment: settled, because: 'settled' }, till);
  });
  const { entries } = await log.list({ group: 'money' });
  const told = entries.map((entry) => (entry.type === 'sale' ? entry.line.what : entry.kind));
  expect(told.slice(0, 2)).toEqual(['payment_settled', 'payment_refunded']);
});
