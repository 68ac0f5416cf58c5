import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screenCardNumbers } from './card-number-screen.ts';
import { isUtr, upiText } from './upi.ts';

const payee = { address: 'shop@bank', name: 'Galla & Söhne' };

test('a code says whom to pay, how much and for what', () => {
  expect(upiText(payee, { minor: 19_900, currency: 'INR' }, 'pay_00000000000001')).toBe(
    'upi://pay?pa=shop@bank&pn=Galla%20%26%20S%C3%B6hne&am=199.00&cu=INR&tr=pay_00000000000001',
  );
});

test('whatever the shop is called, each member reads back as it was', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 80 });
  fc.assert(
    fc.property(name, fc.integer({ min: 1, max: 2 ** 53 - 1 }), (called, minor) => {
      const text = upiText({ ...payee, name: called }, { minor, currency: 'INR' }, 'pay_1');
      const read = new URL(text).searchParams;
      expect([...read.keys()]).toEqual(['pa', 'pn', 'am', 'cu', 'tr']);
      expect(read.get('pn')).toBe(called);
      expect(read.get('am')?.replace('.', '').replace(/^0+/, '')).toBe(String(minor));
    }),
  );
});

test.each([
  ['432100000001', true],
  ['HDFCR52026010500000001', true],
  ['43210000000', false],
  ['4321000000012', false],
  ['HDFCR520260105000000012', false],
  ['4321 0000 0001', false],
  ['', false],
])('%s as a reference: %s', (text, expected) => {
  expect(isUtr(text)).toBe(expected);
});

test('no card number passes for a reference', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{12,22}$/), (digits) => {
      if (isUtr(digits)) expect(screenCardNumbers(digits)).toBe(digits);
    }),
  );
});
