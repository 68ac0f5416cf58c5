import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { DoubtReason, Payment, PaymentStage, PaymentState } from '../../../shared/payment.ts';
import {
  capturedPayment,
  sampleActivity,
  sampleCheckout,
  sampleOrder,
} from '../../testing/samples.ts';
import {
  isRunning,
  isUnpaid,
  outcomeStatus,
  type PayStatus,
  payStatus,
  payStatuses,
  payTone,
} from './pay-status.ts';

const cases: readonly [Partial<Payment>, PayStatus][] = [
  [{ state: 'draft', stage: null }, 'sending'],
  [{ state: 'requested', stage: 'sending' }, 'sending'],
  [{ state: 'presented', stage: 'card' }, 'card'],
  [{ state: 'presented', stage: 'qr' }, 'qr'],
  [{ state: 'presented', stage: null }, 'card'],
  [{ state: 'presented', stage: 'qr', upiText: 'upi://pay' }, 'upi_person'],
  [{ state: 'authorising', stage: 'pin' }, 'pin'],
  [{ state: 'authorising', stage: 'bank' }, 'bank'],
  [{ state: 'authorising', stage: null }, 'bank'],
  [{ state: 'authorising', stage: 'confirming' }, 'confirming'],
  [{ state: 'authorised', stage: null }, 'authorised'],
  [{ state: 'captured', stage: null }, 'approved'],
  [{ state: 'declined', stage: null }, 'declined'],
  [{ state: 'failed', stage: null }, 'failed'],
  [{ state: 'cancelled', stage: null }, 'cancelled'],
  [{ state: 'expired', stage: null }, 'expired'],
  [{ state: 'voided', stage: null }, 'voided'],
  [{ state: 'in_doubt', doubt: { reason: 'line_lost', since: 0 } }, 'line_lost'],
  [{ state: 'in_doubt', doubt: { reason: 'no_answer', since: 0 } }, 'in_doubt'],
  [{ state: 'in_doubt', doubt: null }, 'in_doubt'],
  [{ state: 'in_doubt', upiText: 'upi://pay' }, 'upi_unconfirmed'],
  [{ state: 'presented', stage: 'card', cancelRequestedBy: 'merchant' }, 'cancelling'],
  [{ state: 'authorising', stage: 'bank', cancelRequestedBy: 'till' }, 'cancelling'],
  [{ state: 'authorising', stage: 'confirming', cancelRequestedBy: 'merchant' }, 'confirming'],
  [{ state: 'captured', cancelRequestedBy: 'merchant' }, 'approved'],
  [{ state: 'in_doubt', cancelRequestedBy: 'merchant' }, 'in_doubt'],
];

test.each(cases)('%o is shown as %s', (payment, status) => {
  expect(outcomeStatus(sampleCheckout(payment))).toBe(status);
});

test('a cancel that the main process has noted is shown before the payment says so', () => {
  expect(outcomeStatus(sampleCheckout({}, { cancel: 'requested' }))).toBe('cancelling');
});

test('without a payment the activity speaks: a terminal that was not there is not a decline', () => {
  const absent = sampleActivity({
    status: 'failed',
    failure: { type: 'terminal_absent', reason: 'no such port' },
  });
  const failed = sampleActivity({ status: 'failed', failure: null });
  expect(outcomeStatus(sampleCheckout({}, { payment: null }))).toBe('sending');
  expect(outcomeStatus(sampleCheckout({}, { payment: null, activity: absent }))).toBe(
    'terminal_absent',
  );
  expect(outcomeStatus(sampleCheckout({}, { payment: null, activity: failed }))).toBe('failed');
});

test('an interrupted sale is shown as that until somebody has looked at it', () => {
  const checkout = sampleCheckout({ state: 'captured', stage: null }, { recovered: true });
  expect(payStatus(checkout, null)).toBe('interrupted');
  expect(payStatus(checkout, 'pda_another')).toBe('interrupted');
  expect(payStatus(checkout, checkout.id)).toBe('approved');
});

const states = Object.keys({
  draft: 1,
  requested: 1,
  presented: 1,
  authorising: 1,
  authorised: 1,
  captured: 1,
  declined: 1,
  failed: 1,
  cancelled: 1,
  expired: 1,
  voided: 1,
  in_doubt: 1,
} satisfies Record<PaymentState, 1>) as PaymentState[];
const stages: readonly (PaymentStage | null)[] = [
  null,
  'sending',
  'card',
  'qr',
  'pin',
  'bank',
  'confirming',
];
const doubts: readonly DoubtReason[] = ['no_answer', 'line_lost', 'interrupted', 'contradiction'];

test('a lost line is back when its terminal has said that it knows nothing yet', () => {
  const lost = { state: 'in_doubt', doubt: { reason: 'line_lost', since: 0 } } as const;
  const asked = { times: 1, lastAt: 0, said: 'not_yet', until: 9 } as const;
  expect(payStatus(sampleCheckout(lost, { asked }), null)).toBe('in_doubt');
});

const anyCheckout: fc.Arbitrary<CheckoutView> = fc
  .record({
    state: fc.constantFrom(...states),
    stage: fc.constantFrom(...stages),
    cancelRequestedBy: fc.constantFrom(null, 'customer' as const, 'merchant' as const),
    doubt: fc.option(fc.record({ reason: fc.constantFrom(...doubts), since: fc.nat() })),
    cancel: fc.constantFrom<CheckoutView['cancel']>('allowed', 'requested', 'in_doubt', 'over'),
    recovered: fc.boolean(),
  })
  .map(({ cancel, recovered, ...payment }) => sampleCheckout(payment, { cancel, recovered }));

test('"Paid" is shown for captured money and for nothing else', () => {
  fc.assert(
    fc.property(anyCheckout, (checkout) => {
      expect(outcomeStatus(checkout) === 'approved').toBe(checkout.payment?.state === 'captured');
    }),
    { numRuns: 500 },
  );
});

test('a part that is paid is not a sale that is paid, however much of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 19_899 }), fc.nat(), (capturedAmount, change) => {
      const order = sampleOrder({ amountPaid: capturedAmount });
      const cash = { tendered: capturedAmount + change, change };
      const part = sampleCheckout({ state: 'captured', capturedAmount }, { order, cash });
      expect(outcomeStatus(part)).toBe('part_paid');
    }),
    { numRuns: 200 },
  );
});

test('change that is due is shown before anything else of a sale that is paid', () => {
  const paid = capturedPayment({ method: 'cash' });
  const withChange = sampleCheckout(paid, { cash: { tendered: 20_000, change: 100 } });
  const exact = sampleCheckout(paid, { cash: { tendered: 19_900, change: 0 } });
  expect(outcomeStatus(withChange)).toBe('change');
  expect(outcomeStatus(exact)).toBe('approved');
});

test('while another way to pay is waited for, neither the old one nor its end is shown', () => {
  for (const state of ['presented', 'cancelled'] as const) {
    expect(payStatus(sampleCheckout({ state }), null, true)).toBe('switching');
  }
  expect(payStatus(sampleCheckout(capturedPayment()), null, true)).toBe('approved');
  expect(payStatus(sampleCheckout({ state: 'in_doubt' }), null, true)).toBe('in_doubt');
});

test('"Nothing charged" is never shown while money may have moved', () => {
  const settled: readonly (PaymentState | undefined)[] = [
    'declined',
    'failed',
    'cancelled',
    'expired',
    'voided',
  ];
  fc.assert(
    fc.property(anyCheckout, (checkout) => {
      expect(isUnpaid(outcomeStatus(checkout))).toBe(settled.includes(checkout.payment?.state));
    }),
    { numRuns: 500 },
  );
});

test('a payment in doubt is shown as nothing but a doubt', () => {
  fc.assert(
    fc.property(anyCheckout, (checkout) => {
      fc.pre(checkout.payment?.state === 'in_doubt');
      expect(payTone(payStatus(checkout, null))).toBe('doubt');
      expect(payTone(payStatus(checkout, checkout.id))).toBe('doubt');
    }),
    { numRuns: 200 },
  );
});

test('exactly the first eight statuses are running', () => {
  expect(payStatuses.filter(isRunning)).toEqual(payStatuses.slice(0, 8));
});
