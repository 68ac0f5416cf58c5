import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Currency, formatMoney } from '../../../shared/money.ts';
import {
  type AmountEntry,
  type AmountKey,
  emptyEntry,
  entryMinor,
  entryText,
  largestDigits,
  largestMinor,
  pressAmountKey,
} from './amount-entry.ts';

/** Keys as one would say them: digits, "." the point, "<" backspace, "x" clear. */
function typed(keys: string, currency: Currency = 'INR'): AmountEntry {
  return [...keys].reduce((entry, key) => pressAmountKey(entry, keyOf(key), currency), emptyEntry);
}

function keyOf(key: string): AmountKey {
  if (key === '.') return { type: 'point' };
  if (key === '<') return { type: 'backspace' };
  if (key === 'x') return { type: 'clear' };
  return { type: 'digit', digit: key };
}

/** The amount with the caret, and what was not typed in brackets. */
function shown(entry: AmountEntry, currency: Currency = 'INR', locale = 'en-IN'): string {
  const { before, typed: bright, after } = entryText(entry, currency, locale);
  return `${before && `(${before})`}${bright}|${after && `(${after})`}`;
}

test.each([
  ['', 0],
  ['1', 1],
  ['199', 199],
  ['19900', 19_900],
  ['199.', 19_900],
  ['199.5', 19_950],
  ['199.50', 19_950],
  ['199.05', 19_905],
  ['199.505', 19_950],
  ['199..5', 19_950],
  ['.5', 50],
  ['0.5', 50],
  ['00007', 7],
  ['19900<', 1_990],
  ['199.<', 199],
  ['199.5<<', 199],
  ['199.50<7', 19_957],
  ['<<<', 0],
  ['19900x5', 5],
  ['999999999', 999_999_999],
  ['9999999.99', 999_999_999],
])('typing %s comes to %i paise', (keys, minor) => {
  expect(entryMinor(typed(keys), 'INR')).toBe(minor);
});

test.each([
  ['19900', 19_900],
  ['199.5', 1_995],
])('a currency without minor units has no point: %s is %i yen', (keys, minor) => {
  expect(entryMinor(typed(keys, 'JPY'), 'JPY')).toBe(minor);
});

test.each([
  ['', '(₹0.00)|'],
  ['5', '(₹0.0)5|'],
  ['50', '(₹0.)50|'],
  ['199', '₹1.99|'],
  ['19900', '₹199.00|'],
  ['199.', '₹199.|(00)'],
  ['199.5', '₹199.5|(0)'],
  ['199.50', '₹199.50|'],
  ['.', '₹0.|(00)'],
  ['1234567.', '₹12,34,567.|(00)'],
  ['123456789', '₹12,34,567.89|'],
])('typing %s shows %s, the caret where the next digit goes', (keys, display) => {
  expect(shown(typed(keys))).toBe(display);
});

test('a currency written behind the amount stays behind the caret', () => {
  expect(shown(typed('50', 'DKK'), 'DKK', 'da-DK')).toMatch(/^\(0,\)50\|\(\s*kr\.\)$/);
});

test('a key past the largest amount is refused and remembered until the next key that fits', () => {
  const full = typed('9999999990');
  expect(entryMinor(full, 'INR')).toBe(largestMinor());
  expect(full.overflow).toBe(true);
  expect(typed('9999999990<').overflow).toBe(false);
  expect(typed('9999999990x')).toEqual(emptyEntry);
  expect(typed('12345678.')).toMatchObject({ whole: '12345678', fraction: null, overflow: true });
});

const keys = fc.string({ unit: fc.constantFrom(...'0123456789.<x'), maxLength: 24 });
const currency = fc.constantFrom<Currency>('INR', 'EUR', 'JPY');

test('whatever is typed, the amount is whole, not negative and never past the largest', () => {
  fc.assert(
    fc.property(keys, currency, (text, money) => {
      const minor = entryMinor(typed(text, money), money);
      expect(Number.isSafeInteger(minor)).toBe(true);
      expect(minor).toBeGreaterThanOrEqual(0);
      expect(minor).toBeLessThanOrEqual(largestMinor());
    }),
    { numRuns: 500 },
  );
});

test('backspace takes back exactly the last key that changed the amount typed', () => {
  fc.assert(
    fc.property(keys, fc.constantFrom(...'0123456789.'), currency, (text, last, money) => {
      const before = { ...typed(text, money), overflow: false };
      const after = pressAmountKey(before, keyOf(last), money);
      const isChanged = after.whole !== before.whole || after.fraction !== before.fraction;
      fc.pre(isChanged);
      expect(pressAmountKey(after, { type: 'backspace' }, money)).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test('the display is the formatted amount, only cut in three', () => {
  fc.assert(
    fc.property(
      keys,
      currency,
      fc.constantFrom('en-IN', 'hi-IN', 'de-DE'),
      (text, money, locale) => {
        const entry = typed(text, money);
        const { before, typed: bright, after } = entryText(entry, money, locale);
        const minor = entryMinor(entry, money);
        expect(before + bright + after).toBe(formatMoney({ minor, currency: money }, locale));
      },
    ),
    { numRuns: 500 },
  );
});

test('digits alone are the amount in minor units, as on a payment terminal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: largestMinor() }), (minor) => {
      expect(entryMinor(typed(String(minor)), 'INR')).toBe(minor);
    }),
    { numRuns: 300 },
  );
  expect(String(largestMinor())).toHaveLength(largestDigits);
});
