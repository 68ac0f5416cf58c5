import { expect, test } from 'vitest';
import { toAsciiDigits } from './ascii-digits.ts';

test.each([
  ['₹1042.50', '₹1042.50'],
  ['१०४२', '1042'],
  ['बिल ०९', 'बिल 09'],
  ['１２３', '123'],
  ['೪೨ and ੭', '42 and 7'],
])('%s is read as %s', (text, read) => {
  expect(toAsciiDigits(text)).toBe(read);
});
