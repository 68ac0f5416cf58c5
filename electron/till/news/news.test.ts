import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProviderNews } from '../../../shared/incoming-webhook.ts';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { ConstraintError, type Ledger } from '../../ledger/ledger.ts';
import { openMemoryLedger } from '../../ledger/open-memory-ledger.ts';
import { aRefund } from '../../ledger/testing/samples.ts';
import { sampleOrder, samplePayment } from '../testing/samples.ts';
import { createNews } from './news.ts';

const clock = createManualClock();
const till = { type: 'till' } as const;
const reported: unknown[] = [];
let ledger: Ledger;

beforeEach(async () => {
  reported.length = 0;
  ledger = openMemoryLedger(clock.now);
  const shown = { terminalId: null, method: 'upi', state: 'in_doubt' } as const;
  await ledger.write((book) => {
    book.append({ type: 'order', order: sampleOrder() }, till);
    book.append({ type: 'payment', payment: samplePayment(shown), because: 'test' }, till);
  });
});
afterEach(() => ledger.close());

const news: ProviderNews = {
  type: 'payment',
  said: 'captured',
  paymentId: 'pay_sample00000001',
  orderId: null,
  amount: 19_900,
  currency: 'INR',
  method: 'upi',
  reason: null,
};
const open = (book = ledger) =>
  createNews({ ledger: book, clock, report: (fault) => reported.push(fault) });

test('what is taken is on disk before it is worked on, and then both at once', async () => {
  const room = open();
  expect(await room.take('evt_1', news)).toBe('kept');
  await room.idle();
  expect(ledger.incomingWebhook('evt_1')).toMatchObject({ state: 'applied', because: null });
  expect(ledger.payment('pay_sample00000001')?.state).toBe('captured');
  expect(ledger.order('order_sample00000001')?.status).toBe('paid');
  const types = ledger.entriesAfter(2, 10).map(({ change }) => change.type);
  expect(types).toEqual(['incoming_webhook', 'payment', 'order', 'incoming_webhook']);
});

test('M24 taken once, however often it comes, also at the same moment', async () => {
  const room = open();
  const taken = await Promise.all([1, 2, 3].map(() => room.take('evt_1', news)));
  expect(taken.toSorted()).toEqual(['kept', 'known', 'known']);
  await room.idle();
  expect(await open().take('evt_1', news)).toBe('known');
  expect(ledger.entriesAfter(2, 10)).toHaveLength(4);
});

test('what comes within a breath is worked on in one commit, and soon without being asked', async () => {
  const room = open();
  const commits: number[] = [];
  ledger.onCommit((entries) => commits.push(entries.length));
  await room.take('evt_1', news);
  await room.take('evt_2', { type: 'other', event: 'invoice.paid' });
  expect(ledger.receivedWebhooks().map(({ id }) => id)).toEqual(['evt_1', 'evt_2']);
  await clock.advanceAsync(25);
  await vi.waitFor(() => expect(ledger.receivedWebhooks()).toEqual([]));
  expect(ledger.payment('pay_sample00000001')?.state).toBe('captured');
  // Two were kept one after the other; payment, order and both webhooks then came together.
  expect(commits).toEqual([1, 1, 4]);
});

test('what a crash left is worked on at the next start, and only once', async () => {
  const dying = open();
  dying.stop();
  await dying.take('evt_1', news);
  await dying.idle();
  expect(ledger.payment('pay_sample00000001')?.state).toBe('in_doubt');
  expect(ledger.receivedWebhooks().map(({ id }) => id)).toEqual(['evt_1']);
  const next = open();
  await next.recover();
  expect(ledger.payment('pay_sample00000001')?.state).toBe('captured');
  const entries = ledger.entriesAfter(0, 100).length;
  await next.recover();
  expect(ledger.entriesAfter(0, 100)).toHaveLength(entries);
});

test('a disk that fails in between is tried again', async () => {
  let failures = 1;
  const failing: Ledger = {
    ...ledger,
    write: (change) =>
      failures-- === 0 ? Promise.reject(new Error('disk full')) : ledger.write(change),
  };
  const room = open(failing);
  await room.take('evt_1', news);
  await room.idle();
  expect(reported).toHaveLength(1);
  expect(ledger.payment('pay_sample00000001')?.state).toBe('in_doubt');
  await clock.advanceAsync(1_000);
  await room.idle();
  expect(ledger.payment('pay_sample00000001')?.state).toBe('captured');
});

test('a refund that was called failed and then processed stays failed where another took its room', async () => {
  const paid = { state: 'captured', authorisedAmount: 19_900, capturedAmount: 19_900 } as const;
  const first = aRefund('rfnd_sample00000001', {
    ...{ paymentId: 'pay_sample00000001', orderId: 'order_sample00000001', amount: 15_000 },
    ...({ route: 'upstream', state: 'failed' } as const),
    evidence: { type: 'upstream', reference: 'evt_0' },
  });
  const other = { ...first, id: 'rfnd_sample00000002', state: 'pending', evidence: null } as const;
  await ledger.write((book) => {
    book.append({ type: 'payment', payment: samplePayment(paid), because: 'test' }, till);
    for (const refund of [first, other]) book.append({ type: 'refund', refund, because: '' }, till);
  });
  const room = open();
  const said = { type: 'refund', said: 'processed', paymentId: null, amount: 15_000 } as const;
  await room.take('evt_1', { ...said, refundId: first.id });
  await room.idle();
  expect(ledger.incomingWebhook('evt_1')).toMatchObject({ state: 'ignored', because: 'no_room' });
  expect(ledger.refund(first.id)?.state).toBe('failed');
  await ledger.write((book) =>
    book.append({ type: 'refund', refund: { ...other, state: 'failed' }, because: '' }, till),
  );
  await room.take('evt_2', { ...said, refundId: first.id });
  await room.idle();
  expect(ledger.refund(first.id)?.state).toBe('processed');
  expect(ledger.payment('pay_sample00000001')?.refundedAmount).toBe(15_000);
});

test('what a rule of the ledger forbids is not believed, and not tried for ever', async () => {
  const strict: Ledger = {
    ...ledger,
    write: (change) =>
      ledger.write((book) =>
        change({
          ...book,
          append: (told, actor) => {
            if (told.type === 'payment') throw new ConstraintError('a rule');
            return book.append(told, actor);
          },
        }),
      ),
  };
  const room = open(strict);
  await room.take('evt_1', news);
  await room.idle();
  expect(ledger.incomingWebhook('evt_1')).toMatchObject({ state: 'ignored', because: 'no_room' });
  expect(ledger.payment('pay_sample00000001')?.state).toBe('in_doubt');
  expect(reported).toEqual([]);
});
