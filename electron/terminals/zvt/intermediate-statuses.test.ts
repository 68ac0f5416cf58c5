import { expect, test } from 'vitest';
import { stageOf, statusWords } from './intermediate-statuses.ts';

test.each([
  [0x0a, 'insert card', 'card'],
  [0x01, 'watch the PIN pad', 'pin'],
  [0x02, 'watch the PIN pad', 'pin'],
  [0x15, 'wrong PIN', 'pin'],
  [0x04, 'waiting for the bank', 'bank'],
  [0x44, 'waiting for the bank', 'bank'],
  [0x42, 'watch the PIN pad', 'pin'],
  [0x4b, 'remove card', null],
  [0x17, 'please wait', null],
  [0xf2, 'online', 'bank'],
  [0xff, 'a text of its own', null],
  [0x99, undefined, null],
  [0x5e, undefined, null],
])('%i is %j and the stage %j', (code, words, stage) => {
  expect(statusWords(code)).toBe(words);
  expect(stageOf(code, false)).toBe(stage);
});

test('a customer who wants to scan is waited for with the same status', () => {
  expect(stageOf(0x0a, true)).toBe('qr');
  expect(stageOf(0x04, true)).toBe('bank');
});
