import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WebhookDelivery, WebhookOutcome } from '../../shared/webhook.ts';
import { afterTry, longestPause, mostTries, pauseAfter, waitOf } from './delivery-policy.ts';

const hour = 3_600_000;
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const runs = { numRuns: 500 };

const queued: WebhookDelivery = {
  ...{ id: 'dlv_1', endpointId: 'hook_1', eventId: 'evt_1', event: 'payment.captured' },
  ...{ subject: 'pay_1', lane: 'order_1', kind: 'event', state: 'queued', tries: [] },
  ...{ nextAt: 0, createdAt: 0, changedAt: 0 },
};

test('sixteen tries come to about a day, whatever chance says', () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 15, maxLength: 15 }), (chances) => {
      let now = 0;
      let delivery = queued;
      for (const [index, each] of [...chances, 0].entries()) {
        expect(delivery.state).toBe('queued');
        now = index === 0 ? 0 : delivery.nextAt;
        delivery = afterTry(delivery, { at: now, milliseconds: 5, outcome: refusal }, now, each);
      }
      expect(delivery.state).toBe('given_up');
      expect(delivery.tries).toHaveLength(mostTries);
      expect(now).toBeGreaterThan(21 * hour);
      expect(now).toBeLessThan(27 * hour);
    }),
    runs,
  );
});

test('each pause is longer than the one before, and none longer than the longest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: mostTries - 2 }), chance, chance, (tries, one, other) => {
      expect(pauseAfter(tries + 1, one)).toBeGreaterThan(pauseAfter(tries, other));
      expect(pauseAfter(tries + 1, one)).toBeLessThanOrEqual(longestPause);
    }),
    runs,
  );
});

test('only an answer from 200 to 299 is an arrival, and then nothing more is tried', () => {
  const answer = fc.integer({ min: 100, max: 599 }).map(answered);
  fc.assert(
    fc.property(fc.oneof(answer, fc.constant(refusal)), chance, (outcome, each) => {
      const isGood = outcome.type === 'answered' && Math.floor(outcome.status / 100) === 2;
      const after = afterTry(queued, { at: 0, milliseconds: 5, outcome }, 10, each);
      expect(after.state).toBe(isGood ? 'delivered' : 'queued');
      expect(after.tries.at(-1)?.outcome).toEqual(outcome);
    }),
    runs,
  );
});

test('a clock that was set back does not put a try off for longer than any pause', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 1e13 }), (nextAt) => {
      const wait = waitOf({ nextAt }, 0);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(longestPause);
    }),
    runs,
  );
});

const refusal: WebhookOutcome = { type: 'failed', trouble: 'refused' };

function answered(status: number): WebhookOutcome {
  return { type: 'answered', status, body: '' };
}
