import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpenPayment, type PaymentState } from '../../shared/payment.ts';
import { type Act, perform, terminalActs } from './testing/counter-acts.ts';
import { type CounterDay, openCounterDay } from './testing/counter-day.ts';
import type { ScriptStep } from './testing/scripted-terminals.ts';

const script: fc.Arbitrary<readonly ScriptStep[]> = fc.array(
  fc.constantFrom<ScriptStep>(
    'show',
    'pin',
    'wait',
    'approve',
    'approve',
    'approve-another-amount',
    'approve-again',
    'decline',
    'customer-cancels',
    'finish',
    'lose-line',
    'fall-silent',
    'refuse',
    'not-sent',
  ),
  { maxLength: 6 },
);

const acts = fc.array(fc.constantFrom<Act>(...terminalActs), { minLength: 1, maxLength: 12 });

const finalStates: readonly PaymentState[] = [
  'captured',
  'declined',
  'failed',
  'cancelled',
  'expired',
  'voided',
];

async function liveThrough(
  scripts: readonly (readonly ScriptStep[])[],
  day: readonly Act[],
  check: (counter: CounterDay) => void,
): Promise<void> {
  const counter = await openCounterDay(scripts);
  for (const act of day) {
    await perform(counter, act);
    check(counter);
  }
  await counter.clock.advanceAsync(1_000_000);
  check(counter);
  await counter.close();
}

const day = fc.tuple(fc.array(script, { minLength: 1, maxLength: 4 }), acts);
const runs = { numRuns: 100 };

test('nothing reaches a terminal before its intent is on disk (promise 1)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, acted, ({ broken }) => expect(broken).toEqual([]));
    }),
    runs,
  );
});

test('after a crash the terminal is asked before it takes a new sale (promise 1)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, [...acted, 'kill', 'sell'], ({ ports }) => {
        for (const { calls } of ports) if (calls.length > 0) expect(calls[0]).toBe('ask');
      });
    }),
    runs,
  );
});

test('a payment is never sent twice (promise 2)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, acted, ({ ports }) => {
        const sent = ports.flatMap((port) => port.sent.map(({ paymentId }) => paymentId));
        expect(new Set(sent).size).toBe(sent.length);
      });
    }),
    runs,
  );
});

test('a terminal has at most one open payment, an order never more than its amount (promise 4)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, acted, (counter) => {
        const payments = counter.payments();
        expect(payments.filter(isOpenPayment).length).toBeLessThanOrEqual(1);
        for (const order of counter.ledger.orders({ count: 1_000, skip: 0 })) {
          const bound = payments
            .filter(({ orderId }) => orderId === order.id)
            .filter((payment) => isOpenPayment(payment) || payment.state === 'captured')
            .reduce((sum, { amount }) => sum + amount, 0);
          expect(bound).toBeLessThanOrEqual(order.amount);
        }
      });
    }),
    runs,
  );
});

test('every final state carries its evidence (promise 5), and money is never counted wrongly', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, acted, (counter) => {
        for (const payment of counter.payments()) {
          if (!finalStates.includes(payment.state)) continue;
          expect(payment.evidence).not.toBeNull();
          const taken = counter.memory.taken.get(payment.id) ?? 0;
          expect(payment.capturedAmount).toBe(payment.state === 'captured' ? taken : 0);
          if (payment.state !== 'captured') expect(taken).toBe(0);
        }
      });
    }),
    runs,
  );
});

test('no checkout stays open for ever: each is over or in doubt (every wait has an end)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      const counter = await openCounterDay(scripts);
      for (const act of acted) await perform(counter, act);
      await counter.clock.advanceAsync(1_000_000);
      for (const payment of counter.payments()) {
        expect([...finalStates, 'in_doubt']).toContain(payment.state);
      }
      await counter.close();
    }),
    runs,
  );
});
