import { expect, onTestFinished, test } from 'vitest';
import type { MoneyFilter } from '../../shared/ipc-payments.ts';
import { lineId, type MoneyLine } from '../../shared/money-line.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import {
  anOrder,
  aPayment,
  aRefund,
  orderChange,
  paymentChange,
  till,
} from '../ledger/testing/samples.ts';
import { createMoneyList } from './money-list.ts';

const everything: MoneyFilter = { text: '', kind: 'all', sort: 'newest' };
const noon = 1_000_000;

/** Sales 1 to `count`, one a second, paid by card; every tenth gives half of it back a moment later. */
async function openWith(count: number, now = noon) {
  const ledger = openMemoryLedger(() => noon);
  onTestFinished(() => ledger.close());
  for (let seq = 1; seq <= count; seq += 1) {
    const createdAt = 1_000 * seq;
    const amount = 10_000 + seq;
    const paid = { state: 'captured', authorisedAmount: amount, capturedAmount: amount } as const;
    const subject = { orderId: `order_${seq}`, amount, createdAt };
    await ledger.write((book) => {
      book.append(orderChange(anOrder(seq, { amount, createdAt })), till);
      book.append(paymentChange(aPayment(`pay_${seq}`, { ...subject, ...paid })), till);
      if (seq % 10 !== 0) return;
      const refund = { paymentId: `pay_${seq}`, orderId: `order_${seq}`, amount: 5_000 };
      book.append(
        {
          type: 'refund',
          refund: aRefund(`rfnd_${seq}`, { ...refund, createdAt: createdAt + 500 }),
          because: 'requested',
        },
        till,
      );
    });
  }
  const list = createMoneyList({
    ledger,
    search: ({ text }) => ({
      orders: ledger.orders({ count: 500, skip: 0 }).filter(({ seq }) => `${seq}` === text),
      more: false,
      unread: 0,
    }),
    now: () => now,
    dayOf: (day) => ({ '2026-01-05': { from: 2_000, to: 4_000 } })[day],
  });
  return { list, ledger };
}

async function allPages(list: ReturnType<typeof createMoneyList>, filter: MoneyFilter) {
  const lines: MoneyLine[] = [];
  let page = await list.page(filter);
  lines.push(...page.lines);
  while (page.next) {
    page = await list.page(filter, page.next);
    lines.push(...page.lines);
  }
  return lines;
}

test('pages bring every payment and every refund once, newest first', async () => {
  const { list } = await openWith(450);
  const lines = await allPages(list, everything);
  expect(new Set(lines.map(lineId)).size).toBe(495);
  expect(lines).toHaveLength(495);
  const times = lines.map(
    (line) => (line.type === 'payment' ? line.payment : line.refund).createdAt,
  );
  expect(times).toEqual(times.toSorted((left, right) => right - left));
});

test('only refunds are only refunds, each with its payment and its sale', async () => {
  const { list } = await openWith(30);
  const lines = await allPages(list, { ...everything, kind: 'refunds' });
  expect(lines.map((line) => [line.type, lineId(line), line.payment.id, line.seq])).toEqual([
    ['refund', 'rfnd_30', 'pay_30', 30],
    ['refund', 'rfnd_20', 'pay_20', 20],
    ['refund', 'rfnd_10', 'pay_10', 10],
  ]);
});

test('days, standing and method leave out what is not asked for', async () => {
  const { list } = await openWith(12);
  const day = await allPages(list, { ...everything, from: '2026-01-05', to: '2026-01-05' });
  expect(day.map(lineId)).toEqual(['pay_4', 'pay_3', 'pay_2']);
  const none = await allPages(list, { ...everything, from: '2026-02-31' });
  expect(none).toEqual([]);
  const upi = await allPages(list, { ...everything, method: 'upi' });
  expect(upi).toEqual([]);
  const failed = await allPages(list, { ...everything, standing: 'failed' });
  expect(failed).toEqual([]);
});

test('the largest come first where that is asked for', async () => {
  const { list } = await openWith(20);
  const { lines, next } = await list.page({ ...everything, sort: 'largest' });
  expect(next).toBeNull();
  expect(lines.slice(0, 2).map(lineId)).toEqual(['pay_20', 'pay_19']);
  expect(lines.at(-1)?.type).toBe('refund');
});

test('what is searched for finds the sale’s payments and refunds', async () => {
  const { list } = await openWith(20);
  const lines = await allPages(list, { ...everything, text: '20' });
  expect(lines.map(lineId)).toEqual(['rfnd_20', 'pay_20']);
});

test('a file has all of them', async () => {
  const { list } = await openWith(250);
  const { lines, isCut } = await list.all(everything);
  expect(lines).toHaveLength(275);
  expect(isCut).toBe(false);
});

test('after the clock was set back, what was made before that is still there', async () => {
  const { list } = await openWith(250, 120_000);
  expect(await allPages(list, everything)).toHaveLength(275);
  expect((await list.all(everything)).lines).toHaveLength(275);
});
