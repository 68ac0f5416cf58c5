import { expect, test } from 'vitest';
import type { Payment } from '../../shared/payment.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import {
  anOrder,
  aPayment,
  aRefund,
  orderChange,
  paymentChange,
  till,
} from '../ledger/testing/samples.ts';
import { reportCsv } from './report-csv-policy.ts';
import { createReports } from './reports.ts';

const india = 330 * 60_000;

/** India's calendar, wherever the test runs. */
const calendar = {
  dayOf(day: string) {
    const midnight = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) {
      return undefined;
    }
    return { from: midnight - india, to: midnight - india + 86_400_000 - 1 };
  },
  hourOf: (at: number) => new Date(at + india).getUTCHours(),
};

const at = (time: string) => Date.parse(`${time}+05:30`);

function paid(id: string, time: string, amount: number, but: Partial<Payment> = {}): Payment {
  const money = { amount, authorisedAmount: amount, capturedAmount: amount };
  return aPayment(id, { ...money, state: 'captured', createdAt: at(time), ...but });
}

const failure = { code: 'INVALID_PIN', reason: null, by: 'customer' } as const;

async function open(...payments: readonly Payment[]) {
  const ledger = openMemoryLedger(() => 1);
  await ledger.write((book) => {
    book.append(orderChange(anOrder(1, { amount: 10_000_000 })), till);
    for (const payment of payments) book.append(paymentChange(payment), till);
  });
  return { ledger, reports: createReports({ ledger, ...calendar }) };
}

test('a day is told by the hours in which something was sold', async () => {
  const { reports } = await open(
    paid('1', '2026-01-05T09:05', 10_000, { method: 'upi' }),
    paid('2', '2026-01-05T09:59', 5_000),
    paid('3', '2026-01-05T11:00', 7_501, { method: 'upi' }),
    aPayment('4', { state: 'declined', failure, createdAt: at('2026-01-05T12:30') }),
    paid('5', '2026-01-06T00:00', 1),
  );
  const report = await reports.report('2026-01-05');
  const none = { count: 0, amount: 0 };
  expect(report).toMatchObject({ period: { type: 'day', name: '2026-01-05' }, inDoubt: 0 });
  expect(report?.currencies).toEqual([
    {
      currency: 'INR',
      sales: { count: 3, amount: 22_501 },
      refunds: none,
      declines: { count: 1, amount: 10_000 },
      average: 7_500,
      steps: [
        { name: '09:00', sales: { count: 2, amount: 15_000 }, refunds: none, declines: none },
        { name: '10:00', sales: none, refunds: none, declines: none },
        { name: '11:00', sales: { count: 1, amount: 7_501 }, refunds: none, declines: none },
        {
          ...{ name: '12:00', sales: none, refunds: none },
          declines: { count: 1, amount: 10_000 },
        },
      ],
      hours: [],
      methods: [
        { method: 'upi', count: 2, amount: 17_501 },
        { method: 'card', count: 1, amount: 5_000 },
      ],
      routes: [],
      reasons: [{ code: 'INVALID_PIN', count: 1, amount: 10_000 }],
    },
  ]);
});

test('a month is told by all its days and by the hours of the day, a year by its months', async () => {
  const { reports, ledger } = await open(
    paid('1', '2026-02-01T00:00', 100),
    paid('2', '2026-02-28T23:59', 200),
    paid('3', '2026-02-14T00:30', 400),
    paid('4', '2026-03-01T00:00', 800),
  );
  const refund = aRefund('r', {
    ...{ paymentId: '4', state: 'processed', amount: 300, createdAt: at('2026-03-02T10:00') },
  });
  await ledger.write((book) => book.append({ type: 'refund', refund, because: 'test' }, till));

  const [month] = (await reports.report('2026-02'))?.currencies ?? [];
  expect(month?.sales).toEqual({ count: 3, amount: 700 });
  expect(month?.steps).toHaveLength(28);
  expect(month?.steps[13]).toMatchObject({ name: '2026-02-14', sales: { amount: 400 } });
  expect(month?.hours.map(({ name, sales }) => [name, sales.amount])).toMatchObject({
    0: ['00:00', 500],
    23: ['23:00', 200],
    length: 24,
  });

  const [year] = (await reports.report('2026'))?.currencies ?? [];
  expect(year?.steps.map(({ sales }) => sales.amount)).toEqual([0, 700, 800, ...Array(9).fill(0)]);
  expect(year?.steps[2]?.refunds).toEqual({ count: 1, amount: 300 });
  expect(year?.routes).toEqual([{ route: 'drawer', count: 1, amount: 300 }]);
  expect(year?.average).toBe(375);
});

test('currencies are never added', async () => {
  const { reports, ledger } = await open(paid('1', '2026-01-05T09:00', 100));
  await ledger.write((book) => {
    book.append(orderChange(anOrder(2, { currency: 'EUR' })), till);
    for (const id of ['2', '3']) {
      const payment = paid(id, '2026-01-05T10:00', 50, { orderId: 'order_2', currency: 'EUR' });
      book.append(paymentChange(payment), till);
    }
  });
  const report = await reports.report('2026-01-05');
  expect(report?.currencies.map(({ currency, sales }) => [currency, sales])).toEqual([
    ['EUR', { count: 2, amount: 100 }],
    ['INR', { count: 1, amount: 100 }],
  ]);
});

test('what nobody knows the end of is counted beside the sums, where it was begun', async () => {
  const { reports } = await open(
    aPayment('1', { state: 'in_doubt', createdAt: at('2026-01-05T23:59') }),
  );
  expect(await reports.report('2026-01-05')).toMatchObject({ currencies: [], inDoubt: 1 });
  expect(await reports.report('2026-01')).toMatchObject({ inDoubt: 1 });
  expect(await reports.report('2026-01-06')).toMatchObject({ inDoubt: 0 });
});

test.each(['2026-02-30', '2026-13', '', '2026-1', 'today'])(
  'there is no period "%s"',
  async (name) => {
    const { reports } = await open();
    expect(await reports.report(name)).toBeNull();
  },
);

test('its figures are a file for a spreadsheet', async () => {
  const { reports } = await open(
    paid('1', '2026-01-05T09:05', 19_950, { method: 'upi' }),
    aPayment('2', { state: 'declined', failure, createdAt: at('2026-01-05T09:30') }),
  );
  const report = await reports.report('2026-01-05');
  expect(report && reportCsv(report)).toBe(
    [
      'of,name,currency,count,amount',
      'payments,2026-01-05,INR,1,199.50',
      'refunds,2026-01-05,INR,0,0.00',
      'not_paid,2026-01-05,INR,1,100.00',
      'payments,09:00,INR,1,199.50',
      'refunds,09:00,INR,0,0.00',
      'not_paid,09:00,INR,1,100.00',
      'payments,upi,INR,1,199.50',
      'not_paid,INVALID_PIN,INR,1,100.00',
      '',
    ].join('\r\n'),
  );
});
