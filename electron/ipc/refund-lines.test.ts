import { expect, test } from 'vitest';
import { openRefundLines } from './refund-lines.ts';
import { openTestCounter } from './testing/test-counter.ts';

/** As long as a request may still reach a terminal after its line was lost. */
const requestLives = 60_000;

test('a refund in doubt says until when its terminal is asked, and is over then', async () => {
  const { call, clock, pass, port, pushes, till } = await openTestCounter({
    scripts: [['show', 'approve', 'finish'], ['lose-line']],
  });
  const manners = { stoppedBy: 'till', remembers: 'last', requestLives } as const;
  const hear = port().lastResult;
  Object.assign(port(), {
    manners: () => manners,
    lastResult: async (terminalId: string) => ({ ...(await hear(terminalId)), isAnother: true }),
  });
  await call('checkout.start', {
    lines: [{ type: 'amount', amount: 19_900 }],
    tender: { method: 'card' },
  });
  await pass(1_000);
  const paymentId = till().payments.list({ count: 1, skip: 0 })[0]?.id ?? '';
  const actor = { type: 'staff', staffId: 'staff_ravi' } as const;
  await till().refunds.create(
    { paymentId, amount: null, speed: 'normal', notes: {}, receipt: null },
    actor,
  );
  await pass(1_000);
  expect(openRefundLines(till())).toMatchObject([{ refund: { state: 'in_doubt' } }]);
  expect(openRefundLines(till())[0]?.asked).toBeUndefined();

  const from = clock.now();
  await port().connect();
  await pass(1_000);
  const told = pushes.findLast((push) => push.type === 'refund');
  expect(told?.line.asked).toMatchObject({ said: 'not_yet' });
  expect(told?.line.asked?.until).toBeGreaterThan(from);
  expect(told?.line.asked?.until).toBeLessThanOrEqual(from + requestLives);

  await pass(requestLives);
  expect(openRefundLines(till())).toEqual([]);
  expect(till().refunds.ofPayment(paymentId)).toMatchObject([{ state: 'failed' }]);
  const last = pushes.findLast((push) => push.type === 'refund');
  expect(last?.line).not.toHaveProperty('asked');
});
