import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { type GatewayRig, openGatewayRig, type RigOptions } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
const open = async (settings: RigOptions['settings'] = {}, limitFactor = 1) => {
  rig = await openGatewayRig({ settings, checkouts: { limitFactor } });
};
afterEach(() => rig.close());

const key = () => rig.call({ url: '/api/payment/key', authorization: null });
const statuses = async (calls: number, call: () => Promise<{ statusCode: number }>) => {
  const told: number[] = [];
  for (let made = 0; made < calls; made += 1) told.push((await call()).statusCode);
  return told;
};

test('M28 the eleventh call within a second is asked to wait, in the envelope', async () => {
  await open();
  // Were the machine so slow that they take longer than a second, the window would begin anew.
  const told = await Promise.all(Array.from({ length: 30 }, key));
  const refused = told.filter(({ statusCode }) => statusCode === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.json()).toEqual({
    success: false,
    message: 'Too many requests, try again later',
  });
  expect(refused[0]?.headers['retry-after']).toBe('1');
});

test('M28, X32 an address has its number of calls a minute, which can be set', async () => {
  await open({ callsPerSecond: 10_000, callsPerMinute: 3 });
  expect(await statuses(4, key)).toEqual([200, 200, 200, 429]);
  const refused = await key();
  const seconds = Number(refused.headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});

test('M28 a clock that is set back by a day keeps nobody out for a day', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  await open({ callsPerSecond: 10_000, callsPerMinute: 3 });
  expect(await statuses(4, key)).toEqual([200, 200, 200, 429]);
  const day = 24 * 3_600_000;
  vi.setSystemTime(Date.now() - day);
  rig.clock.jump(-day);
  expect(await statuses(4, key)).toEqual([200, 200, 200, 429]);
  expect(Number((await key()).headers['retry-after'])).toBeLessThanOrEqual(60);
});

test('M28 a key has its number of calls an hour; a wrong key takes none of them', async () => {
  await open({ callsPerSecond: 10_000, callsPerHour: 2 });
  const all = (authorization?: string) =>
    rig.call({ url: '/api/payment/all', ...(authorization ? { authorization } : {}) });
  const wrong = `Basic ${btoa(`${rig.key.id}:wrong`)}`;
  expect(await statuses(3, () => all(wrong))).toEqual([401, 401, 401]);
  expect(await statuses(3, all)).toEqual([200, 200, 429]);
  // What needs no key goes on.
  expect((await key()).statusCode).toBe(200);
});

test('X32 below /v1 nothing is counted', async () => {
  await open({ callsPerSecond: 1, callsPerMinute: 1, callsPerHour: 1 });
  expect(await statuses(30, () => rig.call({ url: '/v1/orders' }))).toEqual(
    Array.from({ length: 30 }, () => 200),
  );
});

test('X32 in demo the limits are far away', async () => {
  await open({ callsPerSecond: 1, callsPerMinute: 1 }, 1_000);
  const told = await statuses(50, key);
  expect(told.every((status) => status === 200)).toBe(true);
});
