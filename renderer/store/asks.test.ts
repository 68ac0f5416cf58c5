import { expect, test } from 'vitest';
import type { Item } from '../../shared/catalogue.ts';
import type { CheckoutAnswer, CheckoutView } from '../../shared/ipc.ts';
import { answerWithin } from '../ipc.ts';
import { capturedPayment, sampleActivity, sampleCheckout, sampleItem } from '../testing/samples.ts';
import { createTestWindow, type TestWindow } from '../testing/window.ts';

const chai = sampleItem();

async function openWindow(
  checkout: CheckoutView | null = null,
  catalogue: readonly Item[] = [],
): Promise<TestWindow> {
  const window = createTestWindow({ checkout, catalogue });
  await window.follow.load();
  return window;
}

function typeAmount({ asks }: TestWindow, digits: string): void {
  for (const digit of digits) asks.type({ type: 'digit', digit });
}

function ok(checkout: CheckoutView): CheckoutAnswer {
  return { ok: true, checkout };
}

function refuse(refusal: (CheckoutAnswer & { ok: false })['refusal']): CheckoutAnswer {
  return { ok: false, refusal };
}

const inDoubt = { state: 'in_doubt', doubt: { reason: 'no_answer', since: 0 } } as const;
const requestsTo = ({ bridge }: TestWindow, channel: string) =>
  bridge.calls.filter((call) => call.channel === channel).map(({ request }) => request);

test('charging asks for the typed amount, shows the checkout and empties the keypad', async () => {
  const window = await openWindow();
  const checkout = sampleCheckout({ state: 'requested', stage: 'sending' });
  window.bridge.answer('checkout.start', ok(checkout));
  typeAmount(window, '19900');
  await window.asks.charge();
  expect(requestsTo(window, 'checkout.start')).toEqual([
    { lines: [{ type: 'amount', amount: 19_900 }] },
  ]);
  expect(window.state().checkout).toBe(checkout);
  expect(window.state().entry.whole).toBe('');
});

test('without an amount, or with one that was cut off, nothing is asked', async () => {
  const window = await openWindow();
  await window.asks.charge();
  expect(window.state().notice).toEqual({ type: 'amount_missing' });
  typeAmount(window, '9999999999');
  await window.asks.charge();
  expect(window.state().notice).toEqual({ type: 'amount_overflow' });
  expect(requestsTo(window, 'checkout.start')).toEqual([]);
});

test('goods and a typed amount are asked for in one sale, which is empty afterwards', async () => {
  const window = await openWindow();
  window.bridge.answer('checkout.start', ok(sampleCheckout()));
  window.sale.add(chai);
  window.sale.add(chai);
  typeAmount(window, '5000');
  await window.asks.charge();
  expect(requestsTo(window, 'checkout.start')).toEqual([
    {
      lines: [
        { type: 'item', itemId: chai.id, quantity: 2 },
        { type: 'amount', amount: 5_000 },
      ],
    },
  ]);
  expect(window.state().cart.lines).toEqual([]);
  expect(window.state().entry.whole).toBe('');
});

test('goods stay for another try after a refusal, and are gone when there is no answer', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  window.bridge.answer('checkout.start', refuse({ type: 'item_not_found' }));
  await window.asks.charge();
  expect(window.state().cart.lines).toHaveLength(1);
  window.bridge.fail('checkout.start', { ok: false, error: 'fault', reference: 'F-1' });
  await window.asks.charge();
  expect(window.state().cart.lines).toEqual([]);
});

test('a sale that may not be started stays as it is', async () => {
  const window = await openWindow();
  window.sale.add(chai);
  window.bridge.fail('checkout.start', { ok: false, error: 'locked' });
  await window.asks.charge();
  expect(window.state().cart.lines).toHaveLength(1);
});

test('a shop with goods is asked to choose, and a sale past the largest is not sent', async () => {
  const window = await openWindow(null, [chai]);
  await window.asks.charge();
  expect(window.state().notice).toEqual({ type: 'sale_empty' });
  window.sale.add(chai);
  typeAmount(window, '999999999');
  await window.asks.charge();
  expect(window.state().notice).toEqual({ type: 'sale_overflow' });
  expect(requestsTo(window, 'checkout.start')).toEqual([]);
});

test('pressing Charge twice charges once', async () => {
  const window = await openWindow();
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.start', () => reply.promise);
  typeAmount(window, '100');
  const first = window.asks.charge();
  await window.asks.charge();
  reply.resolve(ok(sampleCheckout()));
  await first;
  expect(requestsTo(window, 'checkout.start')).toHaveLength(1);
});

test('a second press while the first is being asked does not take the amount away', async () => {
  const window = await openWindow();
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.start', () => reply.promise);
  typeAmount(window, '100');
  const first = window.asks.charge();
  await window.asks.charge();
  expect(window.state().entry.whole).toBe('100');
  reply.resolve(refuse({ type: 'amount_invalid' }));
  await first;
  expect(window.state().entry.whole).toBe('100');
});

test('a refusal is said, and the amount stays for another try', async () => {
  const window = await openWindow();
  const refusal = { type: 'terminal_busy', activityId: null, inDoubt: true } as const;
  window.bridge.answer('checkout.start', refuse(refusal));
  typeAmount(window, '19900');
  await window.asks.charge();
  expect(window.state().notice).toEqual({ type: 'refusal', refusal });
  expect(window.state().entry.whole).toBe('19900');
  typeAmount(window, '0');
  expect(window.state().notice).toBeNull();
});

test('a charge without an answer is looked for, not repeated: the amount is gone', async () => {
  const window = await openWindow();
  typeAmount(window, '19900');
  const charging = window.asks.charge();
  await window.clock.advanceAsync(answerWithin['checkout.start']);
  await charging;
  expect(window.state().notice).toEqual({ type: 'no_answer' });
  expect(window.state().entry.whole).toBe('');
  expect(requestsTo(window, 'window.load')).toHaveLength(2);
});

test('a charge that did start without an answer is found by looking', async () => {
  const window = await openWindow();
  window.bridge.fail('checkout.start', { ok: false, error: 'fault', reference: 'F-1' });
  const checkout = sampleCheckout();
  window.bridge.answer('window.load', () => {
    const { register, terminals, printer, held, today, unresolved } = window.state();
    if (!register) throw new Error('The window was not open');
    const rest = { terminals, printer, held, today, unresolved, refunds: [], webhooksOff: 0 };
    return { ...register, ...rest, catalogue: [], checkout, now: 0 };
  });
  typeAmount(window, '19900');
  await window.asks.charge();
  expect(window.state().checkout).toBe(checkout);
  expect(window.state().notice).toBeNull();
});

test('an answer that news has overtaken does not turn the clock back', async () => {
  const window = await openWindow();
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.start', () => reply.promise);
  typeAmount(window, '19900');
  const charging = window.asks.charge();
  const paid = sampleCheckout(capturedPayment());
  window.bridge.push({ type: 'checkout', checkout: paid });
  reply.resolve(ok(sampleCheckout({ state: 'requested', stage: 'sending' })));
  await charging;
  expect(window.state().checkout).toBe(paid);
});

test('an answer about a payment that was left meanwhile does not bring it back', async () => {
  const window = await openWindow(sampleCheckout(inDoubt));
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.check', () => reply.promise);
  const checking = window.asks.check();
  window.bridge.push({ type: 'checkout', checkout: null });
  reply.resolve(ok(sampleCheckout(inDoubt)));
  await checking;
  expect(window.state().checkout).toBeNull();
});

test('an answer about the same payment that news has overtaken is not shown', async () => {
  const window = await openWindow(sampleCheckout(inDoubt));
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.check', () => reply.promise);
  const checking = window.asks.check();
  const paid = sampleCheckout(capturedPayment());
  window.bridge.push({ type: 'checkout', checkout: paid });
  reply.resolve(ok(sampleCheckout({ state: 'requested', stage: 'sending' })));
  await checking;
  expect(window.state().checkout).toBe(paid);
});

test('an answer to the watchdog does not bring back what the cashier has left', async () => {
  const window = await openWindow(sampleCheckout());
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.check', () => reply.promise);
  const checking = window.asks.checkQuietly();
  window.bridge.answer('checkout.leave', ok(sampleCheckout()));
  await window.asks.leave();
  reply.resolve(ok(sampleCheckout()));
  await checking;
  expect(window.state().checkout).toBeNull();
});

test('cancelling asks the terminal once and shows what the main process says', async () => {
  const window = await openWindow(sampleCheckout());
  const cancelling = sampleCheckout({ cancelRequestedBy: 'merchant' }, { cancel: 'requested' });
  window.bridge.answer('checkout.cancel', ok(cancelling));
  await window.asks.cancel();
  expect(requestsTo(window, 'checkout.cancel')).toEqual([{ paymentId: 'pay_Sample00000001' }]);
  expect(window.state().checkout).toBe(cancelling);
});

test('asking again about a doubt says when it was asked and that nothing is known', async () => {
  const window = await openWindow(sampleCheckout(inDoubt));
  window.bridge.answer('checkout.check', ok(sampleCheckout(inDoubt)));
  await window.asks.check();
  expect(window.state().notice).toEqual({ type: 'still_unknown', at: window.clock.now() });
});

test('asking again about a doubt shows the evidence when there is some', async () => {
  const window = await openWindow(sampleCheckout(inDoubt));
  const paid = sampleCheckout(capturedPayment());
  window.bridge.answer('checkout.check', ok(paid));
  await window.asks.check();
  expect(window.state().checkout).toBe(paid);
  expect(window.state().notice).toBeNull();
});

test('while something is being asked, the window says until when', async () => {
  const window = await openWindow(sampleCheckout(inDoubt));
  window.bridge.fail('checkout.check', 'hang');
  const started = window.clock.now();
  const checking = window.asks.check();
  expect(window.state().asking).toEqual({
    what: 'check',
    until: started + answerWithin['checkout.check'],
  });
  await window.clock.advanceAsync(answerWithin['checkout.check']);
  await checking;
  expect(window.state().asking).toBeNull();
});

test('retrying starts another payment of the same order', async () => {
  const declined = sampleCheckout({ state: 'declined', stage: null }, { cancel: 'over' });
  const window = await openWindow(declined);
  const second = sampleCheckout({ id: 'pay_2' }, { activity: sampleActivity({ id: 'pda_2' }) });
  window.bridge.answer('checkout.retry', ok(second));
  await window.asks.retry();
  expect(requestsTo(window, 'checkout.retry')).toEqual([{ orderId: 'order_Sample00000001' }]);
  expect(window.state().checkout).toBe(second);
});

test('leaving tells the main process and goes back to the keypad', async () => {
  const paid = sampleCheckout(capturedPayment(), { cancel: 'over' });
  const window = await openWindow(paid);
  window.bridge.answer('checkout.leave', ok(paid));
  await window.asks.leave();
  expect(requestsTo(window, 'checkout.leave')).toEqual([{ paymentId: 'pay_Sample00000001' }]);
  expect(window.state().checkout).toBeNull();
});

test('the keypad is back before the main process has answered, and news does not take it away', async () => {
  const paid = sampleCheckout(capturedPayment(), { cancel: 'over' });
  const window = await openWindow(paid);
  const reply = Promise.withResolvers<CheckoutAnswer>();
  window.bridge.answer('checkout.leave', () => reply.promise);
  const leaving = window.asks.leave();
  expect(window.state().checkout).toBeNull();
  window.bridge.push({ type: 'checkout', checkout: paid });
  expect(window.state().checkout).toBeNull();
  window.asks.type({ type: 'digit', digit: '5' });
  expect(window.state().entry.whole).toBe('5');
  reply.resolve(ok(paid));
  await leaving;
});

test('a checkout that the main process will not let go comes back', async () => {
  const paid = sampleCheckout(capturedPayment(), { cancel: 'over' });
  const window = await openWindow(paid);
  window.bridge.answer('checkout.leave', {
    ok: false,
    refusal: { type: 'terminal_busy', activityId: null, inDoubt: true },
  });
  await window.asks.leave();
  expect(window.state().checkout).toEqual(paid);
});

test('a checkout that never became a payment can be left without asking', async () => {
  const window = await openWindow(sampleCheckout({}, { payment: null }));
  await window.asks.leave();
  expect(window.state().checkout).toBeNull();
});

test('resolving an interruption asks the terminal only while nothing is known', async () => {
  const unknown = await openWindow(sampleCheckout(inDoubt, { recovered: true }));
  unknown.bridge.answer(
    'checkout.check',
    ok(sampleCheckout(capturedPayment(), { recovered: true })),
  );
  await unknown.asks.resolve();
  expect(unknown.state().lookedAt).toBe('pda_Sample00000001');
  expect(unknown.state().checkout?.payment?.state).toBe('captured');

  const known = await openWindow(sampleCheckout(capturedPayment(), { recovered: true }));
  await known.asks.resolve();
  expect(requestsTo(known, 'checkout.check')).toEqual([]);
});
