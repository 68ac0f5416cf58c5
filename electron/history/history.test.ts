import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../shared/journal.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { CallNote } from '../../shared/recording.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import {
  activityChange,
  anActivity,
  anApproval,
  anOrder,
  aPayment,
  orderChange,
  paymentChange,
  till,
} from '../ledger/testing/samples.ts';
import { createCallLog } from '../recorder/call-log.ts';
import { createWireLog } from '../recorder/wire-log.ts';
import { createHistory } from './history.ts';

const start = Date.UTC(2026, 0, 5, 9, 30);
const orderId = 'order_Sample00000001';
const paymentId = 'pay_Sample00000001';

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'history-'));
  const clock = createManualClock(start);
  const raise = (error: unknown) => {
    throw error;
  };
  const ledger = openMemoryLedger(clock.now);
  const wireLog = createWireLog({ folder, clock, fault: raise });
  const callLog = createCallLog({ folder, clock, fault: raise });
  onTestFinished(async () => {
    await wireLog.close();
    await callLog.close();
    await ledger.close();
    await rm(folder, { recursive: true });
  });
  const dayOf = (day: string) =>
    day === '2026-01-05' ? { from: start, to: start + 10_000 } : undefined;
  const history = createHistory({ ledger, wireLog, callLog, now: clock.now, dayOf });
  const write = (...changes: readonly Change[]) =>
    ledger.write((book) => changes.map((change) => book.append(change, till)));
  return { clock, ledger, wireLog, callLog, history, write };
}

async function openWithOrders(count: number) {
  const opened = await open();
  const orders = Array.from({ length: count }, (_, place) =>
    orderChange(anOrder(place + 1, { createdAt: start + 1_000 * place, receipt: 'bill' })),
  );
  await opened.write(...orders);
  return opened;
}

test('sales are found a page at a time, newest first', async () => {
  const { history } = await openWithOrders(120);
  const first = history.search({ text: 'bill' });
  expect(first.orders.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 50 }, (_, place) => 120 - place),
  );
  expect(first).toMatchObject({ more: true, unread: 0 });
  const last = history.search({ text: 'bill', before: 21 });
  expect(last.orders).toHaveLength(20);
  expect(last.more).toBe(false);
});

test('a day is the shop’s, whether it is chosen or typed', async () => {
  const { history } = await openWithOrders(20);
  const ofDay = history.search({ text: '', day: '2026-01-05' }).orders;
  expect(ofDay.map(({ seq }) => seq)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(history.search({ text: 'bill 5/1/2026' }).orders).toEqual(ofDay);
  expect(history.search({ text: 'bill', day: '2026-02-31' }).orders).toEqual([]);
});

test('an id finds its sale, and an id of nothing finds nothing', async () => {
  const { history, write } = await open();
  await write(
    orderChange(anOrder(1, { id: orderId })),
    orderChange(anOrder(2)),
    paymentChange(aPayment(paymentId, { orderId })),
    activityChange(anActivity('pda_Sample00000001', { orderId })),
  );
  for (const id of [orderId, paymentId, 'pda_Sample00000001']) {
    expect(history.search({ text: id }).orders.map(({ seq }) => seq)).toEqual([1]);
  }
  expect(history.search({ text: 'pay_Another0000001' }).orders).toEqual([]);
});

test('the end of a reference finds the money it brought, and says when there is none', async () => {
  const { history, write } = await open();
  const approval = { ...anApproval('m'), rrn: '600509300042', approvalCode: '300042' };
  const paid = { authorisedAmount: 1, capturedAmount: 1, changedAt: 77 };
  const evidence = { type: 'person', staffId: 's', reference: '600509300042' } as const;
  await write(
    orderChange(anOrder(1)),
    orderChange(anOrder(2)),
    orderChange(anOrder(3, { receipt: '600509300042' })),
    paymentChange(aPayment('a', { state: 'captured', approval, ...paid })),
    paymentChange(aPayment('b', { orderId: 'order_2', state: 'declined', evidence })),
  );
  expect(history.check('0042').map(({ order, paidAt }) => [order.seq, paidAt])).toEqual([
    [2, null],
    [1, 77],
  ]);
  expect(history.check('600509300042')).toHaveLength(2);
  expect(history.check('9999')).toEqual([]);
});

test('a story has what was asked, what the line said and what changed, each with its evidence', async () => {
  const { clock, history, ledger, wireLog, callLog, write } = await open();
  const note: CallNote = {
    ...{ from: 'window', by: 'staff_asha', approvedBy: null, what: 'checkout.start' },
    ...{ outcome: 'done', milliseconds: 3, subjects: [orderId] },
  } as CallNote;
  callLog.record(clock.now() - 5, () => note);
  callLog.record(clock.now() - 5, () => ({ ...note, subjects: ['order_Another0000001'] }));
  const payment = aPayment(paymentId, { orderId, terminalId: 'counter' });
  await write(
    { type: 'staff', staff: { id: 'staff_asha', name: 'Asha', role: 'cashier' } },
    orderChange(anOrder(1, { id: orderId })),
    orderChange(anOrder(2)),
    paymentChange(payment),
  );
  clock.advance(10);
  const line = { terminalId: 'counter', direction: 'sent', name: 'pay', length: 12 } as const;
  wireLog.record(line);
  wireLog.record({ ...line, terminalId: 'back' });
  clock.advance(10);
  await write(paymentChange({ ...payment, state: 'declined' }));
  clock.advance(3_600_000);
  wireLog.record(line);

  const story = await history.story(orderId);
  expect(story?.lines.map((each) => (each.type === 'change' ? each.what : each.type))).toEqual([
    'call',
    'order_made',
    'payment_sent',
    'frame',
    'payment_declined',
  ]);
  expect(story?.names).toMatchObject({ staff_asha: 'Asha' });
  expect(story?.payments).toHaveLength(1);
  expect(story?.missing).toEqual([]);
  const [last] = ledger.entriesAfter(4, 1);
  expect(story?.lines.at(-1)).toMatchObject({ seq: last?.seq, hash: last?.hash });
});

test('a story from before the logs says so, and one of no order is none', async () => {
  const { clock, history, write } = await open();
  await write(orderChange(anOrder(1)));
  clock.advance(15 * 86_400_000);
  expect(await history.story('order_1')).toMatchObject({ missing: ['old'] });
  expect(await history.story('order_9')).toBeNull();
});
