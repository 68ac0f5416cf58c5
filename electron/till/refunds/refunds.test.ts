import { expect, test } from 'vitest';
import { perform } from '../testing/counter-acts.ts';
import { openCounterDay } from '../testing/counter-day.ts';

const manager = { type: 'staff', staffId: 'staff_1' } as const;

test('a part that is asked for again, because its answer was not heard, goes back once', async () => {
  const counter = await openCounterDay([['show', 'approve', 'finish']]);
  await perform(counter, 'cash');
  const { till } = counter;
  const [paid] = till.payments.list({ count: 1, skip: 0 });
  if (!paid) throw new Error('Nothing was paid');
  const seen = { paymentId: paid.id, amount: 100, remaining: paid.capturedAmount };
  const [first, again] = await Promise.all([
    till.refunds.create(seen, manager),
    till.refunds.create(seen, manager),
  ]);
  expect(first).toMatchObject({ ok: true, value: { state: 'processed', amount: 100 } });
  const remaining = paid.capturedAmount - 100;
  expect(again).toEqual({ ok: false, refusal: { type: 'refund_meanwhile', remaining } });
  // Whoever looks again may.
  expect(await till.refunds.create({ ...seen, remaining }, manager)).toMatchObject({ ok: true });
  expect(till.payments.find(paid.id)?.refundedAmount).toBe(200);
  await counter.close();
});
