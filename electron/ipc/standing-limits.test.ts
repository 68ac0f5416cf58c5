import { expect, test } from 'vitest';
import type { RefundAdvice } from '../../shared/refund.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { Refunds } from '../till/till.ts';
import { createStandingLimits } from './standing-limits.ts';

const advice: RefundAdvice = {
  ...{ paymentId: 'pay_1', captured: 80_000, refunded: 0, underWay: 0, remaining: 80_000 },
  ...{ currency: 'INR', whole: null, part: null, whyNot: null, whyNoPart: null },
  isSettlementUnknown: false,
};

/** A shop that lets a standing approval through up to 500 rupees, twice. */
function limits() {
  const refunds = {
    advise: (paymentId: string) => (paymentId === 'pay_1' ? advice : undefined),
  } as Pick<Refunds, 'advise'> as Refunds;
  const settings = { ...defaultSettings, refundLimitAmount: 500, refundLimitCount: 2 };
  return createStandingLimits({ refunds }, () => settings);
}

const asked = { paymentId: 'pay_1', amount: 50_000, remaining: 80_000, reason: '' };

test('a part is judged by its amount, the whole by what remains', () => {
  expect(limits()('refunds.create', asked)?.(0)).toBe(true);
  expect(limits()('refunds.create', { ...asked, amount: 50_001 })?.(0)).toBe(false);
  expect(limits()('refunds.create', { ...asked, amount: null })?.(0)).toBe(false);
});

test('after so many the standing approval is not enough', () => {
  expect(limits()('refunds.create', asked)?.(1)).toBe(true);
  expect(limits()('refunds.create', asked)?.(2)).toBe(false);
});

test('all of a payment that nobody knows is not let through', () => {
  expect(limits()('refunds.create', { ...asked, paymentId: 'pay_2', amount: null })?.(0)).toBe(
    false,
  );
});

test('whatever is no refund has no limit', () => {
  expect(limits()('refunds.advise', { paymentId: 'pay_1' })).toBeUndefined();
  expect(limits()('drawer.open', {})).toBeUndefined();
});
