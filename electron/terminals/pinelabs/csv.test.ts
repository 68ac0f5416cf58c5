import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCsv, encodeCsv } from './csv.ts';

test('what is written can be read again, whatever is in the fields', () => {
  const field = fc.string({ unit: fc.constantFrom(...'",a1 *'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 64 }), (fields) => {
      const text = encodeCsv(fields);
      expect(text === undefined ? undefined : decodeCsv(text)).toEqual(fields);
    }),
    { numRuns: 400 },
  );
});

test('no text makes it throw, and what it reads is what was there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const fields = decodeCsv(text);
      if (fields === undefined) return;
      expect(decodeCsv(encodeCsv(fields) ?? '')).toEqual(fields);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['a quote left open', '"A,B'],
  ['text behind quotes', '"A"B,C'],
  ['a quote in the middle', 'A"B",C'],
  ['a line end', 'A\r\nB'],
  ['another character set', 'caf\u00e9'],
  ['more fields than any message has', ','.repeat(64)],
  ['more text than any message has', 'A'.repeat(8_193)],
])('%s is refused', (_, text) => {
  expect(decodeCsv(text)).toBeUndefined();
});

test('empty fields are fields', () => {
  expect(decodeCsv('')).toEqual(['']);
  expect(decodeCsv(',"",')).toEqual(['', '', '']);
});
