import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseForm } from './form-body.ts';

test('brackets nest, as the PHP and Ruby SDKs write them', () => {
  const form = 'amount=19900&notes%5Bkey%5D=a+b%26c&initiate_checkout[prefill][method]=upi';
  expect(parseForm(form)).toEqual({
    amount: '19900',
    notes: { key: 'a b&c' },
    initiate_checkout: { prefill: { method: 'upi' } },
  });
});

test('empty brackets count up', () => {
  expect(parseForm('expand[]=payments&expand[]=payments.card')).toEqual({
    expand: { 0: 'payments', 1: 'payments.card' },
  });
});

test('a name given twice keeps the last', () => {
  expect(parseForm('amount=100&amount=200')).toEqual({ amount: '200' });
});

test.each([
  'a=1&a[b]=2',
  'a[b]=2&a=1',
  '[a]=1',
  'a[b=1',
  'a[[b]]=1',
  'a[b]c=1',
  'a[b][c][d][e]=1',
  '__proto__[polluted]=1',
  'notes[__proto__][polluted]=1',
])('a form that makes no sense is refused: %s', (form) => {
  expect(() => parseForm(form)).toThrow(SyntaxError);
  expect({}).not.toHaveProperty('polluted');
});

test('any text at all is read or refused, and pollutes nothing', () => {
  const part = fc.constantFrom(
    'a',
    '[',
    ']',
    '=',
    '&',
    '%',
    '5B',
    '__proto__',
    'constructor',
    '\0',
  );
  const form = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(form, fc.string()), (text) => {
      try {
        expect(typeof parseForm(text)).toBe('object');
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('hundreds of members are refused', () => {
  const form = Array.from({ length: 201 }, (_, at) => `a${at}=1`).join('&');
  expect(() => parseForm(form)).toThrow(SyntaxError);
});
