import { expect, test } from 'vitest';
import { sampleCheckout, sampleOrder } from '../testing/samples.ts';
import {
  billOfCheckout,
  billOfOrder,
  cashTender,
  methodOf,
  partOf,
  personTender,
  terminalTender,
} from './bill.ts';

const whole = billOfOrder(sampleOrder());

test('a whole bill names no amount, so that the till takes what is due', () => {
  expect(terminalTender(whole, 'card', null)).toEqual({ method: 'card' });
  expect(terminalTender(whole, 'upi', 'two')).toEqual({ method: 'upi', terminalId: 'two' });
  expect(cashTender(whole, 50_000)).toEqual({ method: 'cash', tendered: 50_000 });
  expect(personTender(whole)).toEqual({ method: 'upi_person' });
});

test('a part names its amount, and all of it is no part', () => {
  const part = partOf(whole, 5_000);
  expect(cashTender(part, 10_000)).toEqual({ method: 'cash', tendered: 10_000, amount: 5_000 });
  expect(personTender(part)).toEqual({ method: 'upi_person', amount: 5_000 });
  expect(partOf(whole, 19_900)).toBe(whole);
});

test('what is paid already is not asked for again', () => {
  expect(billOfOrder(sampleOrder({ amountPaid: 5_000 }))).toMatchObject({ minor: 14_900 });
});

test('a part that was declined is tried again as that part', () => {
  const declined = sampleCheckout({ state: 'declined', amount: 5_000 }, { amountDue: 14_900 });
  expect(billOfCheckout(declined)).toMatchObject({ minor: 5_000, isPart: true });
  const all = sampleCheckout({ state: 'declined' }, { amountDue: 19_900 });
  expect(billOfCheckout(all)).toMatchObject({ minor: 19_900, isPart: false });
});

test('after a part that is paid, the rest is due', () => {
  const part = sampleCheckout({ state: 'captured', amount: 5_000 }, { amountDue: 14_900 });
  expect(billOfCheckout(part)).toMatchObject({ minor: 14_900, isPart: false });
});

test('a payment knows how it was to be made', () => {
  expect(methodOf(sampleCheckout())).toBe('card');
  expect(methodOf(sampleCheckout({ method: 'upi' }))).toBe('upi');
  expect(methodOf(sampleCheckout({ method: 'upi', upiText: 'upi://pay' }))).toBe('upi_person');
  expect(methodOf(sampleCheckout({ method: 'cash' }))).toBe('cash');
  expect(methodOf(sampleCheckout({}, { payment: null }))).toBeNull();
});
