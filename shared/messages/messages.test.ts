import { expect, test } from 'vitest';
import { failureDescriptions } from './en.ts';
import { languages, localeOf } from './language.ts';
import { messagesIn, userText } from './messages.ts';

test.each([
  ['DEVICE_DISCONNECTED', 'Please check if the POS device is connected and try again.'],
  ['CARD_DECLINED', 'Your card was declined. Please try a different payment method.'],
  ['DEVICE_TIMEOUT', 'The device is taking too long to respond. Please try again.'],
  ['VALIDATION_FAILED', 'Please check your request and try again.'],
  ['DEVICE_BUSY', 'An unexpected error occurred. Please try again.'],
  ['toString', 'An unexpected error occurred. Please try again.'],
])('a user is told of %s in the words of the documents', (code, text) => {
  expect(userText(code, 'en')).toBe(text);
});

test.each(languages)(
  'in %s every code says what happened, where the money is, what to do',
  (each) => {
    const { failures, requestErrors, userTexts } = messagesIn(each);
    const texts = [failures, requestErrors].flatMap((codes) =>
      Object.values(codes).flatMap(({ happened, money, advice }) => [happened, money, advice]),
    );
    expect(texts).toHaveLength(3 * 19);
    for (const text of [...texts, ...Object.values(userTexts)]) {
      expect(text).toBe(text.trim());
      expect(text).not.toBe('');
      expect(/[ऀ-ॿ]/.test(text)).toBe(each === 'hi');
    }
  },
);

test('two failures of one payment never read the same', () => {
  for (const language of languages) {
    const happened = Object.values(messagesIn(language).failures).map((each) => each.happened);
    expect(new Set(happened).size).toBe(happened.length);
  }
  expect(new Set(Object.values(failureDescriptions)).size).toBe(10);
});

test('a language is spoken with the formats of the shop’s country', () => {
  expect(localeOf('hi', 'en-IN')).toBe('hi-IN');
  expect(localeOf('en', 'hi-IN')).toBe('en-IN');
  expect(localeOf('hi', 'da')).toBe('hi');
});
