import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PaymentState } from '../../shared/payment.ts';
import type { RefundState } from '../../shared/refund.ts';
import { webhookEventNames } from '../../shared/webhook.ts';
import { aPayment, aRefund } from '../ledger/testing/samples.ts';
import { eventsOf, type Standing, standingOf } from './event-policy.ts';

const paymentOf = (state: PaymentState) =>
  standingOf({ type: 'payment', payment: aPayment('pay_1', { state }) });
const refundOf = (state: RefundState) =>
  standingOf({ type: 'refund', refund: aRefund('rfnd_1', { state }) });

/** All that is told of something on its way through these. */
function told(standings: readonly Standing[]): readonly string[] {
  return standings.flatMap((after, place) => eventsOf(standings[place - 1], after));
}

test.each([
  [['requested', 'authorising', 'captured'], ['payment.captured']],
  [
    ['requested', 'authorised', 'captured'],
    ['payment.authorized', 'payment.captured'],
  ],
  [
    ['requested', 'authorised', 'voided'],
    ['payment.authorized', 'payment.failed'],
  ],
  [['requested', 'declined'], ['payment.failed']],
  [['requested', 'cancelled'], ['payment.failed']],
  [['requested', 'expired'], ['payment.failed']],
  [['requested', 'in_doubt'], []],
  [['requested', 'in_doubt', 'captured', 'captured'], ['payment.captured']],
  [['captured'], ['payment.captured']],
  [['failed', 'cancelled'], ['payment.failed']],
] as const)('M20 a payment that is %s is told as %s', (states, events) => {
  expect(told(states.map(paymentOf))).toEqual(events);
});

test.each([
  [
    ['requested', 'approved', 'sent', 'pending', 'processed'],
    ['refund.created', 'refund.processed'],
  ],
  [
    ['requested', 'cancelled'],
    ['refund.created', 'refund.failed'],
  ],
  [
    ['requested', 'sent', 'in_doubt', 'failed'],
    ['refund.created', 'refund.failed'],
  ],
  [['processed'], ['refund.created', 'refund.processed']],
  [['requested', 'failed', 'in_doubt', 'processed'], undefined],
] as const)('M20 a refund that is %s is told as %s', (states, events) => {
  const expected = events ?? ['refund.created', 'refund.failed', 'refund.processed'];
  expect(told(states.map(refundOf))).toEqual(expected);
});

test('staying as it is, and what nobody need know, is never told', () => {
  const standing = fc.constantFrom<Standing>('open', ...webhookEventNames);
  fc.assert(
    fc.property(standing, fc.option(standing, { nil: undefined }), (after, before) => {
      expect(eventsOf(after, after)).toEqual([]);
      expect(eventsOf(before, 'open')).toEqual([]);
      if (before === undefined && after !== 'open') {
        expect(eventsOf(before, after)).toContain(after);
      }
    }),
    { numRuns: 300 },
  );
});
