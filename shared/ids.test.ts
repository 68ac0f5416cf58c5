import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIds, isId } from './ids.ts';

test('an id has the shape of the documents: a prefix and fourteen letters or digits', () => {
  const ids = createIds(
    () => 1_795_000_000_000,
    (length) => new Uint8Array(length).fill(255),
  );
  expect(ids('order')).toMatch(/^order_[A-Za-z0-9]{14}$/);
  expect(isId('order', ids('order'))).toBe(true);
  expect(isId('pay', ids('order'))).toBe(false);
});

test('ids sort in the order they were made, whatever the clock does', () => {
  const clockReadings = fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2 });
  fc.assert(
    fc.property(clockReadings, fc.uint8Array({ minLength: 5, maxLength: 5 }), (readings, bytes) => {
      let place = 0;
      const ids = createIds(
        () => readings[place++] ?? 0,
        () => bytes,
      );
      const made = readings.map(() => ids('pay'));
      expect(made).toEqual([...made].sort());
      expect(new Set(made).size).toBe(made.length);
    }),
    { numRuns: 200 },
  );
});
