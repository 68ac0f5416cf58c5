import { expect, test } from 'vitest';
import type { CheckoutAnswer } from '../../shared/ipc.ts';
import { sampleCheckout, sampleItem } from '../testing/samples.ts';
import { createTestWindow, type TestWindow } from '../testing/window.ts';

const chai = sampleItem({ id: 'chai' });
const samosa = sampleItem({ id: 'samosa', name: 'Samosa', price: 2_500 });
const catalogue = [chai, samosa];

async function openWindow(): Promise<TestWindow> {
  const window = createTestWindow({ catalogue });
  await window.follow.load();
  return window;
}

function typeAmount({ asks }: TestWindow, digits: string): void {
  for (const digit of digits) asks.type({ type: 'digit', digit });
}

const quantities = (window: TestWindow) =>
  window
    .state()
    .cart.lines.map((line) => [line.id, line.type === 'item' ? line.quantity : line.amount]);

test('the keys change the line that was added last', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  window.sale.add(samosa);
  window.sale.plus();
  expect(quantities(window)).toEqual([
    ['chai', 1],
    ['samosa', 2],
  ]);
  window.sale.minus();
  window.sale.removeActive();
  expect(quantities(window)).toEqual([['chai', 1]]);
});

test('one less than one is refused in words, and the next wish takes them away', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  window.sale.minus();
  expect(window.state().notice).toEqual({ type: 'quantity_least' });
  expect(quantities(window)).toEqual([['chai', 1]]);
  window.sale.change('chai', 1);
  expect(window.state().notice).toBeNull();
});

test('while an amount is typed minus changes nothing, and Del takes it back', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  typeAmount(window, '500');
  window.sale.minus();
  expect(window.state().notice).toEqual({ type: 'quantity_of_amount' });
  expect(quantities(window)).toEqual([['chai', 1]]);
  window.sale.removeActive();
  expect(window.state().entry.whole).toBe('');
  expect(quantities(window)).toEqual([['chai', 1]]);
});

test('plus makes the typed amount a line of its own, and the next one can be typed', async () => {
  const window = await openWindow();
  typeAmount(window, '500');
  window.sale.plus();
  typeAmount(window, '700');
  expect(quantities(window)).toEqual([['1', 500]]);
  expect(window.state().entry.whole).toBe('700');
});

test('a typed number and the star are how many there are of the line that the keys act on', async () => {
  const window = await openWindow();
  typeAmount(window, '12');
  expect(window.sale.times()).toBe(true);
  expect(window.state().notice).toEqual({ type: 'line_missing' });
  window.sale.clear();
  window.sale.add(chai);
  window.sale.add(samosa);
  expect(window.sale.times()).toBe(false);
  window.sale.select(-1);
  typeAmount(window, '12');
  window.sale.times();
  expect(quantities(window)).toEqual([
    ['chai', 12],
    ['samosa', 1],
  ]);
  expect(window.state().entry.whole).toBe('');
  window.asks.type({ type: 'digit', digit: '1' });
  window.asks.type({ type: 'point' });
  window.sale.times();
  expect(window.state().notice).toEqual({ type: 'quantity_whole' });
});

test('a line that was selected is what the keys act on until something is added', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  window.sale.add(samosa);
  window.sale.select(-1);
  window.sale.select(-1);
  window.sale.plus();
  expect(quantities(window)).toEqual([
    ['chai', 2],
    ['samosa', 1],
  ]);
  window.sale.add(samosa);
  window.sale.removeActive();
  expect(quantities(window)).toEqual([['chai', 2]]);
});

test('without goods minus leaves the typed amount alone', async () => {
  const window = await openWindow();
  typeAmount(window, '500');
  window.sale.minus();
  expect(window.state().entry.whole).toBe('500');
  expect(quantities(window)).toEqual([]);
});

test('clearing takes back the typed amount first and the goods on the second press', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  typeAmount(window, '500');
  window.sale.clear();
  expect(window.state().entry.whole).toBe('');
  expect(quantities(window)).toEqual([['chai', 1]]);
  window.sale.clear();
  expect(quantities(window)).toEqual([]);
  expect(window.state().notice).toEqual({ type: 'sale_cleared' });
});

test('a sale that was cleared can be brought back until the next one begins', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  window.sale.clear();
  expect(window.sale.bringBack()).toBe(true);
  expect(quantities(window)).toEqual([['chai', 1]]);
  window.sale.clear();
  window.sale.add(samosa);
  expect(window.sale.bringBack()).toBe(false);
  expect(quantities(window)).toEqual([['samosa', 1]]);
});

test('a sale that is being written down does not change any more', async () => {
  const window = await openWindow();
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.start', () => reply.promise);
  window.sale.add(chai);
  const charging = window.asks.charge();
  window.sale.add(samosa);
  window.sale.clear();
  expect(quantities(window)).toEqual([['chai', 1]]);
  reply.resolve({ ok: true, checkout: sampleCheckout() });
  await charging;
  expect(quantities(window)).toEqual([]);
});

test('loading afresh keeps the sale at the prices of now', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  const { register, terminals, printer, held, today, unresolved, checkout } = window.state();
  if (!register) throw new Error('The window was not open');
  const dearer = { ...chai, price: 2_200 };
  window.bridge.answer('window.load', {
    ...register,
    terminals,
    printer,
    held,
    refunds: [],
    webhooksOff: 0,
    today,
    unresolved,
    checkout,
    catalogue: [dearer],
    now: 0,
  });
  await window.follow.load();
  expect(window.state().cart.lines).toMatchObject([{ item: dearer, quantity: 1 }]);
});

test('goods in another currency are not offered', async () => {
  const window = createTestWindow({
    catalogue: [chai, sampleItem({ id: 'abroad', currency: 'EUR' })],
  });
  await window.follow.load();
  expect(window.state().catalogue).toEqual([chai]);
});
