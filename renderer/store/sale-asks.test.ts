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
  window.state().cart.map(({ item, quantity }) => [item.id, quantity]);

test('the keys change the line that was added last', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  window.sale.add(samosa);
  window.sale.changeLast(1);
  expect(quantities(window)).toEqual([
    ['chai', 1],
    ['samosa', 2],
  ]);
  window.sale.changeLast(-1);
  window.sale.removeLast();
  expect(quantities(window)).toEqual([['chai', 1]]);
});

test('one less than one is refused in words, and the next wish takes them away', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  window.sale.changeLast(-1);
  expect(window.state().notice).toEqual({ type: 'quantity_least' });
  expect(quantities(window)).toEqual([['chai', 1]]);
  window.sale.change('chai', 1);
  expect(window.state().notice).toBeNull();
});

test('while an amount is typed plus and minus change nothing, and Del takes it back', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  typeAmount(window, '500');
  window.sale.changeLast(1);
  expect(window.state().notice).toEqual({ type: 'quantity_of_amount' });
  expect(quantities(window)).toEqual([['chai', 1]]);
  window.sale.removeLast();
  expect(window.state().entry.whole).toBe('');
  expect(quantities(window)).toEqual([['chai', 1]]);
});

test('without goods the keys of the goods leave the typed amount alone', async () => {
  const window = await openWindow();
  typeAmount(window, '500');
  window.sale.changeLast(1);
  window.sale.removeLast();
  expect(window.state().entry.whole).toBe('500');
  expect(window.state().notice).toBeNull();
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
  const { register, terminals, printer, today, unresolved, checkout } = window.state();
  if (!register) throw new Error('The window was not open');
  const dearer = { ...chai, price: 2_200 };
  window.bridge.answer('window.load', {
    ...register,
    terminals,
    printer,
    today,
    unresolved,
    checkout,
    catalogue: [dearer],
    now: 0,
  });
  await window.follow.load();
  expect(window.state().cart).toEqual([{ item: dearer, quantity: 1 }]);
});

test('goods in another currency are not offered', async () => {
  const window = createTestWindow({
    catalogue: [chai, sampleItem({ id: 'abroad', currency: 'EUR' })],
  });
  await window.follow.load();
  expect(window.state().catalogue).toEqual([chai]);
});
