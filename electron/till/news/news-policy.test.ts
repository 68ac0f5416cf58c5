import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProviderNews } from '../../../shared/incoming-webhook.ts';
import type { Payment, PaymentState } from '../../../shared/payment.ts';
import type { Refund, RefundState } from '../../../shared/refund.ts';
import { aRefund } from '../../ledger/testing/samples.ts';
import { samplePayment, sampleReceipt } from '../testing/samples.ts';
import { hearOfPayment, hearOfRefund } from './news-policy.ts';

type PaymentNews = Extract<ProviderNews, { type: 'payment' }>;
type RefundNews = Extract<ProviderNews, { type: 'refund' }>;

const news = (said: PaymentNews['said'], changes: Partial<PaymentNews> = {}): PaymentNews => ({
  type: 'payment',
  said,
  paymentId: 'pay_sample00000001',
  orderId: 'order_sample00000001',
  amount: 19_900,
  currency: 'INR',
  method: 'upi',
  reason: null,
  ...changes,
});
/** A code that was shown, and nobody knows whether the money arrived. */
const shownCode = (changes: Partial<Payment> = {}): Payment =>
  samplePayment({
    terminalId: null,
    method: 'upi',
    state: 'in_doubt',
    doubt: { reason: 'unconfirmed', since: 5 },
    ...changes,
  });
const hear = (payment: Payment, each: PaymentNews) => {
  const heard = hearOfPayment(payment, each, 'evt_1', 9);
  return heard.type === 'changed' ? heard.subject : payment;
};
const whyNot = (payment: Payment | undefined, each: PaymentNews) => {
  const heard = hearOfPayment(payment, each, 'evt_1', 9);
  return heard.type === 'ignored' ? heard.because : 'changed';
};

test.each<[PaymentNews['said'], PaymentState, number]>([
  ['authorized', 'authorised', 0],
  ['captured', 'captured', 19_900],
  ['failed', 'declined', 0],
])('M20, M23 %s ends a doubt, with the event as evidence', (said, state, capturedAmount) => {
  expect(hear(shownCode(), news(said, { reason: 'no funds' }))).toMatchObject({
    state,
    capturedAmount,
    doubt: null,
    evidence: { type: 'upstream', reference: 'evt_1' },
  });
});

test('M21 a failure keeps the provider’s words', () => {
  expect(hear(shownCode(), news('failed', { reason: 'no funds' })).failure).toEqual({
    code: 'CARD_DECLINED',
    reason: 'no funds',
    by: 'provider',
  });
});

test('what a terminal did is the terminal’s to say', () => {
  const states: PaymentState[] = ['requested', 'authorising', 'in_doubt', 'captured', 'declined'];
  for (const state of states) {
    const payment = samplePayment({ state });
    expect(whyNot(payment, news('captured'))).toBe('not_the_providers');
    expect(whyNot(payment, news('failed'))).toBe('not_the_providers');
  }
});

test('what a person has ended stays as it is', () => {
  const evidence = { type: 'person', staffId: 'staff_1', reference: 'nothing_arrived' } as const;
  const ended = shownCode({ state: 'cancelled', doubt: null, evidence });
  expect(whyNot(ended, news('captured'))).toBe('not_the_providers');
  const paid = shownCode({ state: 'captured', capturedAmount: 19_900, doubt: null, evidence });
  expect(whyNot(paid, news('failed'))).toBe('nothing_new');
});

test.each<[Partial<PaymentNews>, string]>([
  [{ amount: 19_901 }, 'amount_differs'],
  [{ amount: null }, 'amount_differs'],
  [{ currency: 'USD' }, 'amount_differs'],
  [{ orderId: 'order_another0000001' }, 'order_differs'],
])('another sum or order says nothing: %j', (changes, because) => {
  expect(whyNot(shownCode(), news('captured', changes))).toBe(because);
});

test('a payment that is not ours, or that nobody was asked for, is none', () => {
  expect(whyNot(undefined, news('captured'))).toBe('not_ours');
  expect(whyNot(shownCode({ state: 'draft' }), news('captured'))).toBe('not_ours');
});

const rank = ({ state }: Payment) =>
  state === 'captured' ? 3 : state === 'authorised' ? 2 : state === 'in_doubt' ? 0 : 1;
const someNews = fc.constantFrom<PaymentNews['said']>('authorized', 'captured', 'failed');

test('M24, X29 whatever order events come in and however often, the end is the same and money never goes back', () => {
  fc.assert(
    fc.property(
      fc.array(someNews, { minLength: 1, maxLength: 6 }).chain((told) =>
        fc.tuple(
          fc.constant(told),
          fc.shuffledSubarray([...told, ...told], {
            minLength: told.length * 2,
            maxLength: told.length * 2,
          }),
        ),
      ),
      ([told, shuffled]) => {
        const end = (all: readonly PaymentNews['said'][]) =>
          all.reduce((payment, said) => {
            const next = hear(payment, news(said));
            expect(rank(next)).toBeGreaterThanOrEqual(rank(payment));
            expect(next.capturedAmount).toBeGreaterThanOrEqual(payment.capturedAmount);
            return next;
          }, shownCode());
        expect(end(shuffled)).toEqual(end(told.toSorted()));
      },
    ),
    { numRuns: 500 },
  );
});

test('forged sums never become money, whatever else they say', () => {
  fc.assert(
    fc.property(
      someNews,
      fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 10 ** 9 })),
      fc.constantFrom<PaymentState>('presented', 'in_doubt', 'authorised', 'captured', 'declined'),
      fc.option(fc.constant('2841158834'), { nil: null }),
      (said, amount, state, terminalId) => {
        fc.pre(amount !== 19_900);
        const payment = shownCode({ state, terminalId });
        expect(hear(payment, news(said, { amount }))).toBe(payment);
      },
    ),
    { numRuns: 300 },
  );
});

const refund = (changes: Partial<Refund> = {}): Refund =>
  aRefund('rfnd_sample00000001', {
    paymentId: 'pay_sample00000001',
    amount: 5_000,
    state: 'pending',
    route: 'upstream',
    ...changes,
  });
const refundNews = (said: RefundNews['said'], changes: Partial<RefundNews> = {}): RefundNews => ({
  type: 'refund',
  said,
  refundId: 'rfnd_sample00000001',
  paymentId: 'pay_sample00000001',
  amount: 5_000,
  ...changes,
});

test.each<[RefundState, RefundNews['said'], RefundState | 'nothing_new']>([
  ['sent', 'created', 'pending'],
  ['pending', 'created', 'nothing_new'],
  ['sent', 'processed', 'processed'],
  ['pending', 'processed', 'processed'],
  ['in_doubt', 'processed', 'processed'],
  ['pending', 'failed', 'failed'],
  ['processed', 'failed', 'nothing_new'],
  ['processed', 'created', 'nothing_new'],
  ['failed', 'processed', 'nothing_new'],
  ['cancelled', 'processed', 'nothing_new'],
])('M20, M22, M23 a refund that is %s and %s', (state, said, after) => {
  const heard = hearOfRefund(refund({ state }), refundNews(said), 'evt_1', 9);
  expect(heard.type === 'changed' ? heard.subject.state : heard.because).toBe(after);
});

const failedBy = (evidence: Refund['evidence']) =>
  refund({
    state: 'failed',
    failure: { code: 'CARD_DECLINED', reason: null, by: 'provider' },
    evidence,
  });

test('what the provider has called failed it may call processed; what anybody else has, not', () => {
  const byProvider = failedBy({ type: 'upstream', reference: 'evt_0' });
  expect(hearOfRefund(byProvider, refundNews('processed'), 'evt_1', 9)).toMatchObject({
    subject: { state: 'processed', failure: null, evidence: { reference: 'evt_1' } },
  });
  for (const said of ['created', 'failed'] as const) {
    expect(hearOfRefund(byProvider, refundNews(said), 'evt_1', 9)).toMatchObject({
      because: 'nothing_new',
    });
  }
  const byPerson = failedBy({ type: 'person', staffId: 'staff_1', reference: 'never came' });
  expect(hearOfRefund(byPerson, refundNews('processed'), 'evt_1', 9)).toMatchObject({
    because: 'nothing_new',
  });
});

test('X29 whatever order a refund’s events come in, the end is the same', () => {
  const some = fc.constantFrom<RefundNews['said']>('created', 'processed', 'failed');
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), (told) => {
      const end = (all: readonly RefundNews['said'][]) =>
        all.reduce(
          (now, said) => {
            const heard = hearOfRefund(now, refundNews(said), 'evt_1', 9);
            return heard.type === 'changed' ? heard.subject : now;
          },
          refund({ state: 'sent' }),
        );
      expect(end(told).state).toBe(end(told.toSorted()).state);
      if (told.includes('processed')) expect(end(told).state).toBe('processed');
    }),
    { numRuns: 300 },
  );
});

test('the bank’s number of a payment without a terminal is kept with the money', () => {
  const rrn = '412345678901';
  for (const said of ['authorized', 'captured'] as const) {
    expect(hear(shownCode(), news(said, { rrn })).approval).toMatchObject({
      ...{ rrn, mark: `utr/${rrn}`, amount: 19_900, method: 'upi' },
    });
  }
  expect(hear(shownCode(), news('failed', { rrn })).approval).toBeNull();
  expect(hear(shownCode(), news('captured')).approval).toBeNull();
});

test('refunds by other ways, of other sums or other payments are not the provider’s', () => {
  const cases: readonly (readonly [Refund | undefined, RefundNews, string])[] = [
    [undefined, refundNews('processed'), 'not_ours'],
    [refund({ route: 'drawer' }), refundNews('processed'), 'not_the_providers'],
    [refund({ route: 'person' }), refundNews('processed'), 'not_the_providers'],
    [
      refund({ route: 'terminal', terminalId: '1', state: 'in_doubt', approval: sampleReceipt() }),
      refundNews('processed'),
      'not_the_providers',
    ],
    [refund(), refundNews('processed', { amount: 5_001 }), 'amount_differs'],
    [refund(), refundNews('processed', { amount: null }), 'amount_differs'],
    [refund(), refundNews('processed', { paymentId: 'pay_another000001' }), 'not_ours'],
  ];
  for (const [given, told, because] of cases) {
    expect(hearOfRefund(given, told, 'evt_1', 9)).toEqual({ type: 'ignored', because });
  }
});
