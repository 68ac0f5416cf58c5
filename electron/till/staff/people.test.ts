import { expect, onTestFinished, test } from 'vitest';
import { actorOf, member, staffShops } from './testing/test-staff.ts';

const { openManaged: openManagedShop } = staffShops(onTestFinished);

test('the last manager stays, whatever they are to become', async () => {
  const { room, ravi } = await openManagedShop();
  const person = { id: ravi, name: 'Ravi', role: 'manager', isActive: true } as const;
  for (const change of [{ isActive: false }, { role: 'cashier' }] as const) {
    expect(await room.change({ ...person, ...change }, actorOf(ravi))).toEqual({
      ok: false,
      why: 'last_manager',
    });
  }
  expect(await room.change({ ...person, name: 'Ravi Kumar' }, actorOf(ravi))).toEqual({ ok: true });
});

test('of two managers who both leave at once one stays', async () => {
  const { room, ravi } = await openManagedShop();
  await room.add({ name: 'Lakshmi', role: 'manager', pin: '60521' }, actorOf(ravi));
  const leaves = ({ id, name }: { id: string; name: string }) =>
    room.change({ id, name, role: 'manager', isActive: false }, actorOf(ravi));
  const answers = await Promise.all([
    leaves(member(room, 'Ravi')),
    leaves(member(room, 'Lakshmi')),
  ]);
  expect(answers).toEqual([{ ok: true }, { ok: false, why: 'last_manager' }]);
});

test('whoever leaves is let in no more, and comes back with the PIN they had', async () => {
  const { room, ravi, asha } = await openManagedShop();
  const person = { id: asha, name: 'Asha', role: 'cashier' } as const;
  expect(await room.change({ ...person, isActive: false }, actorOf(ravi))).toEqual({ ok: true });
  expect(await room.signIn(asha, '2468')).toEqual({ ok: false, refusal: { type: 'no_pin' } });
  await room.change({ ...person, isActive: true }, actorOf(ravi));
  expect(await room.signIn(asha, '2468')).toMatchObject({ ok: true });
});

test('two people who work here never have one name', async () => {
  const { room, ravi, asha } = await openManagedShop();
  const second = { name: ' asha ', role: 'cashier', pin: '9753' } as const;
  expect(await room.add(second, actorOf(ravi))).toEqual({ ok: false, why: 'name_taken' });
  const renamed = { id: asha, name: 'RAVI', role: 'cashier', isActive: true } as const;
  expect(await room.change(renamed, actorOf(ravi))).toEqual({ ok: false, why: 'name_taken' });
  await room.change({ ...renamed, name: 'Asha', isActive: false }, actorOf(ravi));
  expect(await room.add(second, actorOf(ravi))).toEqual({ ok: true });
});

test.each([
  ['  Asha   Devi ', 'Asha Devi'],
  ['आशा', 'आशा'],
  ['Mary‑Ann O’Neil', 'Mary‑Ann O’Neil'],
])('%j is kept as %j', async (typed, kept) => {
  const { room, ravi } = await openManagedShop();
  await room.add({ name: typed, role: 'cashier', pin: '9753' }, actorOf(ravi));
  expect(member(room, kept).role).toBe('cashier');
});

test.each(['', '   ', '---', 'Asha\u0007'])('%j is no name', async (name) => {
  const { room, ravi } = await openManagedShop();
  const answer = await room.add({ name, role: 'cashier', pin: '9753' }, actorOf(ravi));
  expect(answer).toEqual({ ok: false, why: 'name_missing' });
});

test('what does not change makes no entry', async () => {
  const { room, ravi, asha, ledger } = await openManagedShop();
  const before = ledger.entriesAfter(0, 100).length;
  const same = { id: asha, name: 'Asha', role: 'cashier', isActive: true } as const;
  expect(await room.change(same, actorOf(ravi))).toEqual({ ok: true });
  expect(ledger.entriesAfter(0, 100)).toHaveLength(before);
});
