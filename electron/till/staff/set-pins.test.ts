import { expect, onTestFinished, test } from 'vitest';
import { actorOf, nameIn, staffShops } from './testing/test-staff.ts';

const { openManaged: openManagedShop } = staffShops(onTestFinished);

test('a new PIN takes the place of the old one, and of the wrong tries at it', async () => {
  const { room, ravi, asha } = await openManagedShop();
  for (let wrong = 0; wrong < 5; wrong += 1) await room.signIn(asha, '0001');
  expect(await room.setPin(asha, '1234', actorOf(ravi))).toEqual({ ok: false, why: 'pin_weak' });
  expect(await room.setPin(asha, '9753', actorOf(ravi))).toEqual({ ok: true });
  expect(await room.signIn(asha, '2468')).toMatchObject({ ok: false });
  expect(await room.signIn(asha, '9753')).toMatchObject({ ok: true });
});

test('whoever knows their old PIN gives themselves a new one', async () => {
  const { room, asha } = await openManagedShop();
  await room.signIn(asha, '2468');
  expect(await room.changeOwnPin('7391', '9753', actorOf(asha))).toEqual({
    ok: false,
    refusal: { type: 'wrong_pin', triesLeft: 4 },
  });
  expect(await room.changeOwnPin('2468', '4321', actorOf(asha))).toEqual({
    ok: false,
    why: 'pin_weak',
  });
  expect(await room.changeOwnPin('2468', '9753', actorOf(asha))).toEqual({ ok: true });
  expect(await room.signIn(asha, '9753')).toMatchObject({ ok: true });
});

test('changing a PIN lets nobody in at a window that was locked meanwhile', async () => {
  const { room, ravi } = await openManagedShop();
  const changing = room.changeOwnPin('7391', '9753', actorOf(ravi));
  room.lock();
  expect(await changing).toEqual({ ok: true });
  expect(nameIn(room.session())).toBe('locked');
});

test('nobody has a PIN set who no longer works here', async () => {
  const { room, ravi, asha } = await openManagedShop();
  const person = { id: asha, name: 'Asha', role: 'cashier', isActive: false } as const;
  await room.change(person, actorOf(ravi));
  expect(await room.setPin(asha, '9753', actorOf(ravi))).toEqual({ ok: false, why: 'unknown' });
});
