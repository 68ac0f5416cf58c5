import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screenCardNumbers, screenDeep } from './card-number-screen.ts';

/** Numbers that pass for a card's, made on the spot: none is written down anywhere. */
const cardNumber = fc
  .record({
    prefix: fc.constantFrom('4', '51', '2221', '34', '37', '36', '6011', '60', '81', '3530'),
    length: fc.integer({ min: 14, max: 19 }),
    digits: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 19, maxLength: 19 }),
  })
  .map(({ prefix, length, digits }) => {
    const body = (prefix + digits.join('')).slice(0, length - 1);
    return body + checkDigit(body);
  });

function checkDigit(body: string): number {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const weighted = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const words = fc.string({ unit: fc.constantFrom('a', 'Z', ' ', 'é', '₹', ':', '\n') });

test('a card number in free text keeps only its last four digits (promise 8)', () => {
  fc.assert(
    fc.property(words, cardNumber, words, (before, number, after) => {
      const screened = screenCardNumbers(`${before}${number}${after}`);
      expect(screened).not.toContain(number);
      expect(screened).toContain(`${'*'.repeat(number.length - 4)}${number.slice(-4)}`);
    }),
    { numRuns: 500 },
  );
});

test('grouping by spaces or dashes does not hide it, nor do digits beside it', () => {
  const separator = fc.constantFrom(' ', '-', '.', '\u00a0', '–');
  fc.assert(
    fc.property(cardNumber, separator, fc.stringMatching(/^\d{0,3}$/), (number, mark, beside) => {
      const grouped = number.match(/\d{1,4}/g)?.join(mark) ?? '';
      const screened = screenCardNumbers(`${grouped}${beside === '' ? '' : mark}${beside}`);
      expect(screened.replace(/\D/g, '')).not.toContain(number);
    }),
    { numRuns: 500 },
  );
});

test('digits of another script do not hide it', () => {
  fc.assert(
    fc.property(cardNumber, fc.constantFrom(0x0966, 0xff10, 0x0660), (number, zero) => {
      const written = [...number].map((d) => String.fromCodePoint(zero + Number(d))).join('');
      expect(screenCardNumbers(written)).toBe(
        `${'*'.repeat(number.length - 4)}${number.slice(-4)}`,
      );
    }),
    { numRuns: 200 },
  );
});

test('it is found in every member of a value, and in the names of members', () => {
  fc.assert(
    fc.property(cardNumber, (number) => {
      const screened = JSON.stringify(screenDeep({ a: [{ [number]: `x ${number}` }], b: 1 }));
      expect(screened).not.toContain(number);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['a phone number', '+91 90000 90000'],
  ['a receipt number', 'order_rcptid_11'],
  ['a date and time', '2026-11-21 10:15:00'],
  ['thirteen digits of a barcode', '8901030865278'],
  ['a UTR of twelve digits', '432156789012'],
])('%s is left alone', (_name, text) => {
  expect(screenCardNumbers(text)).toBe(text);
});
