import { expect, test } from 'vitest';
import type { PinTry } from '../../../shared/staff.ts';
import { judgePin, judgeTry, refusalAfter } from './pin-policy.ts';

const wrong = (count: number, at = 0): PinTry => ({
  staffId: 'staff_1',
  for: 'sign_in',
  isRight: false,
  wrong: count,
  at,
});

test.each(['2580', '13579', '2468', '48151623'])('%s can be a PIN', (pin) => {
  expect(judgePin(pin)).toBe('good');
});

test.each([
  ['123', 'pin_length'],
  ['123456789', 'pin_length'],
  ['12a4', 'pin_length'],
  ['', 'pin_length'],
  ['0000', 'pin_weak'],
  ['1234', 'pin_weak'],
  ['87654321', 'pin_weak'],
  ['7890', 'pin_weak'],
  ['1212', 'pin_weak'],
  ['492492', 'pin_weak'],
  ['1987', 'pin_weak'],
] as const)('%s cannot: %s', (pin, why) => {
  expect(judgePin(pin)).toBe(why);
});

test('five wrong ones are free, then the wait doubles from half a minute to a quarter of an hour', () => {
  expect(judgeTry(undefined, 0)).toBeUndefined();
  expect(judgeTry(wrong(4), 0)).toBeUndefined();
  expect(judgeTry(wrong(5), 0)).toEqual({ type: 'wait', until: 30_000 });
  expect(judgeTry(wrong(6), 0)).toEqual({ type: 'wait', until: 60_000 });
  expect(judgeTry(wrong(40), 0)).toEqual({ type: 'wait', until: 900_000 });
});

test('after the wait another try is allowed', () => {
  expect(judgeTry(wrong(5), 29_999)).toBeDefined();
  expect(judgeTry(wrong(5), 30_000)).toBeUndefined();
});

test('a clock that was set back locks nobody out for longer than the wait', () => {
  expect(judgeTry(wrong(5, 1_000_000), 0)).toBeUndefined();
});

test('a wrong PIN says how many tries are left, and the last one how long to wait', () => {
  expect(refusalAfter(wrong(1))).toEqual({ type: 'wrong_pin', triesLeft: 4 });
  expect(refusalAfter(wrong(5, 100))).toEqual({ type: 'wait', until: 30_100 });
});
