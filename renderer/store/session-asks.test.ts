import { expect, test } from 'vitest';
import type { Session } from '../../shared/staff.ts';
import { sampleCheckout, sampleItem, sampleLine, sampleWindowState } from '../testing/samples.ts';
import { createTestWindow } from '../testing/window.ts';

const asha = { id: 'staff_Sample00000001', name: 'Asha', role: 'cashier' } as const;
const ravi = { id: 'staff_Sample00000002', name: 'Ravi', role: 'manager' } as const;
const locked: Session = { type: 'locked', people: [asha, ravi], pins: {} };
const raviIsThere: Session = { type: 'open', staff: ravi, capabilities: [], standing: null };

async function openWindow() {
  const window = createTestWindow({ catalogue: [sampleItem()] });
  await window.follow.load();
  return window;
}

test('locking keeps the sale and takes away what stood in front of it', async () => {
  const window = await openWindow();
  window.sale.add(sampleItem());
  window.place.go('settings');
  window.place.open({ type: 'help' });
  window.bridge.answer('staff.lock', { ok: true, session: locked });
  await window.session.lock();
  expect(window.state().register?.session).toBe(locked);
  expect(window.state()).toMatchObject({ dialog: null, screen: 'sell' });
  expect(window.state().cart.lines).toHaveLength(1);
});

test('while a payment runs the key says why it does not lock', async () => {
  const window = await openWindow();
  window.bridge.answer('staff.lock', { ok: false, why: 'payment_running' });
  await window.session.lock();
  expect(window.state()).toMatchObject({
    notice: { type: 'cannot_lock' },
    register: { session: { type: 'open' } },
  });
});

test('whoever comes is told what nobody was told while nobody was there', async () => {
  const window = await openWindow();
  window.bridge.push({ type: 'session', session: locked });
  const told = sampleWindowState({ session: raviIsThere, today: [sampleLine()] });
  window.bridge.answer('window.load', told);
  window.bridge.answer('staff.sign_in', { ok: true, session: raviIsThere });
  await window.session.signIn(ravi.id, '7391');
  expect(window.state().today).toHaveLength(1);
  expect(window.state().register?.session).toBe(raviIsThere);
});

test('also when only the news of it arrives, and while an older state is being loaded', async () => {
  const window = await openWindow();
  window.bridge.push({ type: 'session', session: locked });
  const replies = [Promise.withResolvers<ReturnType<typeof sampleWindowState>>()];
  window.bridge.answer('window.load', () => replies[0]?.promise ?? sampleWindowState());
  const loading = window.follow.load();
  window.bridge.push({ type: 'session', session: raviIsThere });
  window.bridge.answer(
    'window.load',
    sampleWindowState({ session: raviIsThere, checkout: sampleCheckout() }),
  );
  replies[0]?.resolve(sampleWindowState({ session: locked }));
  await loading;
  await expect.poll(() => window.state().checkout).not.toBeNull();
  expect(window.state().register?.session).toBe(raviIsThere);
});

test('whoever may not see the staff goes back to selling, and is told', async () => {
  const window = await openWindow();
  window.place.go('staff');
  window.bridge.fail('staff.members', {
    ok: false,
    error: 'not_allowed',
    capabilities: ['manage_staff'],
  });
  const asking = window.session.members();
  await expect.poll(() => window.state().approval).toEqual(['manage_staff']);
  window.approver.settle(undefined);
  expect(await asking).toEqual([]);
  expect(window.state()).toMatchObject({ screen: 'sell', notice: { type: 'not_allowed' } });
});

test('a question without an answer says so', async () => {
  const window = await openWindow();
  window.bridge.fail('staff.own_pin', 'reject');
  expect(await window.session.changeOwnPin('2468', '9753')).toBe('no_answer');
});
