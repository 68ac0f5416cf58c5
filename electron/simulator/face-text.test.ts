import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PinpadFace } from '../../shared/pinpad.ts';
import { faceText, newPaper } from './face-text.ts';

const idle: PinpadFace = {
  terminalId: 'counter',
  name: 'Simulated terminal',
  protocol: 'ZVT',
  isPlugged: true,
  isPowered: true,
  isSilent: false,
  canCall: false,
  answer: 'usual',
  step: 'idle',
  presented: null,
  transaction: null,
  magic: null,
  lines: [],
  code: null,
  printed: [],
  last: null,
};
const sale = { kind: 'sale', amount: 19_951, currency: 'INR' } as const;

test.each<[Partial<PinpadFace>, string]>([
  [{}, 'on, idle'],
  [{ last: { ...sale, result: 'approved' } }, 'on, idle, last approved ₹199.51'],
  [
    { step: 'waiting', transaction: sale, magic: 'insufficient_funds', answer: 'other_amount' },
    'on, waiting for a customer, sale of ₹199.51, whose paise ask for insufficient funds, next answer: other amount',
  ],
  [
    { step: 'waiting', transaction: sale, code: { type: 'text', text: 'upi://pay?pa=a@b' } },
    'on, waiting for a customer, sale of ₹199.51, upi://pay?pa=a@b',
  ],
  [{ step: 'asking', presented: 'card' }, 'on, asking for the PIN'],
  [{ step: 'asking', presented: 'upi', isSilent: true }, 'silent, asking the bank'],
  [{ lines: ['Thank you', 'Come again'] }, 'on, idle, "Thank you / Come again"'],
  [{ isPlugged: false, isPowered: false }, 'unplugged, off'],
])('%j reads as "%s"', (different, text) => {
  expect(faceText({ ...idle, ...different })).toBe(text);
});

test('paper is told once, also when the oldest lines have gone', () => {
  expect(newPaper([], ['a'])).toEqual(['a']);
  expect(newPaper(['a', 'b'], ['b', 'c'])).toEqual(['c']);
  expect(newPaper(['a'], ['a'])).toEqual([]);
});

test('of a roll whose lines differ every new line is told, and no other', () => {
  const rolls = fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 }), fc.integer({ min: 1, max: 60 }));
  fc.assert(
    fc.property(rolls, ([old, more, kept]) => {
      const roll = Array.from({ length: old + more }, (_, place) => `line ${place}`);
      const before = roll.slice(0, old).slice(-kept);
      const after = roll.slice(-kept);
      expect(newPaper(before, after)).toEqual(roll.slice(Math.max(old, roll.length - kept)));
    }),
    { numRuns: 300 },
  );
});
