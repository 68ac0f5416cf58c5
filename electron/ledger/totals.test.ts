import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import { openDatabase } from './database.ts';
import { checkHistory } from './history.ts';
import { createJournal } from './journal.ts';
import type { Ledger, Total } from './ledger.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { createLedgerFile } from './migrate.ts';
import { incomingWebhooks } from './migrations/0130-incoming-webhooks.ts';
import { comparisons } from './migrations/0150-comparisons.ts';
import { migrations } from './migrations/migrations.ts';
import { openLedger } from './open-ledger.ts';
import { openMemoryLedger } from './open-memory-ledger.ts';
import { createProjection } from './projection.ts';
import { anOrder, aPayment, aRefund, orderChange, paymentChange, till } from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const quarter = 15 * 60_000;
const hour = 4 * quarter;
const failure = { code: 'CARD_DECLINED', reason: null, by: 'provider' } as const;

function captured(id: string, but: Partial<Payment> = {}): Payment {
  const amount = but.amount ?? 10_000;
  return aPayment(id, {
    ...{ state: 'captured', authorisedAmount: amount, capturedAmount: amount },
    ...but,
  });
}

async function keep(ledger: Ledger, ...things: readonly (Payment | Refund)[]): Promise<void> {
  await ledger.write((book) => {
    if (!book.order('order_1')) book.append(orderChange(anOrder(1, { amount: 1_000_000 })), till);
    for (const thing of things) {
      book.append(
        'paymentId' in thing
          ? { type: 'refund', refund: thing, because: 'test' }
          : paymentChange(thing),
        till,
      );
    }
  });
}

function told(totals: readonly Total[]): readonly string[] {
  return totals.map(({ at, of, currency, count, amount }) => {
    const { type, ...word } = of;
    return `${at / hour} ${type} ${Object.values(word)} ${count} ${currency} ${amount}`;
  });
}

test('captured payments are added up by the time they were begun, their method and their currency', async () => {
  const ledger = openMemoryLedger(() => 1);
  await keep(
    ledger,
    captured('1', { createdAt: hour }),
    captured('2', { createdAt: 2 * hour - 1, amount: 500 }),
    captured('3', { createdAt: 2 * hour, method: 'upi' }),
    captured('4', { createdAt: 3 * hour }),
  );
  expect(told(ledger.totals({ from: hour, until: 3 * hour, step: hour }))).toEqual([
    '1 sale card 2 INR 10500',
    '2 sale upi 1 INR 10000',
  ]);
  expect(told(ledger.totals({ from: 0, until: 4 * hour }))).toEqual([
    '0 sale card 3 INR 20500',
    '0 sale upi 1 INR 10000',
  ]);
  expect(ledger.totals({ from: hour, until: hour })).toEqual([]);
});

test('a payment that was refused counts by its reason, and one under way not at all', async () => {
  const ledger = openMemoryLedger(() => 1);
  const draft = aPayment('1', { state: 'draft' });
  await keep(ledger, draft, { ...draft, state: 'in_doubt' });
  expect(ledger.totals({ from: 0, until: hour })).toEqual([]);
  await keep(ledger, { ...draft, state: 'declined', failure });
  expect(told(ledger.totals({ from: 0, until: hour }))).toEqual([
    '0 decline CARD_DECLINED 1 INR 10000',
  ]);
});

test('a payment that is in doubt again leaves the sums, and comes back where it was', async () => {
  const ledger = openMemoryLedger(() => 1);
  const paid = captured('1');
  await keep(ledger, paid);
  await keep(ledger, { ...paid, state: 'in_doubt', capturedAmount: 0, changedAt: 9 * hour });
  expect(ledger.totals({ from: 0, until: hour })).toEqual([]);
  await keep(ledger, { ...paid, changedAt: 90 * hour });
  expect(told(ledger.totals({ from: 0, until: hour }))).toEqual(['0 sale card 1 INR 10000']);
});

test('a word on a captured payment does not count it twice', async () => {
  const ledger = openMemoryLedger(() => 1);
  const paid = captured('1');
  await keep(ledger, paid, { ...paid, settledAt: 5 }, { ...paid, refundedAmount: 10_000 });
  expect(told(ledger.totals({ from: 0, until: hour }))).toEqual(['0 sale card 1 INR 10000']);
});

test('a refund counts once it is processed, and beside the sale', async () => {
  const ledger = openMemoryLedger(() => 1);
  const refund = aRefund('r', { paymentId: '1', amount: 2_500, route: 'drawer' });
  await keep(ledger, captured('1'), refund, { ...refund, state: 'approved' });
  expect(told(ledger.totals({ from: 0, until: hour }))).toEqual(['0 sale card 1 INR 10000']);
  await keep(ledger, { ...refund, state: 'processed' });
  expect(told(ledger.totals({ from: 0, until: hour }))).toEqual([
    '0 refund drawer 1 INR 2500',
    '0 sale card 1 INR 10000',
  ]);
});

test('a write that is undone leaves no sum behind', async () => {
  const ledger = openMemoryLedger(() => 1);
  await keep(ledger, captured('1'));
  const undone = ledger.write((book) => {
    book.append(paymentChange(captured('2')), till);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(told(ledger.totals({ from: 0, until: hour }))).toEqual(['0 sale card 1 INR 10000']);
});

const states = ['draft', 'authorising', 'in_doubt', 'captured', 'declined', 'expired'] as const;

test('whatever becomes of payments, the sums are those of the rows, and a replay comes to the same', async () => {
  const word = fc.record({
    id: fc.nat(3),
    state: fc.constantFrom(...states),
    amount: fc.integer({ min: 1, max: 1_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 20 }), async (words) => {
      const ledger = openMemoryLedger(() => 1);
      for (const { id, state, amount } of words) {
        const money = state === 'captured' ? amount : 0;
        const payment = aPayment(`pay_${id}`, {
          ...{ state, createdAt: id * quarter, amount: 1_000 },
          ...{ authorisedAmount: money, capturedAmount: money },
          failure: state === 'declined' ? failure : null,
        });
        // One that has ended is not sent again.
        await keep(ledger, payment).catch(() => undefined);
      }
      const rows = ledger.payments({ count: 10, skip: 0 });
      const sales = rows.filter(({ state }) => state === 'captured');
      const declines = rows.filter(({ state }) => state === 'declined' || state === 'expired');
      const sums = ledger.totals({ from: 0, until: hour });
      const of = (type: string) => sums.filter((each) => each.of.type === type);
      expect(of('sale').reduce((sum, { amount }) => sum + amount, 0)).toBe(
        sales.reduce((sum, { capturedAmount }) => sum + capturedAmount, 0),
      );
      expect(of('sale').reduce((sum, { count }) => sum + count, 0)).toBe(sales.length);
      expect(of('decline').reduce((sum, { count }) => sum + count, 0)).toBe(declines.length);
      expect(sums.every(({ count }) => count > 0)).toBe(true);
      await ledger.close();
    }),
    { numRuns: 200 },
  );
});

test('any stretch of time comes to what its quarters of an hour come to, whole days in it or none', async () => {
  const day = 24 * hour;
  const moment = fc.nat(6 * 96).map((quarters) => quarters * quarter);
  const sale = fc.record({
    createdAt: fc.nat(6 * day - 1),
    state: fc.constantFrom('captured', 'declined', 'in_doubt'),
    amount: fc.integer({ min: 1, max: 1_000 }),
    isBackInDoubt: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(sale, { maxLength: 12 }),
      moment,
      moment,
      async (sales, from, until) => {
        const ledger = openMemoryLedger(() => 1);
        for (const [id, { createdAt, state, amount, isBackInDoubt }] of sales.entries()) {
          const payment = captured(`pay_${id}`, { createdAt, amount });
          const unpaid = { ...payment, authorisedAmount: 0, capturedAmount: 0 };
          await keep(ledger, state === 'captured' ? payment : { ...unpaid, state, failure });
          if (isBackInDoubt) await keep(ledger, { ...unpaid, state: 'in_doubt' });
        }
        const sums = new Map<string, readonly [number, number]>();
        for (const { of, count, amount } of ledger.totals({ from, until, step: quarter })) {
          const [others, money] = sums.get(of.type) ?? [0, 0];
          sums.set(of.type, [others + count, money + amount]);
        }
        const atOnce = ledger.totals({ from, until });
        expect(new Map(atOnce.map(({ of, count, amount }) => [of.type, [count, amount]]))).toEqual(
          sums,
        );
        expect(atOnce.every(({ at }) => at === from)).toBe(true);
        await ledger.close();
      },
    ),
    { numRuns: 200 },
  );
});

test('a ledger from before there were sums is added up once, and agrees with its history', async () => {
  const folder = temporaryFolder(onTestFinished);
  const files = ledgerFolder(folder);
  createLedgerFile(
    files,
    migrations.filter(({ version }) => version < 120),
  );
  const database = openDatabase(files.ledger);
  // Today's projection knows tables that such a ledger did not have.
  for (const later of [incomingWebhooks, comparisons]) later.apply(database);
  const journal = createJournal(database, () => 1, createProjection(database));
  journal.append(orderChange(anOrder(1, { amount: 1_000_000 })), till);
  for (const payment of [
    captured('1'),
    captured('2'),
    aPayment('3', { state: 'draft' }),
    aPayment('4', { state: 'cancelled', failure }),
  ]) {
    journal.append(paymentChange(payment), till);
  }
  const refund = aRefund('r', { paymentId: '1', state: 'processed', amount: 5 });
  journal.append({ type: 'refund', refund, because: 'test' }, till);
  journal.noteHead();
  database.exec('DROP TABLE incoming_webhooks; DROP TABLE comparisons');
  database.close();

  const clock = createManualClock();
  const ledger = openLedger({ folder, clock, fault: () => expect.unreachable() });
  expect(told(ledger.totals({ from: 0, until: hour }))).toEqual([
    '0 decline CARD_DECLINED 1 INR 10000',
    '0 refund drawer 1 INR 5',
    '0 sale card 2 INR 20000',
  ]);
  await keep(ledger, captured('5'));
  await ledger.close();
  expect(checkHistory(folder)).toEqual([]);
});
