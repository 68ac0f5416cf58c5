import { expect, test } from 'vitest';
import { sampleCheckout, sampleTime } from '../../testing/samples.ts';
import { countdown, formatSeconds, secondsUntil } from './countdown.ts';

const deadline = { name: 'presented', at: sampleTime + 120_000 };
const checkout = sampleCheckout({}, { deadline });

test('a deadline counts down from the moment the state began', () => {
  expect(countdown(checkout, 'card', sampleTime)).toEqual({
    words: 'closes',
    seconds: 120,
    of: 120,
  });
  expect(countdown(checkout, 'card', sampleTime + 8_001)).toMatchObject({ seconds: 112, of: 120 });
});

test('nobody reads more time than there is, also when the clocks disagree', () => {
  expect(countdown(checkout, 'card', sampleTime - 30_000)).toMatchObject({ seconds: 120, of: 120 });
});

test('a deadline that has passed says that its end is being looked at', () => {
  expect(countdown(checkout, 'card', deadline.at)).toMatchObject({ words: 'over', seconds: 0 });
});

test.each(['card', 'qr'] as const)(
  'where only the terminal can stop a payment, no %s closes by itself: its outcome is given up',
  (status) => {
    const held = sampleCheckout({}, { deadline, cancel: 'terminal_only' });
    expect(countdown(held, status, sampleTime)).toMatchObject({ words: 'unknown', seconds: 120 });
    expect(countdown(held, status, deadline.at)).toMatchObject({ words: 'over' });
  },
);

test('the end of the whole checkout closes nothing at the terminal', () => {
  const last = sampleCheckout({}, { deadline: { ...deadline, name: 'checkout' } });
  expect(countdown(last, 'card', sampleTime)).toMatchObject({ words: 'unknown' });
});

test.each([
  ['sending', 'answer'],
  ['qr', 'closes'],
  ['bank', 'answer'],
  ['cancelling', 'answer'],
  ['upi_person', 'confirm'],
] as const)('%s speaks of its deadline as "%s"', (status, words) => {
  expect(countdown(checkout, status, sampleTime)).toMatchObject({ words });
});

test('without a deadline nothing counts', () => {
  expect(countdown(sampleCheckout(), 'card', sampleTime)).toBeNull();
});

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [112, '1:52'],
  [300, '5:00'],
])('%i seconds are %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

test('a started second counts as a whole one', () => {
  expect(secondsUntil(1_001, 0)).toBe(2);
  expect(secondsUntil(1_000, 0)).toBe(1);
  expect(secondsUntil(0, 5_000)).toBe(0);
});
