import { expect, test } from 'vitest';
import type { CheckoutAnswer, CheckoutView } from '../../shared/ipc.ts';
import { capturedPayment, sampleCheckout, sampleItem, sampleOrder } from '../testing/samples.ts';
import { createTestWindow, type TestWindow } from '../testing/window.ts';
import { createScanAsks, type ScanAsks } from './scan-asks.ts';

const code = '8901234567890';
const chai = sampleItem({ id: 'chai', code });

async function openWindow(
  checkout: CheckoutView | null = null,
): Promise<TestWindow & { readonly scan: ScanAsks; readonly refusals: () => number }> {
  const window = createTestWindow({ catalogue: [chai], checkout });
  await window.follow.load();
  let refusals = 0;
  const { store, asks, sale, history, money } = window;
  const refuse = () => {
    refusals += 1;
  };
  return {
    ...window,
    scan: createScanAsks({ store, asks, sale, history, money, refuse }),
    refusals: () => refusals,
  };
}

/** What the keys of a code do before its end is heard. */
function scanKeys(window: TestWindow & { readonly scan: ScanAsks }, text = code): void {
  const takeBack = window.scan.remember();
  for (const digit of text.replaceAll(/\D/g, '')) window.asks.type({ type: 'digit', digit });
  takeBack();
  window.scan.scanned(text);
}

const lines = (window: TestWindow) => window.state().cart.lines.map(({ id }) => id);

test('a code adds its goods, and the amount that a person typed stays', async () => {
  const window = await openWindow();
  window.asks.type({ type: 'digit', digit: '5' });
  scanKeys(window);
  scanKeys(window, `0${code}`);
  expect(window.state().cart.lines).toMatchObject([{ id: 'chai', quantity: 2 }]);
  expect(window.state().entry.whole).toBe('5');
  expect(window.refusals()).toBe(0);
});

test('an unknown code is asked about and heard, and adds nothing', async () => {
  const window = await openWindow();
  scanKeys(window, '96385074');
  expect(window.state().dialog).toEqual({ type: 'unknown_code', code: '96385074' });
  expect(lines(window)).toEqual([]);
  expect(window.state().entry.whole).toBe('');
  expect(window.refusals()).toBe(1);
});

test('a card that is swiped is not shown and not kept', async () => {
  const window = await openWindow();
  scanKeys(window, `%B${'4242'.repeat(4)}^ASHA^2912?`);
  expect(window.state().notice).toEqual({ type: 'scan_card' });
  expect(window.state().dialog).toBeNull();
  expect(JSON.stringify(window.state())).not.toContain('4242');
});

test('while a payment runs a code does nothing but say so', async () => {
  const window = await openWindow(sampleCheckout());
  scanKeys(window);
  expect(window.state().notice).toEqual({ type: 'scan_waits' });
  expect(lines(window)).toEqual([]);
  expect(window.state().checkout).not.toBeNull();
  expect(window.refusals()).toBe(1);
});

test('after a paid sale a code begins the next one', async () => {
  const order = sampleOrder({ status: 'paid', amountPaid: 19_900 });
  const window = await openWindow(sampleCheckout(capturedPayment(), { order, cancel: 'over' }));
  window.bridge.answer('checkout.leave', { ok: true, checkout: sampleCheckout() });
  scanKeys(window);
  expect(window.state().checkout).toBeNull();
  expect(lines(window)).toEqual(['chai']);
});

test('a sale that was charged while a code was read does not come back', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.start', () => reply.promise);
  const charging = window.asks.charge();
  const takeBack = window.scan.remember();
  window.asks.type({ type: 'digit', digit: '8' });
  reply.resolve({ ok: true, checkout: sampleCheckout() });
  await charging;
  takeBack();
  expect(lines(window)).toEqual([]);
  expect(window.state().entry.whole).toBe('');
});

test('codes are read wherever nothing is being typed and no dialog waits', async () => {
  const window = await openWindow();
  expect(window.scan.mayBegin(false)).toBe(true);
  expect(window.scan.mayBegin(true)).toBe(false);
  window.place.go('history');
  expect(window.scan.mayBegin(false)).toBe(true);
  window.place.open({ type: 'help' });
  expect(window.scan.mayBegin(false)).toBe(false);
});

test('among sales and among goods a code looks for what carries it, and adds nothing', async () => {
  const window = await openWindow();
  window.place.go('history');
  scanKeys(window);
  expect(window.state().history.text).toBe(code);
  window.place.go('goods');
  scanKeys(window);
  expect(window.state().stockSearch).toBe(code);
  expect(lines(window)).toEqual([]);
  expect(window.refusals()).toBe(0);
});

test.each(['settings', 'staff', 'attention', 'terminals', 'gateway'] as const)(
  'on the screen %s a code adds nothing, and that is said and heard',
  async (screen) => {
    const window = await openWindow();
    window.place.go(screen);
    scanKeys(window);
    expect(window.state().notice).toEqual({ type: 'scan_elsewhere' });
    expect(window.state().entry.whole).toBe('');
    expect(lines(window)).toEqual([]);
    expect(window.refusals()).toBe(1);
  },
);
