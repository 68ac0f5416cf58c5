import { expect, onTestFinished, test } from 'vitest';
import { actorOf, nameIn, staffShops } from './testing/test-staff.ts';

const { open: openStaff, openManaged: openManagedShop } = staffShops(onTestFinished);

const minute = 60_000;

test('a window that nobody touches locks by itself', async () => {
  const { room, clock } = await openManagedShop();
  await clock.advanceAsync(4 * minute);
  room.touched();
  await clock.advanceAsync(4 * minute);
  expect(nameIn(room.session())).toBe('Ravi');
  await clock.advanceAsync(minute);
  expect(room.session().type).toBe('locked');
});

test('whoever watches a payment is there', async () => {
  let isPaying = true;
  const { room, clock } = await openManagedShop({ isPaying: () => isPaying });
  await clock.advanceAsync(30 * minute);
  expect(nameIn(room.session())).toBe('Ravi');
  isPaying = false;
  await clock.advanceAsync(5 * minute);
  expect(room.session().type).toBe('locked');
});

test('it never does where the shop has set so, nor in a demo shop', async () => {
  const never = await openManagedShop({ settings: { lockAfterMinutes: 0 } });
  await never.clock.advanceAsync(600 * minute);
  expect(nameIn(never.room.session())).toBe('Ravi');
  const demo = await openStaff({ demo: true });
  await demo.clock.advanceAsync(600 * minute);
  expect(nameIn(demo.room.session())).toBe('Asha');
});

test('coming to the window is a touch', async () => {
  const { room, clock, asha, ravi } = await openManagedShop();
  await clock.advanceAsync(4 * minute);
  await room.signIn(asha, '2468');
  await clock.advanceAsync(4 * minute);
  expect(nameIn(room.session())).toBe('Asha');
  expect(await room.setPin(asha, '9753', actorOf(ravi))).toEqual({ ok: true });
});
