import { expect, test } from 'vitest';
import { terminalWords } from '../../../shared/messages/terminal-words.ts';
import { alreadyReversed, meaningOf, resultCodeFor, wordedCodes } from './result-codes.ts';

test.each([
  ['R68', 'CARD_DECLINED', 'Insufficient funds'],
  ['R69', 'CARD_READ_ERROR', 'Card not readable'],
  ['R70', 'INVALID_PIN', 'Wrong PIN'],
  ['R71', 'TIMEOUT', 'The bank answered too late'],
  ['R72', 'TRANSACTION_CANCELLED', 'Cancelled or timed out at the terminal'],
  ['R73', 'NETWORK_ERROR', 'No line to the bank'],
  ['R74', 'DEVICE_MALFUNCTION', 'System error'],
  ['R65', 'DEVICE_ERROR', 'Processing error'],
] as const)('%s what a terminal says for %s is read as the same', (_line, code, words) => {
  expect(meaningOf(resultCodeFor(code))).toEqual({ code, words });
});

test('every code has words, in English and in Hindi', () => {
  const all = Array.from({ length: 0xff }, (_, place) => meaningOf(place + 1));
  expect(wordedCodes.length).toBeGreaterThan(70);
  for (const { words } of [...all, meaningOf(alreadyReversed, 'reversal')]) {
    expect(terminalWords(words, 'en')).toBe(words);
    expect(terminalWords(words, 'hi')).toMatch(/^[ऀ-ॿ ]+$/);
  }
});

test('a terminal’s own words stay as they are', () => {
  expect(terminalWords('Abgelehnt', 'hi')).toBe('Abgelehnt');
  expect(terminalWords('toString', 'hi')).toBe('toString');
});

test.each([
  [1, 'CARD_DECLINED', 'Call the bank that issued the card'],
  [5, 'CARD_DECLINED', 'Declined by the bank'],
  [51, 'CARD_DECLINED', 'Insufficient funds'],
  [75, 'INVALID_PIN', 'Too many wrong PINs'],
] as const)("a bank's own code %i is %s", (bankCode, code, words) => {
  expect(meaningOf(bankCode)).toEqual({ code, words });
});
