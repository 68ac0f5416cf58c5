import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screenCardNumbers } from './card-number-screen.ts';
import { codeKey, readItemCode } from './item-code.ts';

/** The digits with the check digit that makes them a global number. */
function checked(digits: string): string {
  const found = '0123456789'.split('').find((last) => readItemCode(digits + last).ok);
  if (found === undefined) throw new Error(`No check digit fits ${digits}`);
  return digits + found;
}

test.each([
  ['8901234567890', '8901234567890'],
  [' 8901234567890 ', '8901234567890'],
  ['८९०१२३४५६७८९०', '8901234567890'],
  ['96385074', '96385074'],
  ['036000291452', '036000291452'],
  ['chai-1', 'CHAI-1'],
  ['7', '7'],
])('%s is the code %s', (text, code) => {
  expect(readItemCode(text)).toEqual({ ok: true, code });
});

test.each([
  ['8901234567894', 'code_check_digit'],
  ['96385075', 'code_check_digit'],
  ['', 'code_letters'],
  ['चाय', 'code_letters'],
  ['-5', 'code_letters'],
  ['A'.repeat(33), 'code_too_long'],
  ['4242424242424242', 'code_card_number'],
  ['A4242424242424242', 'code_card_number'],
])('%s is refused: %s', (text, problem) => {
  expect(readItemCode(text)).toEqual({ ok: false, problem });
});

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

test('every global number has exactly one check digit, whatever Luhn says of it', () => {
  fc.assert(
    fc.property(fc.constantFrom(7, 11, 12, 13).chain(digits), (body) => {
      const fitting = '0123456789'.split('').filter((last) => readItemCode(body + last).ok);
      expect(fitting).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

test('a global number that would pass for a card number is still a code', () => {
  const looksLikeCard = (code: string) => screenCardNumbers(code) !== code;
  const numbers = Array.from({ length: 40 }, (_, place) =>
    checked(`36${String(place).padStart(11, '0')}`),
  );
  const found = numbers.filter(looksLikeCard);
  expect(found.length).toBeGreaterThan(0);
  for (const code of found) expect(readItemCode(code)).toEqual({ ok: true, code });
});

test('a UPC-A is the same code as its EAN-13 and its GTIN-14', () => {
  fc.assert(
    fc.property(digits(11), (body) => {
      const upc = checked(body);
      expect(codeKey(`0${upc}`)).toBe(codeKey(upc));
      expect(codeKey(`00${upc}`)).toBe(codeKey(upc));
    }),
    { numRuns: 200 },
  );
});

test('an EAN-8 is not taken for a shop’s own number with zeros in front', () => {
  expect(codeKey('96385074')).toBe('96385074');
  expect(codeKey('chai-1')).toBe(codeKey('CHAI-1'));
});
