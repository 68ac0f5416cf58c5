import { expect, test } from 'vitest';
import { nexo } from '../../electron/terminals/nexo/index.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import { openOneTerminalShop } from './one-terminal-shop.ts';

/** A code of this till on the display of a terminal that may show it. */
const actor = { type: 'till' } as const;
const staff = { type: 'staff', staffId: 'staff_1' } as const;
const amount = 19_900;

type Shop = Awaited<ReturnType<typeof openOneTerminalShop>>;

async function showCode(shop: Shop) {
  const order = await shop.till().orders.create({ amount, currency: 'INR' }, actor);
  if (!order.ok) throw new Error(order.refusal.type);
  const payee = { address: 'shop@bank', name: 'Shop' };
  const input = { orderId: order.value.id, amount, payee };
  const taken = await shop.till().checkouts.takeUpi(input, actor);
  if (!taken.ok) throw new Error(taken.refusal.type);
  await shop.clock.advanceAsync(500);
  return taken.value;
}

test.each([zvt, nexo])('$name shows it while it is waited for, and no longer', async (language) => {
  const shop = await openOneTerminalShop(language, { display: 'codes' });
  const payment = await showCode(shop);
  const { code } = shop.simulated.face();
  if (typeof code === 'string') expect(code).toBe(payment.upiText);
  else expect(code?.length).toBeGreaterThan(100);
  expect(shop.till().codes.placeOf(payment.id)).toMatchObject({ name: 'Counter', state: 'shown' });
  await shop.till().checkouts.confirmUpi(payment.id, '424242424242', staff);
  await shop.clock.advanceAsync(500);
  expect(shop.simulated.face().code).toBeNull();
  expect(shop.till().codes.placeOf(payment.id)).toBeNull();
  await shop.clock.advanceAsync(5_000);
  const sold = await shop.sell('card', () => shop.simulated.approve('card'));
  expect(sold.state).toBe('captured');
  expect(shop.differences()).toEqual([]);
});

test('nothing is shown where nobody has chosen it', async () => {
  const shop = await openOneTerminalShop(zvt);
  const payment = await showCode(shop);
  expect(shop.simulated.face().code).toBeNull();
  expect(shop.till().codes.placeOf(payment.id)).toBeNull();
});

test('a terminal that does not show it is a hint, and the code is paid all the same', async () => {
  const shop = await openOneTerminalShop(zvt, { display: 'codes' });
  shop.simulated.setSilent(true);
  const payment = await showCode(shop);
  await shop.clock.advanceAsync(30_000);
  expect(shop.till().codes.placeOf(payment.id)).toMatchObject({ state: 'failed' });
  expect(shop.payment(payment.id)).toMatchObject({ state: 'presented' });
  await shop.till().checkouts.confirmUpi(payment.id, '424242424242', staff);
  expect(shop.payment(payment.id)).toMatchObject({ state: 'captured' });
});

test('a sale by card on the same terminal takes its display, and is paid', async () => {
  const shop = await openOneTerminalShop(nexo, { display: 'codes' });
  const payment = await showCode(shop);
  const sold = await shop.sell('card', () => shop.simulated.approve('card'));
  expect(sold.state).toBe('captured');
  expect(shop.payment(payment.id).state).toBe('presented');
});

test.each([zvt, nexo])(
  'a sale behind a $name display that hangs fails at once, and is not in doubt',
  async (language) => {
    const shop = await openOneTerminalShop(language, { display: 'codes' });
    shop.simulated.setSilent(true);
    await showCode(shop);
    const order = await shop.till().orders.create({ amount, currency: 'INR' }, actor);
    const started = await shop.till().checkouts.initiate(
      {
        ...{ amount, currency: 'INR', deviceId: null, preferredMethod: 'card' },
        ...{ orderId: order.ok ? order.value.id : '', description: null, echo: null, notes: null },
      },
      actor,
    );
    const id = (started.ok && started.value.payment?.id) || '';
    expect(shop.payment(id)).toMatchObject({ state: 'requested' });
    await shop.clock.advanceAsync(3_500);
    expect(shop.payment(id)).toMatchObject({ state: 'failed', failure: { by: 'till' } });
    expect(shop.results()).toEqual([]);
  },
);
