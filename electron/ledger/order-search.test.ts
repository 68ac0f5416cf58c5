import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../shared/journal.ts';
import { createLedger } from './create-ledger.ts';
import { compareWithHistory } from './history.ts';
import type { Ledger, OrderSearch, SearchPiece } from './ledger.ts';
import { openMemoryTables } from './memory-tables.ts';
import { openMemoryLedger } from './open-memory-ledger.ts';
import { termsOf } from './search-terms.ts';
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

function found(ledger: Ledger, search: Partial<OrderSearch>): readonly number[] {
  return ledger.searchOrders({ count: 10, pieces: [], ...search }).map(({ seq }) => seq);
}

function piece(meaning: Partial<SearchPiece>): SearchPiece {
  return { seq: null, term: null, words: [], ...meaning };
}

function word(...beginnings: readonly string[]): SearchPiece['words'][number] {
  return { beginnings, isWhole: false };
}

test('without anything every order is found, newest first, a page at a time', async () => {
  const ledger = await openWith(...[1, 2, 3, 4].map((seq) => orderChange(anOrder(seq))));
  expect(found(ledger, { count: 3 })).toEqual([4, 3, 2]);
  expect(found(ledger, { count: 3, before: 2 })).toEqual([1]);
});

test('a piece is a number, an amount or the beginning of words; all pieces must hold', async () => {
  const ledger = await openWith(
    orderChange(anOrder(1, { amount: 200, receipt: 'rice' })),
    orderChange(anOrder(2, { amount: 500, receipt: 'Rice and dal' })),
    orderChange(anOrder(3, { amount: 500, receipt: 'dal' })),
  );
  expect(found(ledger, { pieces: [piece({ seq: 2, term: '=2' })] })).toEqual([2, 1]);
  expect(found(ledger, { pieces: [piece({ words: [word('ri')] })] })).toEqual([2, 1]);
  expect(found(ledger, { pieces: [piece({ words: [word('rice'), word('da')] })] })).toEqual([2]);
  expect(found(ledger, { pieces: [piece({ words: [word('zz', 'da')] })] })).toEqual([3, 2]);
  const both = [piece({ words: [word('rice')] }), piece({ term: '=5' })];
  expect(found(ledger, { pieces: both })).toEqual([2]);
  expect(found(ledger, { pieces: [piece({})] })).toEqual([]);
});

test('a whole word is not the beginning of another one', async () => {
  const ledger = await openWith(
    orderChange(anOrder(1, { receipt: '7' })),
    orderChange(anOrder(2, { receipt: '17' })),
  );
  const whole = { beginnings: ['#7'], isWhole: true };
  expect(found(ledger, { pieces: [piece({ words: [whole] })] })).toEqual([1]);
  expect(found(ledger, { pieces: [piece({ words: [word('#7')] })] })).toEqual([2, 1]);
});

test('a time narrows a search, both ends included', async () => {
  const ledger = await openWith(
    ...[1, 2, 3].map((seq) => orderChange(anOrder(seq, { createdAt: 100 * seq, receipt: 'a' }))),
  );
  expect(found(ledger, { from: 200, to: 300 })).toEqual([3, 2]);
  expect(found(ledger, { to: 200, pieces: [piece({ words: [word('a')] })] })).toEqual([2, 1]);
});

test('an order is found by its payments and by the customer of its checkout', async () => {
  const approval = { ...anApproval('m'), rrn: '600509300042' };
  const echo = { name: '', amount: 1, currency: 'INR', description: '', orderId: 'order_1' };
  const ledger = await openWith(
    orderChange(anOrder(1)),
    orderChange(anOrder(2)),
    paymentChange(aPayment('p', { state: 'captured', authorisedAmount: 1, approval })),
    activityChange(
      anActivity('a', { orderId: 'order_2', echo: { ...echo, prefill: { name: 'Asha' } } }),
    ),
  );
  expect(found(ledger, { pieces: [piece({ words: [word('#2400')] })] })).toEqual([1]);
  expect(found(ledger, { pieces: [piece({ words: [word('asha')] })] })).toEqual([2]);
});

test('the entries of an order are its own, its payments’ and its activities’, closes included', async () => {
  const ledger = await openWith(
    orderChange(anOrder(1)),
    orderChange(anOrder(2)),
    paymentChange(aPayment('p')),
    activityChange(anActivity('a', { orderId: 'order_1', paymentId: 'p' })),
    activityChange(anActivity('b', { orderId: 'order_2' })),
    activityChange(anActivity('c', { action: 'close_checkout', closes: 'a' })),
    activityChange(anActivity('d', { action: 'close_checkout' })),
  );
  expect(ledger.entriesOfOrder('order_1').map(({ seq }) => seq)).toEqual([1, 3, 4, 6]);
  expect(ledger.entriesOfOrder('order_3')).toEqual([]);
});

test('a search sees what the running write has appended, and not what was undone', async () => {
  const ledger = await openWith(orderChange(anOrder(1, { receipt: 'a' })));
  const pieces = [piece({ words: [word('a')] })];
  const undone = ledger.write((book) => {
    book.append(orderChange(anOrder(2, { receipt: 'a' })), till);
    expect(book.searchOrders({ count: 9, pieces })).toHaveLength(2);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(found(ledger, { pieces })).toEqual([1]);
  await ledger.write((book) => book.append(orderChange(anOrder(3, { receipt: 'a' })), till));
  expect(found(ledger, { pieces })).toEqual([3, 1]);
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('Asha Rao', 'INV/2026/0042', '९८७६५', 'asha@okaxis'),
);
const orders = fc.array(
  fc.record({ amount: fc.integer({ min: 1, max: 9_999 }), receipt: text, note: text, rrn: text }),
  { minLength: 1, maxLength: 6 },
);

test('every order is found by each of its terms, also after the index is made again', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (given) => {
      const database = openMemoryTables();
      const ledger = createLedger(
        database,
        () => 1,
        () => expect.unreachable(),
      );
      const changes = given.flatMap(({ amount, receipt, note, rrn }, place) => {
        const order = anOrder(place + 1, { amount, receipt, notes: { note } });
        const paid = { orderId: order.id, amount, authorisedAmount: amount } as const;
        const approval = { ...anApproval(`mark ${place}`), rrn };
        const payment = aPayment(`pay_${place}`, { ...paid, approval, state: 'captured' });
        return [orderChange(order), paymentChange(payment)].map((change) => ({ order, change }));
      });
      await ledger.write((book) => changes.map(({ change }) => book.append(change, till)));
      for (const again of [false, true]) {
        if (again) {
          database.exec('DELETE FROM search_terms; DELETE FROM order_entries');
          database.exec('UPDATE search_index SET last_entry = 0');
        }
        for (const { order, change } of changes) {
          for (const term of termsOf(change)) {
            const whole = [piece({ words: [{ beginnings: [term], isWhole: true }] })];
            expect(found(ledger, { pieces: whole })).toContain(order.seq);
            expect(found(ledger, { pieces: [piece({ term })] })).toContain(order.seq);
            expect(found(ledger, { pieces: [piece({ words: [word(term)] })] })).toContain(
              order.seq,
            );
          }
        }
        expect(compareWithHistory(database)).toEqual([]);
      }
      await ledger.close();
    }),
    { numRuns: 60 },
  );
});
