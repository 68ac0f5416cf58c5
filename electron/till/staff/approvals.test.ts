import { expect, onTestFinished, test } from 'vitest';
import type { Capability } from '../../../shared/staff.ts';
import { actorOf, staffShops } from './testing/test-staff.ts';

const { openManaged: openManagedShop } = staffShops(onTestFinished);

/** Asha is at the window, and Ravi lets her. */
async function openShop() {
  const shop = await openManagedShop({ settings: { lockAfterMinutes: 0 } });
  const { room, ravi, asha } = shop;
  await room.signIn(asha, '2468');
  async function approve(capabilities: readonly Capability[], stay = false): Promise<string> {
    const asked = { staffId: ravi, pin: '7391', capabilities, stay };
    const given = await room.approve(asked, actorOf(asha));
    if (!given.ok) throw new Error(`Ravi may: ${given.refusal.type}`);
    return given.token;
  }
  return { ...shop, approve };
}

test('an approval is for one step, of its kind', async () => {
  const { room, ravi, approve } = await openShop();
  const token = await approve(['refund']);
  expect(room.spendApproval(['discount'], token)).toBeUndefined();
  expect(room.spendApproval(['refund'], undefined)).toBeUndefined();
  expect(room.spendApproval(['refund'], token)).toBe(ravi);
  expect(room.spendApproval(['refund'], token)).toBeUndefined();
});

test('it is good for a minute', async () => {
  const { room, clock, approve } = await openShop();
  const token = await approve(['refund']);
  await clock.advanceAsync(60_000);
  expect(room.spendApproval(['refund'], token)).toBeUndefined();
});

test('a step that takes two things takes one PIN for both', async () => {
  const { room, ravi, approve } = await openShop();
  const half = await approve(['discount']);
  expect(room.spendApproval(['discount', 'override_price'], half)).toBeUndefined();
  const whole = await approve(['discount', 'override_price']);
  expect(room.spendApproval(['discount', 'override_price'], whole)).toBe(ravi);
});

test('whoever may not do it cannot approve it, with the right PIN either', async () => {
  const { room, asha } = await openShop();
  const asked = { staffId: asha, pin: '2468', capabilities: ['refund'] } as const;
  expect(await room.approve(asked, actorOf(asha))).toEqual({
    ok: false,
    refusal: { type: 'may_not' },
  });
  expect(room.approvers(['refund']).map(({ name }) => name)).toEqual(['Ravi']);
});

test('it stands for as long as the shop has set where the approver wants that', async () => {
  const { room, ravi, clock, approve } = await openShop();
  await approve(['refund'], true);
  await approve(['discount'], true);
  expect(room.session()).toMatchObject({
    standing: { by: { name: 'Ravi' }, capabilities: ['refund', 'discount'] },
  });
  expect(room.spendApproval(['refund'], undefined)).toBe(ravi);
  expect(room.spendApproval(['refund'], undefined)).toBe(ravi);
  expect(room.spendApproval(['manage_staff'], undefined)).toBeUndefined();
  await clock.advanceAsync(5 * 60_000);
  expect(room.spendApproval(['refund'], undefined)).toBeUndefined();
  expect(room.session()).toMatchObject({ standing: null });
});

type Shop = Awaited<ReturnType<typeof openShop>>;

test.each<readonly [string, (shop: Shop) => unknown]>([
  ['it is ended', ({ room }) => room.endApproval()],
  ['the window is locked', ({ room }) => room.lock()],
  ['somebody else comes', ({ room, ravi }) => room.signIn(ravi, '7391')],
  [
    'whoever gave it may no longer',
    async ({ room, ravi, asha }) => {
      await room.add({ name: 'Lakshmi', role: 'manager', pin: '60521' }, actorOf(ravi));
      const cashier = { id: ravi, name: 'Ravi', role: 'cashier', isActive: true } as const;
      await room.change(cashier, actorOf(asha));
    },
  ],
])('it is over when %s', async (_when, happens) => {
  const shop = await openShop();
  await shop.approve(['refund'], true);
  await happens(shop);
  expect(shop.room.spendApproval(['refund'], undefined)).toBeUndefined();
});

test('one that comes after whoever asked has gone is for nobody', async () => {
  const { room, ravi, asha } = await openShop();
  const asked = { staffId: ravi, pin: '7391', capabilities: ['refund'], stay: true } as const;
  const asking = room.approve(asked, actorOf(asha));
  room.lock();
  expect(await asking).toEqual({ ok: false, refusal: { type: 'may_not' } });
  await room.signIn(asha, '2468');
  expect(room.spendApproval(['refund'], undefined)).toBeUndefined();
});

test('refunds beyond a limit want a PIN of their own while an approval stands', async () => {
  const { room, ravi, approve } = await openShop();
  await approve(['refund'], true);
  const atMostTwo = (spent: number) => spent < 2;
  expect(room.spendApproval(['refund'], undefined, atMostTwo)).toBe(ravi);
  expect(room.spendApproval(['refund'], undefined, atMostTwo)).toBe(ravi);
  expect(room.spendApproval(['refund'], undefined, atMostTwo)).toBeUndefined();
  const token = await approve(['refund']);
  expect(room.spendApproval(['refund'], token, atMostTwo)).toBe(ravi);
  expect(room.spendApproval(['refund'], undefined, atMostTwo)).toBeUndefined();
  await approve(['refund'], true);
  expect(room.spendApproval(['refund'], undefined, atMostTwo)).toBe(ravi);
});
