import { expect, test } from 'vitest';
import type { CheckoutView } from '../../shared/ipc.ts';
import type { Evidence } from '../../shared/payment.ts';
import { capturedPayment, sampleActivity, sampleCheckout } from '../testing/samples.ts';
import { isVerified, notesOf, soundOf } from './outcome-sounds.ts';

const waiting = sampleCheckout();
const paid = sampleCheckout(capturedPayment());
const declined = sampleCheckout({ state: 'declined', stage: null });
const cancelled = sampleCheckout({ state: 'cancelled', stage: null });
const inDoubt = sampleCheckout({ state: 'in_doubt', stage: null });
const pin = sampleCheckout({ state: 'authorising', stage: 'pin' });

test.each<[string, CheckoutView | null, CheckoutView | null, string | null]>([
  ['a payment that is captured', waiting, paid, 'approved'],
  ['a decline', waiting, declined, 'declined'],
  ['a doubt', waiting, inDoubt, 'doubt'],
  ['a doubt that turns out paid', inDoubt, paid, 'approved'],
  ['a payment that goes on', waiting, pin, null],
  ['a cancel', waiting, cancelled, null],
  ['the same told again', paid, { ...paid }, null],
  ['a new payment that is over at once', null, paid, 'approved'],
  ['going back to the till', paid, null, null],
])('%s', (_name, before, after, sound) => {
  expect(soundOf(before, after)).toBe(sound);
});

test('what an earlier run of the till has left makes no sound by itself', () => {
  expect(soundOf(null, { ...inDoubt, recovered: true })).toBeNull();
  expect(soundOf({ ...inDoubt, recovered: true }, { ...paid, recovered: true })).toBe('approved');
});

test('a terminal that is not there is heard once', () => {
  const absent = sampleCheckout(
    {},
    {
      payment: null,
      activity: sampleActivity({
        status: 'failed',
        failure: { type: 'terminal_absent', reason: 'no such port' },
      }),
    },
  );
  expect(soundOf(null, absent)).toBe('declined');
  expect(soundOf(absent, { ...absent })).toBeNull();
});

test.each<[Evidence | null, boolean]>([
  [{ type: 'terminal', frame: 'completion', resultCode: '00', receipt: null }, true],
  [{ type: 'upstream', reference: 'pay_1' }, true],
  [{ type: 'person', staffId: 'staff_1', reference: '512345678901' }, false],
  [null, false],
])('money is spoken of with evidence %o: %s', (evidence, spoken) => {
  expect(isVerified(sampleCheckout(capturedPayment({ evidence })))).toBe(spoken);
  expect(isVerified(sampleCheckout({ state: 'in_doubt', evidence }))).toBe(false);
});

test('no two sounds begin alike', () => {
  const firstTones = Object.values(notesOf).map(([first]) => first?.hertz);
  expect(new Set(firstTones).size).toBe(firstTones.length);
});
