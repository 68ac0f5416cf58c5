import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import {
  validatePaymentVerification,
  validateWebhookSignature,
} from 'razorpay/dist/utils/razorpay-utils.js';
import { expect, test } from 'vitest';
import { checkoutText, sign, signerOf } from './signatures.ts';

test('M6: HMAC-SHA256 in hexadecimal, as RFC 4231 (test case 2) has it', () => {
  expect(sign('Jefe', 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('M6: a checkout is signed over its order, a bar and its payment', () => {
  const text = checkoutText('order_1A2b3C4d5E6f7G', 'pay_1A2b3C4d5E6f7G');
  expect(text).toBe('order_1A2b3C4d5E6f7G|pay_1A2b3C4d5E6f7G');
  const expected = createHmac('sha256', 'key-secret')
    .update('order_1A2b3C4d5E6f7G|pay_1A2b3C4d5E6f7G')
    .digest('hex');
  expect(sign('key-secret', text)).toBe(expected);
});

test('the signer is found among several, and nobody with an empty secret signs', () => {
  expect(signerOf(['one', 'two'], 'text', sign('two', 'text'))).toBe(1);
  expect(signerOf(['one', 'two'], 'text', sign('three', 'text'))).toBe(-1);
  expect(signerOf([], 'text', sign('one', 'text'))).toBe(-1);
  expect(() => sign('', 'text')).toThrow('empty secret');
});

test('one other letter in the content or the signature is no signature', () => {
  const changed = (text: string, at: number) => {
    const letter = text[at] === '0' ? '1' : '0';
    return text.slice(0, at) + letter + text.slice(at + 1);
  };
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(63), (content, place, at) => {
      const signature = sign('secret', content);
      expect(signerOf(['secret'], content, signature)).toBe(0);
      expect(signerOf(['secret'], content, changed(signature, at))).toBe(-1);
      expect(signerOf(['secret'], changed(content, place % content.length), signature)).toBe(-1);
    }),
    { numRuns: 300 },
  );
  for (const signature of ['', 'x', sign('secret', 'text').toUpperCase(), '0'.repeat(64)]) {
    expect(signerOf(['secret'], 'text', signature)).toBe(-1);
  }
});

test('M6, X21 the published client verifies what this till signs, with the same secret alone', () => {
  const [order_id, payment_id] = ['order_1A2b3C4d5E6f7G', 'pay_1A2b3C4d5E6f7G'];
  const signature = sign('key-secret', checkoutText(order_id, payment_id));
  const checkout = { order_id, payment_id };
  expect(validatePaymentVerification(checkout, signature, 'key-secret')).toBe(true);
  expect(validatePaymentVerification(checkout, signature, 'another')).toBe(false);
  const body = '{"event":"payment.captured","note":"₹"}';
  expect(validateWebhookSignature(body, sign('hook-secret', body), 'hook-secret')).toBe(true);
});
