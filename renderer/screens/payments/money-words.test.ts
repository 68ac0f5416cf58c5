import { expect, test } from 'vitest';
import { settledOf } from './money-words.ts';

test.each([
  [{ terminalId: 'counter', capturedAmount: 100 }, 'not_yet'],
  [{ terminalId: 'counter', capturedAmount: 100, settledAt: 5 }, 5],
  [{ terminalId: 'counter', capturedAmount: 0 }, null],
  [{ terminalId: null, capturedAmount: 100 }, null],
])('X33 nothing is said of settling what no terminal settles: %j', (payment, settled) => {
  expect(settledOf(payment)).toBe(settled);
});
