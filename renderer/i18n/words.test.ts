import { expect, test } from 'vitest';
import type { Refusal } from '../../shared/failures.ts';
import type { Notice } from '../store/entry-slice.ts';
import { en } from './en.ts';
import { catalogueOf, createTranslate, fillIn, isHere } from './messages.ts';
import { noticeWords } from './notice-words.ts';
import { createWords } from './words.ts';

const words = createWords('en-IN');

test('no text is empty and braces are names', () => {
  for (const text of Object.values(en)) {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
  }
});

test('a language without a file speaks English, and nobody waits for it', () => {
  expect(isHere('xx-IN')).toBe(true);
  expect(catalogueOf('xx-IN')).toBe(en);
  expect(createTranslate(catalogueOf('xx-IN'))('sell.charge')).toBe('Charge');
});

test('names in braces are filled in, and one without a value stays to be noticed', () => {
  expect(fillIn('{a} of {b}', { a: '1', b: '2' })).toBe('1 of 2');
  expect(fillIn('{a} of {b}', { a: '1' })).toBe('1 of {b}');
  expect(words.t('today.sale', { seq: '7' })).toBe('Sale 7');
});

test('amounts are grouped the Indian way for eyes and spelt out for ears', () => {
  expect(words.money(1_00_000_00, 'INR')).toBe('₹1,00,000.00');
  expect(words.spokenMoney(19_900, 'INR')).toBe('199 Indian rupees');
  expect(words.spokenMoney(19_950, 'INR')).toBe('199.50 Indian rupees');
  expect(words.spokenMoney(500, 'JPY')).toBe('500 Japanese yen');
  expect(words.wholeMoney(2_00_000, 'INR')).toBe('₹2,000');
});

test('one sale and two sales', () => {
  expect(words.plural(1)).toBe('one');
  expect(words.plural(0)).toBe('other');
  expect(words.plural(2)).toBe('other');
});

const refusals: readonly [Refusal, string][] = [
  [{ type: 'order_not_found' }, 'type the amount again'],
  [{ type: 'order_already_paid' }, 'Do not charge it again'],
  [{ type: 'order_amount_exceeded', amountDue: 500 }, '₹5.00'],
  [{ type: 'amount_invalid' }, 'type it again'],
  [{ type: 'amount_too_small', minimum: 100 }, '₹1.00'],
  [{ type: 'amount_mismatch', amountDue: 500 }, '₹5.00'],
  [{ type: 'currency_unknown' }, 'technician'],
  [{ type: 'currency_mismatch', currency: 'EUR' }, 'EUR'],
  [{ type: 'receipt_too_long' }, 'Shorten'],
  [{ type: 'notes_invalid' }, 'Shorten'],
  [{ type: 'item_not_found' }, 'Type its price'],
  [{ type: 'terminal_unknown', paired: 0 }, 'add one'],
  [{ type: 'terminal_unknown', paired: 2 }, 'none is chosen'],
  [{ type: 'terminal_not_local' }, 'wired to this till'],
  [{ type: 'terminal_busy', activityId: null, inDoubt: false }, 'Wait until it has finished'],
  [{ type: 'terminal_busy', activityId: null, inDoubt: true }, 'Resolve it'],
  [{ type: 'order_busy', activityId: null, inDoubt: false }, 'Do not charge again'],
  [{ type: 'payment_not_found' }, 'today’s sales'],
  [{ type: 'payment_not_in_doubt' }, 'already known'],
];

test.each(refusals)('%o says what to do', (refusal, text) => {
  expect(noticeWords({ type: 'refusal', refusal }, words, 'INR')).toContain(text);
});

const notices: readonly [Notice, string][] = [
  [{ type: 'amount_missing' }, 'Type an amount'],
  [{ type: 'amount_overflow' }, '₹99,99,999.99'],
  [{ type: 'sale_empty' }, 'choose goods'],
  [{ type: 'sale_overflow' }, '₹99,99,999.99'],
  [{ type: 'quantity_largest' }, '9,999'],
  [{ type: 'quantity_least' }, 'takes it out'],
  [{ type: 'quantity_of_amount' }, 'no quantity'],
  [{ type: 'lines_most' }, 'Charge these first'],
  [{ type: 'cash_not_counted' }, 'customer gives'],
  [{ type: 'cash_missing' }, 'not enough'],
  [{ type: 'split_complete' }, 'take a part back'],
  [{ type: 'split_unfinished' }, 'Share the rest'],
  [{ type: 'part_too_large' }, 'more than is left'],
  [{ type: 'parts_most' }, 'take the rest'],
  [{ type: 'utr_invalid' }, '12 digits'],
  [{ type: 'malformed' }, 'did not understand'],
  [{ type: 'no_answer' }, 'before you charge again'],
  [{ type: 'fault', reference: 'F-12' }, 'F-12'],
  [{ type: 'still_unknown', at: 0 }, 'Do not charge again'],
  [{ type: 'cannot_cancel', why: 'terminal_only' }, 'red key'],
  [{ type: 'cannot_cancel', why: 'reading_pin' }, 'PIN'],
  [{ type: 'cannot_cancel', why: 'asking_bank' }, 'bank'],
  [{ type: 'cannot_cancel', why: 'requested' }, 'Already cancelling'],
  [{ type: 'cannot_cancel', why: 'in_doubt' }, 'Press R'],
  [{ type: 'cannot_cancel', why: 'over' }, 'over'],
];

test.each(notices)('%o is a sentence', (notice, text) => {
  expect(noticeWords(notice, words, 'INR')).toContain(text);
});
