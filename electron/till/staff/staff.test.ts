import { expect, onTestFinished, test } from 'vitest';
import type { Session } from '../../../shared/staff.ts';
import { actorOf, member, nameIn, staffShops } from './testing/test-staff.ts';

const { newFolder, open: openStaff, openManaged: openManagedShop } = staffShops(onTestFinished);

test('a shop without anybody asks for its first manager, who is then there', async () => {
  const { room } = await openStaff();
  expect(room.session()).toEqual({ type: 'set_up', managerName: null });
  expect(await room.setUp('Ravi', '1111')).toEqual({ ok: false, why: 'pin_weak' });
  expect(await room.setUp('   ', '7391')).toEqual({ ok: false, why: 'name_missing' });
  expect(await room.setUp('Ravi', '7391')).toEqual({ ok: true });
  expect(nameIn(room.session())).toBe('Ravi');
  expect(await room.setUp('Mallory', '8642')).toEqual({ ok: false, why: 'set_up_already' });
});

test('of two first managers at once only one is made', async () => {
  const { room } = await openStaff();
  const answers = await Promise.all([room.setUp('Ravi', '7391'), room.setUp('Mallory', '8642')]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(room.members()).toHaveLength(1);
});

test('a manager from before there were PINs sets theirs, and stays one person', async () => {
  const { room, ledger } = await openStaff();
  const staff = { id: 'staff_ravi', name: 'Ravi', role: 'manager' } as const;
  await ledger.write((book) => book.append({ type: 'staff', staff }, { type: 'till' }));
  expect(room.session()).toEqual({ type: 'set_up', managerName: 'Ravi' });
  expect(await room.setUp('Ravi', '7391')).toEqual({ ok: true });
  expect(room.members()).toEqual([{ ...staff, hasPin: true }]);
  expect(await room.setUp('Ravi', '8642')).toEqual({ ok: false, why: 'set_up_already' });
});

test('a later start is locked, and the PIN opens it', async () => {
  const folder = newFolder();
  const before = await openManagedShop({ folder });
  await before.close();
  const { room } = await openStaff({ folder });
  const session = room.session();
  expect(session).toMatchObject({ type: 'locked', pins: {} });
  expect(JSON.stringify(session)).not.toContain('scrypt');
  expect(await room.signIn(before.asha, '7391')).toEqual({
    ok: false,
    refusal: { type: 'wrong_pin', triesLeft: 4 },
  });
  expect(await room.signIn(before.asha, '2468')).toMatchObject({ ok: true });
  expect(nameIn(room.session())).toBe('Asha');
});

test('a demo shop opens with a cashier, and shows its PINs', async () => {
  const { room } = await openStaff({ demo: true });
  expect(nameIn(room.session())).toBe('Asha');
  const locked = room.lock();
  if (locked?.type !== 'locked') throw new Error('It is not locked');
  expect(locked.people.map(({ name }) => name)).toEqual(['Asha', 'Ravi', 'Meera']);
  for (const person of locked.people) {
    expect(await room.signIn(person.id, locked.pins[person.id] ?? '')).toMatchObject({ ok: true });
  }
});

test('what everybody is told opens nothing once the shop is real', async () => {
  const folder = newFolder();
  const demo = await openStaff({ folder, demo: true });
  const ravi = member(demo.room, 'Ravi').id;
  await demo.close();
  const { room, close } = await openStaff({ folder });
  expect(room.session()).toEqual({ type: 'set_up', managerName: 'Ravi' });
  expect(await room.signIn(ravi, '7391')).toEqual({ ok: false, refusal: { type: 'no_pin' } });
  expect(await room.setUp('Lakshmi', '60521')).toEqual({ ok: true });
  const here = room.members().filter(({ isActive = true }) => isActive);
  expect(here.map(({ name }) => name)).toEqual(['Lakshmi']);
  await close();
  const again = await openStaff({ folder, demo: true });
  expect(again.room.session()).toMatchObject({ type: 'locked', pins: {} });
});

test('a real shop that is started as a demo opens for nobody and gets nobody', async () => {
  const folder = newFolder();
  await (await openManagedShop({ folder })).close();
  const { room } = await openStaff({ folder, demo: true });
  expect(room.session()).toMatchObject({ type: 'locked', pins: {} });
  expect(room.members().map(({ name }) => name)).toEqual(['Ravi', 'Asha']);
});

test('somebody else takes the place of whoever is there', async () => {
  const { room, asha } = await openManagedShop();
  const told: string[] = [];
  room.onSession((session) => told.push(nameIn(session)));
  await room.signIn(asha, '2468');
  expect(told).toEqual(['Asha']);
});

test('while a payment runs somebody stays there', async () => {
  let isPaying = true;
  const { room } = await openManagedShop({ isPaying: () => isPaying });
  expect(room.lock()).toBeUndefined();
  expect(nameIn(room.session())).toBe('Ravi');
  isPaying = false;
  expect(room.lock()).toMatchObject({ type: 'locked' });
});

test('whoever is there and no longer works here has gone, and stays gone', async () => {
  const { room, ravi, asha } = await openManagedShop();
  await room.signIn(asha, '2468');
  const told: Session['type'][] = [];
  room.onSession((session) => told.push(session.type));
  const person = { id: asha, name: 'Asha', role: 'cashier' } as const;
  await room.change({ ...person, isActive: false }, actorOf(ravi));
  await room.change({ ...person, isActive: true }, actorOf(ravi));
  expect(told).toEqual(['locked', 'locked']);
});
