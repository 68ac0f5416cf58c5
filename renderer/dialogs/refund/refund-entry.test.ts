import { expect, test } from 'vitest';
import type { RefundAdvice, RefundWay } from '../../../shared/refund.ts';
import { type AmountEntry, emptyEntry } from '../../screens/sell/amount-entry.ts';
import { readRefund, refundAtStart, routesFor } from './refund-entry.ts';

const way: RefundWay = {
  route: 'terminal',
  terminalId: 'counter-1',
  needsCard: true,
  days: { from: 5, to: 7 },
};
const advice: RefundAdvice = {
  paymentId: 'pay_1',
  captured: 19_900,
  refunded: 5_000,
  underWay: 0,
  remaining: 14_900,
  currency: 'INR',
  whole: way,
  part: way,
  whyNot: null,
  whyNoPart: null,
  isSettlementUnknown: false,
};

const typed = (whole: string): AmountEntry => ({ ...emptyEntry, whole });
const read = (amount: AmountEntry, different: Partial<RefundAdvice> = {}) => {
  const all = { ...advice, ...different };
  return readRefund({ ...refundAtStart(all), amount }, all, 'INR');
};

test('nothing typed is all that remains', () => {
  expect(read(emptyEntry)).toEqual({ type: 'whole', minor: 14_900, amount: null });
});

test('a typed part is asked for as it is, and the whole of what remains as the whole', () => {
  expect(read(typed('4900'))).toEqual({ type: 'whole', minor: 4_900, amount: 4_900 });
  expect(read(typed('14900'))).toEqual({ type: 'whole', minor: 14_900, amount: null });
});

test('more than remains is not asked for, and nothing neither', () => {
  expect(read(typed('14901'))).toEqual({ type: 'too_much', minor: 14_901 });
  expect(read({ whole: '', fraction: '0', overflow: false })).toMatchObject({ type: 'too_much' });
});

test('before settlement a part is refused and the whole goes', () => {
  const early = { part: null, whyNoPart: 'only_whole_before_settlement' } as const;
  expect(read(typed('100'), early)).toEqual({
    type: 'not_possible',
    why: 'only_whole_before_settlement',
  });
  expect(read(emptyEntry, early)).toMatchObject({ type: 'whole' });
});

test('where its terminal is gone somebody pays it back otherwise', () => {
  const gone = { ...advice, whole: null, part: null, whyNot: 'terminal_gone' } as const;
  expect(refundAtStart(gone).route).toBe('person');
  expect(readRefund(refundAtStart(gone), gone, 'INR')).toMatchObject({ type: 'whole' });
  expect(routesFor(gone)).toEqual(['advised', 'drawer', 'person']);
});

test('a payment that never came has no other way either', () => {
  expect(routesFor({ ...advice, whole: null, whyNot: 'not_captured' })).toEqual(['advised']);
});
