import { expect, test } from 'vitest';
import { pinelabs } from '../../electron/terminals/pinelabs/index.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import { openOneTerminalShop } from './one-terminal-shop.ts';

/**
 * The whole till with a Pine Labs terminal, which remembers payments by name and takes nothing back: the
 * ledger and the terminal's own list agree when every doubt has been asked about.
 */
const openShop = () => openOneTerminalShop(pinelabs);

test('a card and a UPI sale are captured, and a decline and the red key are told', async () => {
  const shop = await openShop();
  expect(await shop.sell('card', () => shop.simulated.approve('card'))).toMatchObject({
    state: 'captured',
    method: 'card',
    capturedAmount: 19_900,
  });
  expect(await shop.sell('upi', () => shop.simulated.approve('upi'))).toMatchObject({
    state: 'captured',
    method: 'upi',
  });
  const declined = await shop.sell('card', () => shop.simulated.decline('INVALID_PIN'));
  expect(declined).toMatchObject({ state: 'declined', failure: { code: 'INVALID_PIN' } });
  expect(await shop.sell('upi', () => shop.simulated.cancel())).toMatchObject({
    state: 'cancelled',
  });
  expect(shop.results()).toEqual(['approved', 'approved', 'declined', 'cancelled']);
});

test('a Bharat QR sale is asked for as one, and stands as one in the book and at the terminal', async () => {
  const shop = await openShop();
  const paid = await shop.sell('upi', () => shop.simulated.approve('upi'), 'bharat_qr');
  expect(paid).toMatchObject({ state: 'captured', method: 'upi', qr: 'bharat_qr' });
  expect(paid.approval).toMatchObject({ method: 'upi', qr: 'bharat_qr' });
  expect(shop.simulated.transactions()).toMatchObject([{ qr: 'bharat_qr', result: 'approved' }]);
  expect(shop.till().terminals.list()).toMatchObject([{ offersBharatQr: true }]);
  // Of a doubt it is the same.
  const doubt = await shop.sell(
    'upi',
    () => {
      shop.kill();
      shop.simulated.approve('upi');
    },
    'bharat_qr',
  );
  await shop.start();
  expect(shop.payment(doubt.id)).toMatchObject({
    state: 'captured',
    approval: { qr: 'bharat_qr' },
  });
  const plain = await shop.sell('upi', () => shop.simulated.approve('upi'));
  expect(plain.approval).not.toHaveProperty('qr');
  expect(shop.differences()).toEqual([]);
});

test.each([
  ['a terminal without Bharat QR is not asked for one', zvt, 'upi'],
  ['nor is a card asked for with one', pinelabs, 'card'],
] as const)('%s', async (_name, protocol, preferredMethod) => {
  const shop = await openOneTerminalShop(protocol);
  const order = await shop.till().orders.create({ amount: 100, currency: 'INR' }, { type: 'till' });
  const refused = await shop.till().checkouts.initiate(
    {
      ...{ amount: 100, currency: 'INR', deviceId: null, preferredMethod, qr: 'bharat_qr' },
      ...{ orderId: order.ok ? order.value.id : '', description: null, echo: null, notes: null },
    },
    { type: 'till' },
  );
  expect(refused).toEqual({ ok: false, refusal: { type: 'bharat_qr_not_offered' } });
  expect(shop.results()).toEqual([]);
});

test('a cable that was out when the customer left is asked about by the payment’s name', async () => {
  const shop = await openShop();
  const doubt = await shop.sell('card', () => shop.unplug());
  expect(doubt.state).toBe('in_doubt');
  await shop.plugIn();
  expect(shop.payment(doubt.id)).toMatchObject({ state: 'cancelled' });
  expect(shop.results()).toEqual(['cancelled']);
});

test('a till that died before it heard of an approval finds it, as one payment', async () => {
  const shop = await openShop();
  const doubt = await shop.sell('card', async () => {
    shop.kill();
    shop.simulated.approve('card');
  });
  await shop.start();
  expect(shop.payment(doubt.id)).toMatchObject({ state: 'captured', capturedAmount: 19_900 });
  expect(shop.results()).toEqual(['approved']);
});

test('an approval for another amount stays a doubt for a person', async () => {
  const shop = await openShop();
  shop.simulated.setApprovedAmount(15_000);
  const payment = await shop.sell('card', () => shop.simulated.approve('card'));
  expect(payment).toMatchObject({ state: 'in_doubt', doubt: { reason: 'amount_differs' } });
});

test('a cancel that only the terminal can carry out is in doubt until its red key is pressed', async () => {
  const shop = await openShop();
  const payment = await shop.sell('card', async () => {
    await shop.cancel();
    await shop.clock.advanceAsync(40_000);
  });
  expect(payment).toMatchObject({ state: 'in_doubt', doubt: { reason: 'cancel_unanswered' } });
  shop.simulated.cancel();
  await shop.clock.advanceAsync(60_000);
  expect(shop.payment(payment.id)).toMatchObject({ state: 'cancelled' });
  expect(shop.results()).toEqual(['cancelled']);
});
