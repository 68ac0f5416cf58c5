import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openMemoryLedger } from './open-memory-ledger.ts';
import { anOrder, aPayment, orderChange, paymentChange, till } from './testing/samples.ts';
import { behind, type TimePosition } from './time-position.ts';

test('reading on behind the last row brings every row once, however many share a moment', async () => {
  const moments = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(moments, fc.integer({ min: 1, max: 7 }), async (times, count) => {
      const ledger = openMemoryLedger(() => 0);
      onTestFinished(() => ledger.close());
      await ledger.write((book) => {
        book.append(orderChange(anOrder(1, { amount: 1_000_000 })), till);
        for (const [place, createdAt] of times.entries()) {
          book.append(paymentChange(aPayment(`pay_${place}`, { amount: 1, createdAt })), till);
        }
      });
      const found: string[] = [];
      let position: TimePosition = { to: 10, skip: 0 };
      for (;;) {
        const rows = ledger.payments({ count, ...position });
        if (rows.length === 0) break;
        found.push(...rows.map(({ id }) => id));
        position = rows.reduce((before, { createdAt }) => behind(before, createdAt), position);
      }
      expect(found.toSorted()).toEqual(times.map((_, place) => `pay_${place}`).toSorted());
    }),
    { numRuns: 200 },
  );
});
