import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Change } from '../../shared/journal.ts';
import { createLedger } from './create-ledger.ts';
import { type Ledger, LedgerError } from './ledger.ts';
import { openMemoryTables } from './memory-tables.ts';
import { openMemoryLedger } from './open-memory-ledger.ts';
import { createReader } from './reader.ts';
import { createSearchIndex } from './search-index.ts';
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

async function openWith(...changes: readonly Change[]): Promise<Ledger> {
  const ledger = openMemoryLedger(() => 1_000);
  await ledger.write((book) => changes.map((change) => book.append(change, till)));
  return ledger;
}

function seqs(ledger: Ledger, query: Partial<Parameters<Ledger['orders']>[0]>): readonly number[] {
  return ledger.orders({ count: 10, skip: 0, ...query }).map(({ seq }) => seq);
}

test('orders are listed newest first, also those of one millisecond', async () => {
  const ledger = await openWith(
    orderChange(anOrder(1, { createdAt: 500 })),
    orderChange(anOrder(2, { createdAt: 700 })),
    orderChange(anOrder(3, { createdAt: 700 })),
    // The clock was set back.
    orderChange(anOrder(4, { createdAt: 600 })),
  );
  expect(seqs(ledger, {})).toEqual([3, 2, 4, 1]);
  expect(seqs(ledger, { count: 2, skip: 1 })).toEqual([2, 4]);
  expect(seqs(ledger, { count: 0 })).toEqual([]);
  expect(seqs(ledger, { skip: 9 })).toEqual([]);
  expect(seqs(ledger, { from: 600, to: 700 })).toEqual([3, 2, 4]);
  expect(seqs(ledger, { from: 601 })).toEqual([3, 2]);
  expect(seqs(ledger, { to: 599 })).toEqual([1]);
});

test('orders are found by their receipt, which need not be unique', async () => {
  const ledger = await openWith(
    orderChange(anOrder(1, { receipt: 'A' })),
    orderChange(anOrder(2, { receipt: 'B' })),
    orderChange(anOrder(3, { receipt: 'A' })),
    orderChange(anOrder(4, { receipt: 'a' })),
    orderChange(anOrder(5)),
  );
  expect(seqs(ledger, { receipt: 'A' })).toEqual([3, 1]);
  expect(seqs(ledger, { receipt: 'A', count: 1, skip: 1 })).toEqual([1]);
  expect(seqs(ledger, { receipt: 'A', to: 2_000 })).toEqual([1]);
  expect(seqs(ledger, { receipt: 'C' })).toEqual([]);
});

test('the next order number follows the highest', async () => {
  const ledger = await openWith(orderChange(anOrder(7)), orderChange(anOrder(3)));
  expect(ledger.nextOrderSeq()).toBe(8);
});

test('payments are told by order, by terminal and by being open', async () => {
  const a = aPayment('a', { amount: 100, terminalId: 'left', state: 'declined' });
  const b = aPayment('b', { amount: 100, terminalId: 'left', state: 'in_doubt' });
  const c = aPayment('c', { amount: 100, terminalId: 'right', orderId: 'order_2' });
  const ledger = await openWith(
    orderChange(anOrder(1)),
    orderChange(anOrder(2)),
    ...[a, b, c].map(paymentChange),
    // Changed last, and still the oldest.
    paymentChange({ ...a, description: 'later' }),
  );
  expect(ledger.payment('b')).toEqual(b);
  expect(ledger.paymentsOfOrder('order_1')).toEqual([{ ...a, description: 'later' }, b]);
  expect(ledger.openPayments()).toEqual([b, c]);
  expect(ledger.openPaymentOfTerminal('left')).toEqual(b);
  expect(ledger.openPaymentOfTerminal('nowhere')).toBeUndefined();
});

test('activities are told by payment, by terminal and by what they close', async () => {
  const payment = aPayment('p', { state: 'captured' });
  const first = anActivity('first', { paymentId: 'p' });
  const second = anActivity('second', { terminalId: 'other' });
  const third = anActivity('third');
  const close = { action: 'close_checkout', closes: 'first' } as const;
  const closes = ['x', 'y'].map((id) => anActivity(id, { ...close, paymentId: 'p' }));
  const ledger = await openWith(
    orderChange(anOrder(1)),
    paymentChange(payment),
    ...[first, second, third, ...closes].map(activityChange),
  );
  expect(ledger.activity('second')).toEqual(second);
  expect(ledger.activityOfPayment('p')).toEqual(first);
  expect(ledger.lastCheckoutOfTerminal('counter')).toEqual(third);
  expect(ledger.lastCheckoutOfTerminal('nowhere')).toBeUndefined();
  expect(ledger.closesOf('first')).toEqual(closes);
  expect(ledger.closesOf('second')).toEqual([]);
});

test('settings keep any value, and what was never set is undefined', async () => {
  const ledger = await openWith(
    { type: 'setting', name: 'a', value: { deep: [1, null, 'é'] } },
    { type: 'setting', name: 'b', value: null },
    { type: 'setting', name: 'b', value: false },
    { type: 'setting', name: 'c', value: null },
  );
  expect(ledger.setting('a')).toEqual({ deep: [1, null, 'é'] });
  expect(ledger.setting('b')).toBe(false);
  expect(ledger.setting('c')).toBeNull();
  expect(ledger.setting('d')).toBeUndefined();
});

test('a PIN is told apart from whose it is, and the newest counts', async () => {
  const staff = { id: 'staff_1', name: 'Asha', role: 'cashier' } as const;
  const pinTry = { staffId: 'staff_1', for: 'sign_in', isRight: false, wrong: 1, at: 5 } as const;
  const ledger = await openWith(
    { type: 'staff', staff },
    { type: 'pin', pin: { staffId: 'staff_1', shown: '2468' } },
    { type: 'pin', pin: { staffId: 'staff_1', hash: 'scrypt$' } },
    { type: 'pin_try', pinTry },
    { type: 'pin_try', pinTry: { ...pinTry, wrong: 2 } },
  );
  expect(ledger.staff()).toEqual([staff]);
  expect(ledger.pin('staff_1')).toEqual({ staffId: 'staff_1', hash: 'scrypt$' });
  expect(ledger.lastPinTry('staff_1')?.wrong).toBe(2);
  expect([ledger.pin('staff_2'), ledger.lastPinTry('staff_2')]).toEqual([undefined, undefined]);
});

test('entries come back as they were appended', async () => {
  const ledger = openMemoryLedger(() => 1_234);
  const actor = { type: 'staff', staffId: 'staff_1' } as const;
  const payment = { type: 'payment', payment: aPayment('p'), because: 'a "reason"' } as const;
  const setting = { type: 'setting', name: 'a "name"', value: [1] } as const;
  const appended = await ledger.write((book) =>
    [orderChange(anOrder(1)), payment, setting].map((change) => book.append(change, actor)),
  );
  expect(ledger.entriesAfter(0, 9)).toEqual(appended);
  expect(ledger.entriesAfter(1, 1)).toEqual([appended[1]]);
  expect(appended).toMatchObject([
    { seq: 1, at: 1_234, actor, previousHash: '0'.repeat(64) },
    { seq: 2, change: payment, previousHash: appended[0]?.hash },
    { seq: 3, change: setting, previousHash: appended[1]?.hash },
  ]);
});

test('a row that is no longer whole is damage, not a mistake of the caller', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(
    database,
    () => 1,
    () => expect.unreachable(),
  );
  await ledger.write((book) => book.append(orderChange(anOrder(1)), till));
  database.exec(`UPDATE orders SET content = substr(content, 2)`);
  expect(() => ledger.order('order_1')).toThrow(
    expect.objectContaining({ name: 'LedgerError', reason: 'damaged' }),
  );
});

test('a terminal’s last payments come newest first, and only its own', async () => {
  const names = ['1', '2', '3', '4'];
  const ledger = await openWith(
    orderChange(anOrder(1)),
    ...names.flatMap((name) => [
      paymentChange(aPayment(`pay_${name}`, { state: 'failed', terminalId: 'counter' })),
      activityChange(anActivity(`pda_${name}`, { paymentId: `pay_${name}` })),
    ]),
    paymentChange(aPayment('pay_5', { state: 'failed', terminalId: 'other' })),
    activityChange(anActivity('pda_5', { paymentId: 'pay_5', terminalId: 'other' })),
    // A terminal that was absent has no payment to show for it.
    activityChange(anActivity('pda_6')),
  );
  const last = (limit: number) =>
    ledger.lastPaymentsOfTerminal('counter', limit).map(({ id }) => id);
  expect(last(9)).toEqual(['pay_4', 'pay_3', 'pay_2', 'pay_1']);
  expect(last(2)).toEqual(['pay_4', 'pay_3']);
});

test('a bank’s reference without a terminal is not a terminal’s transaction of that name', async () => {
  const ledger = await openWith(
    orderChange(anOrder(1)),
    paymentChange(aPayment('pay_1', { state: 'cancelled', approval: anApproval('a') })),
  );
  expect(ledger.paymentOfMark(null, 'a')?.id).toBe('pay_1');
  expect(ledger.paymentOfMark('counter', 'a')).toBeUndefined();
  expect(ledger.paymentOfMark(null, 'b')).toBeUndefined();
});

test('no question walks through a table that grows', () => {
  const database = openMemoryTables();
  const asked: string[] = [];
  createReader(listenToPrepare(database, asked), createSearchIndex(database));
  expect(asked.length).toBeGreaterThan(15);
  const stepsOf = (questions: readonly string[]) =>
    questions.flatMap((sql) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => String(detail)),
    );
  const steps = stepsOf(asked);
  const walks = steps.filter((step) => /SCAN (orders|payments|activities|journal)/.test(step));
  // Only the open payments, of which each terminal has one.
  expect(walks).toEqual(['SCAN payments USING INDEX one_open_payment_per_terminal']);
  // Sums are few for each quarter of an hour, and a report may sort them.
  const others = stepsOf(asked.filter((sql) => !sql.includes('FROM totals')));
  expect(others.filter((step) => step.includes('TEMP B-TREE'))).toHaveLength(1);
});

test('what cannot be read on yet does not hide what was read before', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(
    database,
    () => 1,
    () => expect.unreachable(),
  );
  await ledger.write((book) => book.append(orderChange(anOrder(1)), till));
  expect(ledger.searchOrders({ count: 1, pieces: [] })).toHaveLength(1);
  const full = () => {
    throw new LedgerError('disk_full', 'full');
  };
  const reader = createReader(database, { behind: () => 1, catchUp: full });
  expect(reader.searchOrders({ count: 1, pieces: [] })).toHaveLength(1);
  expect(reader.entriesOfOrder('order_1')).toHaveLength(1);
});

function listenToPrepare(database: DatabaseSync, asked: string[]): DatabaseSync {
  return new Proxy(database, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name).bind(target);
      return (sql: string) => {
        asked.push(sql);
        return target.prepare(sql);
      };
    },
  });
}
