import fc from 'fast-check';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { createIds } from '../../../shared/ids.ts';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { Session } from '../../../shared/staff.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { temporaryFolder } from '../../ledger/testing/temporary-folder.ts';
import { openShop } from '../open-shop.ts';
import { createStaffRoom, type StaffRoom } from './staff.ts';

interface Shop {
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  readonly room: StaffRoom;
}

const opened: Ledger[] = [];
afterEach(async () => {
  for (const ledger of opened.splice(0)) await ledger.close();
});

const newFolder = () => temporaryFolder(onTestFinished);
const bytes = (length: number) =>
  Uint8Array.from({ length }, (_, place) => (place * 37 + counter++) % 256);
let counter = 1;

async function openRoom(
  folder = newFolder(),
  options: { demo?: boolean; clock?: ManualClock; standingMinutes?: number } = {},
): Promise<Shop> {
  const clock = options.clock ?? createManualClock();
  const ledger = openLedger({ folder, clock, fault: rethrow });
  opened.push(ledger);
  const ids = createIds(clock.now, bytes);
  const demoPins = options.demo ? await openShop({ ledger, ids, randomness: bytes }) : null;
  const room = createStaffRoom({
    ...{ ledger, clock, ids, randomness: bytes, demoPins },
    standingMinutes: () => options.standingMinutes ?? 0,
  });
  return { ledger, clock, room };
}

async function openManagedShop(folder?: string): Promise<Shop & { ravi: string; asha: string }> {
  const shop = await openRoom(folder);
  await shop.room.setUp('Ravi', '7391');
  const ravi = idOf(shop, 'Ravi');
  await shop.room.add({ name: 'Asha', role: 'cashier', pin: '2468' }, actorOf(ravi));
  return { ...shop, ravi, asha: idOf(shop, 'Asha') };
}

const idOf = ({ room }: Shop, name: string) =>
  room.members().find((member) => member.name === name)?.id ?? '';
const actorOf = (staffId: string) => ({ type: 'staff', staffId }) as const;
const nameIn = (session: Session) => (session.type === 'open' ? session.staff.name : session.type);

test('a shop without anybody asks for its first manager, who is then there', async () => {
  const { room } = await openRoom();
  expect(room.session()).toEqual({ type: 'set_up' });
  expect(await room.setUp('Ravi', '1111')).toEqual({ ok: false, why: 'pin_weak' });
  expect(await room.setUp('   ', '7391')).toEqual({ ok: false, why: 'name_missing' });
  expect(await room.setUp('Ravi', '7391')).toEqual({ ok: true });
  expect(nameIn(room.session())).toBe('Ravi');
  expect(await room.setUp('Mallory', '8642')).toEqual({ ok: false, why: 'set_up_already' });
});

test('a later start is locked, and the PIN opens it', async () => {
  const folder = newFolder();
  const before = await openManagedShop(folder);
  await before.ledger.close();
  const { room } = await openRoom(folder);
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

test('wrong PINs are counted over a restart, and a wait is not shortened by one', async () => {
  const folder = newFolder();
  const { room, asha, ledger, clock } = await openManagedShop(folder);
  for (let wrong = 0; wrong < 4; wrong += 1) await room.signIn(asha, '0001');
  const until = clock.now() + 30_000;
  expect(await room.signIn(asha, '0001')).toMatchObject({ refusal: { type: 'wait', until } });
  expect(await room.signIn(asha, '2468')).toMatchObject({ refusal: { type: 'wait', until } });
  await ledger.close();
  const again = await openRoom(folder, { clock });
  expect(await again.room.signIn(asha, '2468')).toMatchObject({ refusal: { type: 'wait', until } });
  await clock.advanceAsync(30_000);
  expect(await again.room.signIn(asha, '2468')).toMatchObject({ ok: true });
  expect(await again.room.signIn(asha, '0001')).toMatchObject({
    refusal: { type: 'wrong_pin', triesLeft: 4 },
  });
});

test('sixteen guesses at once are sixteen guesses', async () => {
  const { room, asha } = await openManagedShop();
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, guess) => room.signIn(asha, String(5_000 + guess))),
  );
  const refused = answers.map((answer) => (answer.ok ? 'in' : answer.refusal.type));
  expect(refused.filter((type) => type === 'wrong_pin')).toHaveLength(4);
  expect(refused.filter((type) => type === 'wait')).toHaveLength(12);
});

test('a demo shop opens with a cashier, and shows its PINs', async () => {
  const { room } = await openRoom(undefined, { demo: true });
  expect(nameIn(room.session())).toBe('Asha');
  const locked = room.lock();
  if (locked.type !== 'locked') throw new Error('It is not locked');
  for (const person of locked.people) {
    expect(await room.signIn(person.id, locked.pins[person.id] ?? '')).toMatchObject({ ok: true });
  }
});

test('an approval is for one step, of its kind, within a minute', async () => {
  const { room, ravi, asha, clock } = await openManagedShop();
  expect(await room.approve(asha, '2468', 'refund')).toEqual({
    ok: false,
    refusal: { type: 'may_not' },
  });
  const given = await room.approve(ravi, '7391', 'refund');
  if (!given.ok) throw new Error('Ravi may');
  expect(room.spendApproval('discount', given.token)).toBeUndefined();
  expect(room.spendApproval('refund', given.token)).toBeUndefined();
  const next = await room.approve(ravi, '7391', 'refund');
  if (!next.ok) throw new Error('Ravi may');
  expect(room.spendApproval('refund', next.token)).toBe(ravi);
  expect(room.spendApproval('refund', next.token)).toBeUndefined();
  const late = await room.approve(ravi, '7391', 'refund');
  if (!late.ok) throw new Error('Ravi may');
  await clock.advanceAsync(60_001);
  expect(room.spendApproval('refund', late.token)).toBeUndefined();
});

test('where a shop has set so, an approval holds for a while, until somebody else is there', async () => {
  const shop = await openRoom(undefined, { demo: true, standingMinutes: 5 });
  const { room, clock } = shop;
  const ravi = idOf(shop, 'Ravi');
  await room.approve(ravi, '7391', 'refund');
  expect(room.spendApproval('refund', undefined)).toBe(ravi);
  expect(room.spendApproval('refund', undefined)).toBe(ravi);
  expect(room.spendApproval('discount', undefined)).toBeUndefined();
  await clock.advanceAsync(5 * 60_000 + 1);
  expect(room.spendApproval('refund', undefined)).toBeUndefined();
  await room.approve(ravi, '7391', 'refund');
  room.lock();
  expect(room.spendApproval('refund', undefined)).toBeUndefined();
});

test('the last manager stays, and whoever leaves is let in no more', async () => {
  const { room, ravi, asha } = await openManagedShop();
  const person = { id: ravi, name: 'Ravi', role: 'manager', isActive: false } as const;
  expect(await room.change(person, actorOf(ravi))).toEqual({ ok: false, why: 'last_manager' });
  expect(await room.change({ ...person, role: 'cashier', isActive: true }, actorOf(ravi))).toEqual({
    ok: false,
    why: 'last_manager',
  });
  const leaves = { id: asha, name: 'Asha', role: 'cashier', isActive: false } as const;
  expect(await room.change(leaves, actorOf(ravi))).toEqual({ ok: true });
  expect(await room.signIn(asha, '2468')).toEqual({ ok: false, refusal: { type: 'no_pin' } });
});

test('whoever is at the window and loses their place there is no longer there', async () => {
  const { room, ravi, asha } = await openManagedShop();
  await room.signIn(asha, '2468');
  const told: Session[] = [];
  room.onSession((session) => told.push(session));
  const leaves = { id: asha, name: 'Asha', role: 'cashier', isActive: false } as const;
  await room.change(leaves, actorOf(ravi));
  expect(told.at(-1)?.type).toBe('locked');
});

test('a new PIN takes the place of the old one, and of the wrong tries at it', async () => {
  const { room, ravi, asha } = await openManagedShop();
  for (let wrong = 0; wrong < 5; wrong += 1) await room.signIn(asha, '0001');
  expect(await room.setPin(asha, '1234', actorOf(ravi))).toEqual({ ok: false, why: 'pin_weak' });
  expect(await room.setPin(asha, '9753', actorOf(ravi))).toEqual({ ok: true });
  expect(await room.signIn(asha, '2468')).toMatchObject({ ok: false });
  expect(await room.signIn(asha, '9753')).toMatchObject({ ok: true });
});

test('nothing of the journal says a PIN, and only its table has the hash', async () => {
  const { ledger } = await openManagedShop();
  const text = JSON.stringify(ledger.entriesAfter(0, 100));
  expect(text).not.toMatch(/7391|2468/);
  expect(JSON.stringify(ledger.staff())).not.toContain('scrypt');
});

test('whatever is guessed, only the right PIN opens', async () => {
  const { room, asha, clock } = await openManagedShop();
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[0-9]{1,8}$/), async (guess) => {
      const answer = await room.signIn(asha, guess);
      expect(answer.ok).toBe(guess === '2468');
      await clock.advanceAsync(15 * 60_000);
    }),
    { numRuns: 50 },
  );
});

function rethrow(error: unknown): never {
  throw error;
}
