import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reconnectDelay } from './reconnect-policy.ts';

test('the pause doubles from a quarter of a second to five seconds', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 50, 5_000].map((failures) => reconnectDelay(failures, 0.5));
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000, 5_000]);
});

test('chance spreads a pause by a quarter either way and never further', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, chance) => {
        const middle = reconnectDelay(failures, 0.5);
        expect(reconnectDelay(failures, chance)).toBeGreaterThanOrEqual(Math.floor(middle * 0.75));
        expect(reconnectDelay(failures, chance)).toBeLessThanOrEqual(Math.ceil(middle * 1.25));
      },
    ),
    { numRuns: 500 },
  );
});
