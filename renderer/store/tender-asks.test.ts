import { expect, test } from 'vitest';
import type { CheckoutAnswer, CheckoutView, WindowState } from '../../shared/ipc.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { billOfOrder } from '../tender/bill.ts';
import {
  capturedPayment,
  sampleCheckout,
  sampleOrder,
  sampleTerminal,
} from '../testing/samples.ts';
import { createTestWindow, type TestWindow } from '../testing/window.ts';

const ready = { type: 'ready' } as const;
const twoTerminals = ['one', 'two'].map((id) => ({
  terminal: sampleTerminal({ id }),
  connection: ready,
}));
const order = sampleOrder();
const partPaid = sampleOrder({ amountPaid: 5_000 });

async function openWindow(different: Partial<WindowState> = {}): Promise<TestWindow> {
  const window = createTestWindow(different);
  await window.follow.load();
  return window;
}

function typeAmount({ asks }: TestWindow, digits: string): void {
  for (const digit of digits) asks.type({ type: 'digit', digit });
}

function ok(checkout: CheckoutView): CheckoutAnswer {
  return { ok: true, checkout };
}

const requestsTo = ({ bridge }: TestWindow, channel: string) =>
  bridge.calls.filter((call) => call.channel === channel).map(({ request }) => request);

async function pressed(
  window: TestWindow,
  command: 'card' | 'cash' | 'exact_cash' | 'quick_cash_6',
) {
  window.tender.command(command);
  await window.clock.advanceAsync(0);
}

test('Enter charges by card at the only terminal', async () => {
  const window = await openWindow();
  window.bridge.answer('checkout.start', ok(sampleCheckout()));
  typeAmount(window, '19900');
  await window.tender.charge();
  expect(requestsTo(window, 'checkout.start')).toEqual([
    {
      lines: [{ type: 'amount', amount: 19_900 }],
      tender: { method: 'card', terminalId: 'counter-1' },
    },
  ]);
  expect(window.state().checkout?.id).toBe(sampleCheckout().id);
});

test('with several terminals somebody chooses, unless one is the standard', async () => {
  const window = await openWindow({ terminals: twoTerminals });
  typeAmount(window, '19900');
  await window.tender.charge();
  expect(window.state().dialog).toMatchObject({ type: 'place', method: 'card' });
  expect(requestsTo(window, 'checkout.start')).toEqual([]);

  const settings = { ...defaultSettings, standardTerminal: 'two' };
  const set = await openWindow({ terminals: twoTerminals, settings });
  set.bridge.answer('checkout.start', ok(sampleCheckout()));
  typeAmount(set, '19900');
  await set.tender.charge();
  expect(requestsTo(set, 'checkout.start')).toMatchObject([{ tender: { terminalId: 'two' } }]);
});

test('the card key asks for the terminal also where there is a standard one', async () => {
  const settings = { ...defaultSettings, standardTerminal: 'two' };
  const window = await openWindow({ terminals: twoTerminals, settings });
  typeAmount(window, '19900');
  await pressed(window, 'card');
  expect(window.state().dialog).toMatchObject({ type: 'place' });
});

test('Enter asks for what most customers of the shop pay with', async () => {
  const settings = { ...defaultSettings, standardTender: 'cash' } as const;
  const window = await openWindow({ settings });
  typeAmount(window, '19900');
  await window.tender.charge();
  expect(window.state().dialog).toMatchObject({ type: 'cash' });
});

test('a shop without a terminal takes cash with Enter', async () => {
  const window = await openWindow({ terminals: [] });
  typeAmount(window, '19900');
  await window.tender.charge();
  expect(window.state().dialog).toMatchObject({ type: 'cash', bill: { minor: 19_900 } });
});

test('without an amount no key opens anything', async () => {
  const window = await openWindow();
  for (const command of ['cash', 'exact_cash', 'quick_cash_6'] as const) {
    await pressed(window, command);
  }
  expect(window.state().dialog).toBeNull();
  expect(window.state().notice).toEqual({ type: 'amount_missing' });
});

test('exact cash and a note that is enough are taken at once', async () => {
  const window = await openWindow();
  window.bridge.answer('checkout.start', ok(sampleCheckout(capturedPayment())));
  typeAmount(window, '19900');
  await pressed(window, 'exact_cash');
  typeAmount(window, '19900');
  await pressed(window, 'quick_cash_6');
  expect(requestsTo(window, 'checkout.start')).toMatchObject([
    { tender: { method: 'cash', tendered: 19_900 } },
    { tender: { method: 'cash', tendered: 50_000 } },
  ]);
});

test('a note that is not enough is the first of several', async () => {
  const window = await openWindow();
  typeAmount(window, '99900');
  await pressed(window, 'quick_cash_6');
  expect(window.state().dialog).toMatchObject({ type: 'cash', given: 50_000 });
});

test('cash that is refused stays counted on the screen', async () => {
  const window = await openWindow();
  typeAmount(window, '19900');
  await pressed(window, 'cash');
  const refusal = { type: 'cash_too_little', amount: 20_000 } as const;
  window.bridge.answer('checkout.start', { ok: false, refusal });
  const { dialog } = window.state();
  if (dialog?.type !== 'cash') throw new Error('No cash dialog');
  await window.tender.takeCash(dialog.bill, 19_900);
  expect(window.state().dialog).toBe(dialog);
  expect(window.state().notice).toEqual({ type: 'refusal', refusal });
});

test('a second Enter while the first is being asked opens and charges nothing', async () => {
  const window = await openWindow({ terminals: twoTerminals });
  typeAmount(window, '19900');
  const bill = { orderId: null, minor: 19_900, isPart: false, paid: 0, currency: 'INR' } as const;
  const place = { type: 'terminal', id: 'two', name: 'Two', state: 'ready' } as const;
  void window.tender.takeAt(bill, 'card', place);
  await window.tender.charge();
  await window.tender.takeAt(bill, 'card', place);
  expect(window.state().dialog).toBeNull();
  expect(requestsTo(window, 'checkout.start')).toHaveLength(1);
});

test('the same sale again is asked about, and another customer is charged on a key of its own', async () => {
  const window = await openWindow();
  const refusal = {
    type: 'same_sale_again',
    orderId: order.id,
    seq: order.seq,
    paymentId: 'pay_1',
    state: 'paid',
    at: 0,
  } as const;
  window.bridge.answer('checkout.start', { ok: false, refusal });
  typeAmount(window, '19900');
  await window.tender.charge();
  expect(window.state()).toMatchObject({
    dialog: { type: 'same_sale', other: refusal },
    notice: null,
  });
  expect(window.state().entry.whole).toBe('19900');

  window.bridge.answer('checkout.start', ok(sampleCheckout()));
  await window.tender.newCustomer();
  expect(requestsTo(window, 'checkout.start').at(-1)).toMatchObject({ again: true });
  expect(window.state().dialog).toBeNull();
  expect(window.state().entry.whole).toBe('');
});

test('the parts of a sale are asked for one by one, as they were agreed', async () => {
  const window = await openWindow();
  const first = capturedPayment({ amount: 5_000, capturedAmount: 5_000 });
  window.bridge.answer(
    'checkout.start',
    ok(sampleCheckout(first, { order: partPaid, amountDue: 14_900 })),
  );
  typeAmount(window, '19900');
  const bill = { orderId: null, minor: 19_900, isPart: false, paid: 0, currency: 'INR' } as const;
  await window.tender.takeParts(bill, [
    { method: 'cash', minor: 5_000 },
    { method: 'card', minor: 14_900 },
  ]);
  const { dialog } = window.state();
  if (dialog?.type !== 'cash') throw new Error('No cash dialog');
  expect(dialog.bill).toMatchObject({ minor: 5_000, isPart: true });
  await window.tender.takeCash(dialog.bill, 10_000);
  expect(requestsTo(window, 'checkout.start')).toMatchObject([
    { tender: { method: 'cash', tendered: 10_000, amount: 5_000 } },
  ]);

  window.bridge.answer('checkout.pay', ok(sampleCheckout({ amount: 14_900 }, { order: partPaid })));
  await window.tender.nextPart();
  expect(requestsTo(window, 'checkout.pay')).toEqual([
    { orderId: order.id, tender: { method: 'card', terminalId: 'counter-1' } },
  ]);
});

test('what was agreed is forgotten when the sale is paid in another way', async () => {
  const window = await openWindow();
  window.bridge.answer('checkout.start', ok(sampleCheckout()));
  typeAmount(window, '19900');
  const bill = { orderId: null, minor: 19_900, isPart: false, paid: 0, currency: 'INR' } as const;
  await window.tender.takeParts(bill, [
    { method: 'cash', minor: 5_000 },
    { method: 'card', minor: 14_900 },
  ]);
  window.place.closeDialog();
  await window.tender.charge();
  expect(window.state().planned).toBeNull();
});

test('a declined part is tried again as that part, at the same terminal', async () => {
  const declined = sampleCheckout(
    { state: 'declined', stage: null, amount: 5_000, terminalId: 'two' },
    { amountDue: 19_900 },
  );
  const window = await openWindow({ terminals: twoTerminals, checkout: declined });
  window.bridge.answer('checkout.pay', ok(sampleCheckout()));
  await window.tender.retry();
  expect(requestsTo(window, 'checkout.pay')).toEqual([
    { orderId: order.id, tender: { method: 'card', terminalId: 'two', amount: 5_000 } },
  ]);
});

test('a terminal that was not there is tried again in the way that was asked for', async () => {
  const absent = sampleCheckout({}, { payment: null, payments: [], amountDue: 19_900 });
  const window = await openWindow({ terminals: twoTerminals });
  window.bridge.answer('checkout.start', ok(absent));
  window.bridge.answer('checkout.pay', ok(sampleCheckout()));
  typeAmount(window, '19900');
  const place = { type: 'terminal', id: 'two', name: 'Two', state: 'absent' } as const;
  const bill = { orderId: null, minor: 19_900, isPart: false, paid: 0, currency: 'INR' } as const;
  await window.tender.takeAt(bill, 'card', place);
  await window.tender.retry();
  expect(requestsTo(window, 'checkout.pay')).toEqual([
    { orderId: order.id, tender: { method: 'card', terminalId: 'two' } },
  ]);
});

test('the rest of a sale that was left is paid in the order’s own name', async () => {
  const window = await openWindow();
  window.bridge.answer('checkout.pay', ok(sampleCheckout()));
  await window.tender.pay('card', billOfOrder(partPaid));
  expect(requestsTo(window, 'checkout.pay')).toEqual([
    { orderId: order.id, tender: { method: 'card', terminalId: 'counter-1' } },
  ]);
});
