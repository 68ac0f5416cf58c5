import { expect, onTestFinished, test } from 'vitest';
import type { StaffActor } from '../../../shared/actor.ts';
import { createManualClock } from '../../../shared/manual-clock.ts';
import type { Payment } from '../../../shared/payment.ts';
import { openMemoryLedger } from '../../ledger/open-memory-ledger.ts';
import {
  anOrder,
  aPayment,
  aRefund,
  orderChange,
  paymentChange,
  till,
} from '../../ledger/testing/samples.ts';
import type { ServiceEnd } from '../../terminals/service.ts';
import { createSettlement } from './settlement.ts';

const ravi: StaffActor = { type: 'staff', staffId: 'staff_ravi' };

/** A terminal "counter" with three sales and a refund; `end` is what it says when its day is ended. */
async function open(end: ServiceEnd | { type: 'busy' }) {
  const clock = createManualClock(10_000);
  const ledger = openMemoryLedger(clock.now);
  onTestFinished(() => ledger.close());
  let asked = 0;
  const terminal = {
    ...({
      id: 'counter',
      name: 'Counter',
      protocol: 'zvt',
      route: 'local',
      placeId: null,
    } as const),
    link: { type: 'tcp', host: '127.0.0.1', port: 1 } as const,
    simulated: true,
  };
  const settlement = createSettlement({
    ledger,
    clock,
    terminals: {
      statuses: () => [{ terminal, connection: { type: 'ready' } }],
      abilities: () => ['end_of_day'],
      serve: async () => {
        asked += 1;
        return end;
      },
    },
  });
  const paid = { state: 'captured', authorisedAmount: 10_000, capturedAmount: 10_000 } as const;
  async function sell(seq: number, but: Partial<Payment> = paid): Promise<void> {
    const createdAt = clock.now() - 5_000 + seq;
    await ledger.write((book) => {
      book.append(orderChange(anOrder(seq)), till);
      const common = { orderId: `order_${seq}`, terminalId: 'counter', createdAt };
      book.append(paymentChange(aPayment(`pay_${seq}`, { ...common, ...but })), till);
    });
  }
  for (const seq of [1, 2, 3]) await sell(seq);
  await ledger.write((book) => {
    const refund = aRefund('rfnd_1', {
      ...{ paymentId: 'pay_1', orderId: 'order_1', terminalId: 'counter', amount: 2_500 },
      ...({ route: 'terminal', state: 'processed', createdAt: 9_000 } as const),
    });
    book.append({ type: 'refund', refund, because: 'processed' }, till);
  });
  return { clock, ledger, settlement, sell, paid, asked: () => asked };
}

const done = (count: number, amount: number): ServiceEnd => ({
  ...({ type: 'done', lines: [], words: null, terminalTime: null } as const),
  totals: [
    {
      ...({ currency: 'INR', batchNumber: '7' } as const),
      sales: { count, amount },
      refunds: { count: 1, amount: 2_500 },
    },
  ],
});

test('X33 an end of day that matches settles every payment of its terminal', async () => {
  const { ledger, settlement } = await open(done(3, 30_000));
  const before = await settlement.show('counter');
  expect(before).toMatchObject({ obstacle: null, last: null });
  expect(before.lines).toHaveLength(4);
  const answer = await settlement.run('counter', ravi);
  expect(answer).toMatchObject({
    ok: true,
    record: { settled: 3, comparisons: [{ verdict: 'matched', batchNumber: '7' }] },
  });
  for (const id of ['pay_1', 'pay_2', 'pay_3']) expect(ledger.payment(id)?.settledAt).toBe(10_000);
  const after = await settlement.show('counter');
  expect(after.lines).toEqual([]);
  expect(after.last).toMatchObject({ at: 10_000, settled: 3 });
});

test('a sale that the terminal does not know of is said, and its day is over all the same', async () => {
  const { settlement } = await open(done(2, 20_000));
  expect(await settlement.run('counter', ravi)).toMatchObject({
    ok: true,
    record: { comparisons: [{ verdict: 'ours_only', difference: { count: 1, amount: 10_000 } }] },
  });
});

test('the next day has only what came after', async () => {
  const { clock, settlement, sell } = await open(done(3, 30_000));
  await settlement.run('counter', ravi);
  await clock.advanceAsync(60_000);
  await sell(4);
  const { lines, totals } = await settlement.show('counter');
  expect(lines.map(({ seq }) => seq)).toEqual([4]);
  expect(totals).toMatchObject([{ sales: { count: 1, amount: 10_000 }, refunds: { count: 0 } }]);
});

test('X33, X55 what was only authorised is in its terminal’s day: the terminal has taken it', async () => {
  const { ledger, settlement, sell } = await open(done(4, 40_000));
  await sell(4, { state: 'authorised', authorisedAmount: 10_000 });
  expect(await settlement.run('counter', ravi)).toMatchObject({
    record: { settled: 4, comparisons: [{ verdict: 'matched' }] },
  });
  expect(ledger.payment('pay_4')).toMatchObject({ state: 'authorised', settledAt: 10_000 });
});

test('without the terminal’s word nothing is marked', async () => {
  const { ledger, settlement } = await open({ type: 'no_answer', reason: 'silent' });
  expect(await settlement.run('counter', ravi)).toEqual({
    ...{ ok: false, why: 'no_answer', reason: 'silent' },
  });
  expect(ledger.payment('pay_1')?.settledAt).toBeUndefined();
});

test('a terminal is not asked while a payment is in doubt there', async () => {
  const { settlement, sell, asked } = await open(done(3, 30_000));
  await sell(4, { state: 'in_doubt', doubt: { reason: 'line_lost', since: 9_000 } });
  expect(await settlement.run('counter', ravi)).toMatchObject({ ok: false, why: 'in_doubt' });
  expect(asked()).toBe(0);
});

test('what was taken back whole is in nobody’s day', async () => {
  const { ledger, settlement } = await open(done(2, 20_000));
  await ledger.write((book) => {
    const refund = aRefund('rfnd_3', {
      ...{ paymentId: 'pay_3', orderId: 'order_3', terminalId: 'counter' },
      ...({ route: 'reversal', state: 'processed', createdAt: 9_500 } as const),
    });
    book.append({ type: 'refund', refund, because: 'processed' }, till);
  });
  expect(await settlement.run('counter', ravi)).toMatchObject({
    record: { settled: 2, comparisons: [{ verdict: 'matched' }] },
  });
});

test.each([4, 250])(
  'after the clock was set back by a day, %i sales before and after that are settled alike',
  async (count) => {
    const { clock, ledger, settlement, sell } = await open(done(3, 30_000));
    clock.jump(10 * 24 * 3_600_000);
    for (let seq = 11; seq < 11 + count; seq += 1) await sell(seq);
    await settlement.run('counter', ravi);
    await clock.advanceAsync(60_000);
    await sell(4);
    clock.jump(-24 * 3_600_000);
    await sell(5);
    const { lines } = await settlement.show('counter');
    expect(lines.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(await settlement.run('counter', ravi)).toMatchObject({ record: { settled: 2 } });
    expect(ledger.payment('pay_5')?.settledAt).toBe(clock.now());
  },
);
