import { expect, onTestFinished, test } from 'vitest';
import type { AllowedTargets, WebhookOutcome } from '../../shared/webhook.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { anOrder, aPayment, orderChange, paymentChange, till } from '../ledger/testing/samples.ts';
import { createTurningClock, openWebhooks, secretsInMemory } from './testing/counter.ts';

const asha = { type: 'staff', staffId: 'staff_asha' } as const;
const hour = 3_600_000;

async function open({ url = 'https://shop.example/hook', plain = false } = {}) {
  const clock = createTurningClock();
  const ledger = openMemoryLedger(clock.now);
  const secrets = secretsInMemory();
  let isUp = true;
  let allowed: AllowedTargets = { plain, ownNetwork: false };
  let taken = 0;
  const answer = async (): Promise<WebhookOutcome> => {
    if (!isUp) return { type: 'failed', trouble: 'refused' };
    taken += 1;
    return { type: 'answered', status: 200, body: '' };
  };
  const start = () =>
    openWebhooks({ ...{ ledger, clock, secrets, answer }, allowed: () => allowed });
  let webhooks = start();
  onTestFinished(async () => {
    await webhooks.stop();
    await ledger.close();
  });
  /** The ledger commits in turns of this clock. */
  async function done<Value>(promise: Promise<Value>): Promise<Value> {
    await clock.advanceAsync(0);
    return await promise;
  }
  await done(webhooks.desk.make({ url, events: ['payment.captured'] }, asha));
  const endpoint = () => {
    const [only] = webhooks.desk.list();
    if (!only) throw new Error('There is no endpoint');
    return only;
  };
  let sales = 0;
  return {
    clock,
    endpoint,
    done,
    taken: () => taken,
    desk: () => webhooks.desk,
    states: () =>
      webhooks.desk
        .deliveries({ count: 100 })
        .map(({ state }) => state)
        .toReversed(),
    goDown: () => {
      isUp = false;
    },
    comeUp: () => {
      isUp = true;
    },
    async allow(next: AllowedTargets) {
      allowed = next;
      await done(
        ledger.write((book) =>
          book.append({ type: 'setting', name: 'plainWebhooks', value: next.plain }, till),
        ),
      );
      await clock.advanceAsync(10);
    },
    async restart() {
      await webhooks.stop();
      webhooks = start();
    },
    async sell() {
      sales += 1;
      const order = anOrder(sales);
      const payment = aPayment(`pay_${sales}`, { orderId: order.id });
      const money = { authorisedAmount: 10_000, capturedAmount: 10_000 };
      await done(
        ledger.write((book) => {
          book.append(orderChange(order), till);
          book.append(paymentChange({ ...payment, ...money, state: 'captured' }), till);
        }),
      );
      await clock.advanceAsync(100);
    },
  };
}

test('an endpoint that has taken nothing for a day is paused by itself, and keeps what waits', async () => {
  const shop = await open();
  shop.goDown();
  for (let sold = 0; sold < 27; sold += 1) {
    await shop.sell();
    if (shop.endpoint().state === 'paused') break;
    await shop.clock.advanceAsync(hour);
  }
  expect(shop.endpoint()).toMatchObject({ state: 'paused', pausedBecause: 'failing' });
  expect(shop.clock.now() - (shop.endpoint().failingSince ?? 0)).toBeGreaterThanOrEqual(24 * hour);
  expect(shop.desk().switchedOff()).toBe(1);
  const { waiting } = shop.endpoint();
  expect(waiting).toBeGreaterThanOrEqual(24);
  await shop.clock.advanceAsync(100 * hour);
  expect(shop.endpoint().waiting).toBe(waiting);
});

test('what waits for it is sent when a person lets it go on', async () => {
  const shop = await open();
  shop.goDown();
  await shop.sell();
  await shop.clock.advanceAsync(25 * hour);
  await shop.sell();
  expect(shop.endpoint().pausedBecause).toBe('failing');
  shop.comeUp();
  await shop.sell();
  expect(shop.taken()).toBe(0);
  await shop.done(shop.desk().resume(shop.endpoint().id, asha));
  await shop.clock.advanceAsync(1_000);
  const { state, pausedBecause, failingSince, waiting } = shop.endpoint();
  expect({ state, pausedBecause, failingSince, waiting }).toEqual({ state: 'active', waiting: 0 });
  // The first sale’s event had its sixteen tries, and a person may send it again.
  expect(shop.states()).toEqual(['given_up', 'delivered', 'delivered']);
  expect(shop.desk().switchedOff()).toBe(0);
});

test('one arrival begins the day anew', async () => {
  const shop = await open();
  shop.goDown();
  await shop.sell();
  await shop.clock.advanceAsync(20 * hour);
  expect(shop.endpoint().failingSince).toBeDefined();
  shop.comeUp();
  await shop.sell();
  expect(shop.endpoint().failingSince).toBeUndefined();
  shop.goDown();
  await shop.sell();
  await shop.clock.advanceAsync(6 * hour);
  await shop.sell();
  expect(shop.endpoint().state).toBe('active');
});

test('a till that was off over the weekend gives its network some minutes', async () => {
  const shop = await open();
  shop.goDown();
  await shop.sell();
  await shop.restart();
  shop.clock.jump(60 * hour);
  await shop.restart();
  await shop.sell();
  expect(shop.endpoint().state).toBe('active');
  await shop.clock.advanceAsync(15 * 60_000);
  await shop.sell();
  expect(shop.endpoint().pausedBecause).toBe('failing');
});

test('a clock that is put right after the start makes no minute a day', async () => {
  const shop = await open();
  await shop.restart();
  shop.goDown();
  await shop.sell();
  shop.clock.jump(365 * 24 * hour);
  await shop.sell();
  expect(shop.endpoint().state).toBe('active');
  shop.comeUp();
  await shop.sell();
  await shop.clock.advanceAsync(15 * 60_000);
  expect(shop.states()).toEqual(['delivered', 'delivered', 'delivered']);
});

test('http that is not allowed any more is paused with the reason, and not let go on', async () => {
  const shop = await open({ url: 'http://shop.example/hook', plain: true });
  await shop.sell();
  expect(shop.taken()).toBe(1);
  await shop.allow({ plain: false, ownNetwork: false });
  expect(shop.endpoint()).toMatchObject({ state: 'paused', pausedBecause: 'not_secure' });
  await shop.sell();
  expect(shop.taken()).toBe(1);
  expect(shop.endpoint().waiting).toBe(1);
  const { id } = shop.endpoint();
  expect(await shop.done(shop.desk().resume(id, asha))).toEqual({
    type: 'refused',
    why: 'not_secure',
  });
  await shop.allow({ plain: true, ownNetwork: false });
  await shop.done(shop.desk().resume(id, asha));
  await shop.clock.advanceAsync(1_000);
  expect(shop.taken()).toBe(2);
});

test('another address for one that was paused by itself lets it go on', async () => {
  const shop = await open({ url: 'http://shop.example/hook', plain: true });
  await shop.allow({ plain: false, ownNetwork: false });
  await shop.sell();
  const wanted = { url: 'https://shop.example/hook', events: ['payment.captured'] as const };
  await shop.done(shop.desk().change(shop.endpoint().id, wanted, asha));
  await shop.clock.advanceAsync(1_000);
  expect(shop.taken()).toBe(1);
});
