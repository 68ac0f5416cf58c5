import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../shared/journal.ts';
import type { Payment } from '../../shared/payment.ts';
import { aPayment } from '../ledger/testing/samples.ts';
import { frameTimes } from './frame-times-policy.ts';

function entry(at: number, payment: Partial<Payment>): JournalEntry {
  const change = {
    type: 'payment',
    payment: aPayment(payment.id ?? 'p', { terminalId: 'counter', ...payment }),
    because: '',
  } as const;
  return { seq: at, at, actor: { type: 'till' }, change, hash: '', previousHash: '' };
}

test('a payment’s time is from its beginning until its line has said the last', () => {
  expect(
    frameTimes([
      entry(100_000, { state: 'requested' }),
      entry(160_000, { state: 'presented' }),
      entry(220_000, { state: 'captured' }),
    ]),
  ).toEqual([{ terminalId: 'counter', from: 99_000, to: 225_000 }]);
});

test('the days of a doubt are left out, what ended it is not', () => {
  expect(
    frameTimes([
      entry(100_000, { state: 'requested' }),
      entry(110_000, { state: 'in_doubt' }),
      entry(90_000_000, { state: 'captured' }),
    ]),
  ).toEqual([
    { terminalId: 'counter', from: 99_000, to: 115_000 },
    { terminalId: 'counter', from: 89_999_000, to: 90_005_000 },
  ]);
});

test('two payments that touch on one terminal are one time; another terminal’s is another', () => {
  expect(
    frameTimes([
      entry(100_000, { state: 'declined' }),
      entry(103_000, { id: 'q', state: 'requested' }),
      entry(103_000, { id: 'r', state: 'requested', terminalId: 'back' }),
      entry(104_000, { id: 's', terminalId: null }),
    ]),
  ).toEqual([
    { terminalId: 'back', from: 102_000, to: 108_000 },
    { terminalId: 'counter', from: 99_000, to: 108_000 },
  ]);
});

test('no message is told twice, and none of those around a change is left out', () => {
  const state = fc.constantFrom<Payment['state'][]>('requested', 'in_doubt', 'captured');
  const step = fc.record({ at: fc.nat(100_000), id: fc.constantFrom('p', 'q'), state });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const entries = steps
        .toSorted((one, other) => one.at - other.at)
        .map(({ at, ...but }) => entry(at, but));
      const times = frameTimes(entries);
      for (const [place, time] of times.entries()) {
        expect(time.from).toBeGreaterThan(times[place - 1]?.to ?? -Infinity);
      }
      for (const { at } of entries) {
        expect(times.some(({ from, to }) => from < at && at < to)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
