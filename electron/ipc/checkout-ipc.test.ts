import { expect, test } from 'vitest';
import type { CheckoutAnswer, CheckoutView } from '../../shared/ipc.ts';
import { chai, openTestCounter } from './testing/test-counter.ts';

const one = [{ type: 'item' as const, itemId: chai.id, quantity: 1 }];
const typed = (amount: number) => [{ type: 'amount', amount } as const];
const upi = { upiAddress: 'shop@bank' };
const utr = '432100000001';

function shown(answer: CheckoutAnswer): CheckoutView {
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.type}`);
  return answer.checkout;
}

function paymentOf(answer: CheckoutAnswer): string {
  return shown(answer).payment?.id ?? '';
}

test('cash is taken at once, with its change as evidence', async () => {
  const { call } = await openTestCounter({});
  const tender = { method: 'cash', tendered: 50_000 } as const;
  const view = shown(await call('checkout.start', { lines: typed(19_900), tender }));
  expect(view).toMatchObject({
    activity: null,
    amountDue: 0,
    cash: { tendered: 50_000, change: 30_100 },
    cancel: 'over',
    order: { status: 'paid', amountPaid: 19_900, soldBy: 'staff_asha' },
    payment: { method: 'cash', state: 'captured', terminalId: null },
  });
  expect(view.id).toBe(view.payment?.id);
});

test('too little cash is refused, and no order is made for nothing', async () => {
  const { call, till } = await openTestCounter({});
  const tender = { method: 'cash', tendered: 10_000 } as const;
  expect(await call('checkout.start', { lines: typed(19_900), tender })).toEqual({
    ok: false,
    refusal: { type: 'cash_too_little', amount: 19_900 },
  });
  expect(till().orders.list({ count: 9, skip: 0 })).toEqual([]);
});

test('one sale is paid in parts, each its own payment, and never with more than is due', async () => {
  const { call, pass } = await openTestCounter({});
  const tender = { method: 'cash', tendered: 5_000, amount: 5_000 } as const;
  const first = shown(await call('checkout.start', { lines: typed(19_900), tender }));
  expect(first).toMatchObject({ amountDue: 14_900, order: { status: 'attempted' } });
  const orderId = first.order.id;
  const tooMuch = { method: 'cash', tendered: 20_000, amount: 15_000 } as const;
  expect(await call('checkout.pay', { orderId, tender: tooMuch })).toEqual({
    ok: false,
    refusal: { type: 'order_amount_exceeded', amountDue: 14_900 },
  });
  const card = shown(
    await call('checkout.pay', { orderId, tender: { method: 'card', amount: 10_000 } }),
  );
  expect(card).toMatchObject({ amountDue: 4_900, payment: { amount: 10_000 } });
  const claimed = { method: 'cash', tendered: 20_000, amount: 14_900 } as const;
  expect(await call('checkout.pay', { orderId, tender: claimed })).toMatchObject({
    refusal: { type: 'order_busy', inDoubt: false },
  });
  await pass(1_000);
  const rest = shown(
    await call('checkout.pay', { orderId, tender: { method: 'cash', tendered: 4_900 } }),
  );
  expect(rest.order).toMatchObject({ status: 'paid', amountPaid: 19_900 });
  expect(rest.payments.map(({ method, capturedAmount }) => [method, capturedAmount])).toEqual([
    ['cash', 5_000],
    ['card', 10_000],
    ['cash', 4_900],
  ]);
});

test('a UPI code is on disk before it is shown, and a person confirms it', async () => {
  const { call, ledger } = await openTestCounter({ settings: upi });
  const started = await call('checkout.start', {
    lines: typed(19_900),
    tender: { method: 'upi_person' },
  });
  const paymentId = paymentOf(started);
  expect(shown(started).upiText).toBe(
    `upi://pay?pa=shop@bank&pn=Galla%20Stores&am=199.00&cu=INR&tr=${paymentId}`,
  );
  expect(ledger.payment(paymentId)).toMatchObject({ state: 'presented', stage: 'qr' });
  expect(await call('checkout.confirm_upi', { paymentId, utr: '12' })).toMatchObject({
    refusal: { type: 'reference_invalid' },
  });
  const confirmed = shown(await call('checkout.confirm_upi', { paymentId, utr }));
  expect(confirmed).toMatchObject({
    upiText: null,
    order: { status: 'paid' },
    payment: {
      state: 'captured',
      evidence: { type: 'person', staffId: 'staff_asha', reference: utr },
    },
  });
});

test('one bank reference pays for one sale', async () => {
  const { call } = await openTestCounter({ settings: upi });
  const tender = { method: 'upi_person' } as const;
  const first = paymentOf(await call('checkout.start', { lines: typed(100), tender }));
  await call('checkout.confirm_upi', { paymentId: first, utr });
  const second = paymentOf(await call('checkout.start', { lines: typed(200), tender }));
  expect(await call('checkout.confirm_upi', { paymentId: second, utr: '4321 0000 0001' })).toEqual({
    ok: false,
    refusal: { type: 'reference_used', seq: 1 },
  });
});

test('a code that brought nothing is cancelled by the person who says so', async () => {
  const { call } = await openTestCounter({ settings: upi });
  const tender = { method: 'upi_person' } as const;
  const paymentId = paymentOf(await call('checkout.start', { lines: typed(100), tender }));
  expect(shown(await call('checkout.cancel', { paymentId })).payment).toMatchObject({
    state: 'cancelled',
    evidence: { type: 'person', reference: 'nothing_arrived' },
  });
});

test('a code that nobody speaks about is in doubt, never guessed', async () => {
  const { call, pass, restart, port } = await openTestCounter({ settings: upi });
  const tender = { method: 'upi_person' } as const;
  const late = paymentOf(await call('checkout.start', { lines: typed(100), tender }));
  await pass(300_000);
  expect(shown(await call('checkout.check', { paymentId: late })).payment).toMatchObject({
    state: 'in_doubt',
    doubt: { reason: 'unconfirmed' },
  });
  const cutOff = paymentOf(await call('checkout.start', { lines: typed(200), tender }));
  await restart();
  const open = await call('checkout.open_list', {});
  expect(open.checkouts.map(({ payment, recovered }) => [payment?.id, recovered])).toEqual([
    [late, true],
    [cutOff, true],
  ]);
  const resolved = await call('checkout.resolve', {
    ...{ paymentId: cutOff, verdict: 'not_paid', reference: 'not in the bank app' },
  });
  expect(shown(resolved).payment?.state).toBe('cancelled');
  expect(port().sent).toEqual([]);
});

test.each([
  [{ upiAddress: null }, 'upi_not_set_up'],
  [{ ...upi, currency: 'EUR' }, 'upi_needs_rupees'],
] as const)('a shop with %o has no code to show', async (settings, type) => {
  const { call } = await openTestCounter({ settings });
  const tender = { method: 'upi_person' } as const;
  expect(await call('checkout.start', { lines: typed(100), tender })).toMatchObject({
    refusal: { type },
  });
});

test('the same goods a moment later are asked about, once', async () => {
  const { call, pass } = await openTestCounter({});
  const tender = { method: 'cash', tendered: 2_000 } as const;
  const first = shown(await call('checkout.start', { lines: one, tender }));
  expect(await call('checkout.start', { lines: one, tender })).toMatchObject({
    refusal: {
      ...{ type: 'same_sale_again', state: 'paid', seq: first.order.seq },
      paymentId: first.payment?.id,
    },
  });
  expect(await call('checkout.start', { lines: one, tender, again: true })).toMatchObject({
    ok: true,
  });
  await pass(120_000);
  expect(await call('checkout.start', { lines: one, tender })).toMatchObject({ ok: true });
});

test('two presses at once are one sale', async () => {
  const { call } = await openTestCounter({});
  const tender = { method: 'cash', tendered: 2_000 } as const;
  const both = await Promise.all([
    call('checkout.start', { lines: one, tender }),
    call('checkout.start', { lines: one, tender }),
  ]);
  expect(both.map(({ ok }) => ok)).toEqual([true, false]);
});

test('a doubt speaks for its sale, also when another part was paid after it', async () => {
  const { call, pass, pushes } = await openTestCounter({ scripts: [['show', 'lose-line']] });
  const card = { method: 'card', amount: 5_000 } as const;
  const first = shown(await call('checkout.start', { lines: typed(19_900), tender: card }));
  await pass(1_000);
  const cash = { method: 'cash', tendered: 14_900 } as const;
  const rest = shown(await call('checkout.pay', { orderId: first.order.id, tender: cash }));
  expect(rest).toMatchObject({ amountDue: 0, order: { status: 'attempted', amountPaid: 14_900 } });
  const lines = pushes.flatMap((push) => (push.type === 'order' ? [push.line] : []));
  expect(lines.at(-1)?.payment?.id).toBe(first.payment?.id);
});

test('what comes back into doubt is shown first, also when it was put aside before', async () => {
  const { call, pass, views, port } = await openTestCounter({
    scripts: [['show', 'approve-unheard', 'lose-line']],
  });
  const paymentId = paymentOf(await call('checkout.start', { lines: typed(19_900) }));
  await pass(1_000);
  await call('checkout.aside', { paymentId });
  const verdict = { paymentId, verdict: 'not_paid', reference: 'no slip' } as const;
  expect(shown(await call('checkout.resolve', verdict)).payment?.state).toBe('cancelled');
  await call('checkout.leave', { paymentId });
  expect(views().current()).toBeNull();
  await port().connect();
  expect(views().current()).toMatchObject({
    payment: { id: paymentId, doubt: { reason: 'verdict_contradicted' } },
    aside: false,
  });
});

test('a known customer goes to the terminal and into the order', async () => {
  const { call } = await openTestCounter({});
  const customer = { name: 'Meera', contact: '+919876543210' };
  const view = shown(
    await call('checkout.start', { lines: typed(100), customer, notes: { a: 'b' } }),
  );
  expect(view.order).toMatchObject({ customer, notes: { a: 'b' } });
  expect(view.activity?.echo?.prefill).toEqual({ ...customer, method: 'card' });
});

test('what its terminal is asked about a payment in doubt is told as it is asked', async () => {
  const { call, pass, views, pushes, memory } = await openTestCounter({
    scripts: [['show', 'approve-unheard', 'fall-silent']],
  });
  memory.isDeaf = true;
  await call('checkout.start', { lines: typed(19_900) });
  await pass(1_000);
  const first = views().unresolved()[0]?.asked;
  expect(first).toMatchObject({ said: 'silent' });
  await pass(20_000);
  const later = views().unresolved()[0]?.asked;
  expect(later?.times).toBeGreaterThan(first?.times ?? 0);
  expect(pushes.at(-1)).toMatchObject({ type: 'unresolved', checkouts: [{ asked: later }] });
});

test('a payment in doubt is put aside, blocks cards there, and lets cash go on', async () => {
  const { call, pass, views, pushes, restart } = await openTestCounter({
    scripts: [['show', 'lose-line']],
  });
  const paymentId = paymentOf(await call('checkout.start', { lines: typed(19_900) }));
  await pass(1_000);
  expect(views().current()).toMatchObject({ payment: { id: paymentId, state: 'in_doubt' } });
  expect(shown(await call('checkout.aside', { paymentId })).aside).toBe(true);
  expect(views().current()).toBeNull();
  expect(pushes.at(-1)).toMatchObject({ type: 'unresolved', checkouts: [{ aside: true }] });
  expect(await call('checkout.start', { lines: typed(5_000) })).toMatchObject({
    refusal: { type: 'terminal_busy', inDoubt: true },
  });
  const tender = { method: 'cash', tendered: 5_000 } as const;
  const cash = shown(await call('checkout.start', { lines: typed(5_000), tender, again: true }));
  expect(views().current()?.id).toBe(cash.id);
  await call('checkout.leave', { paymentId: cash.payment?.id ?? '' });
  expect(views().current()).toBeNull();
  expect(views().unresolved()).toHaveLength(1);
  await restart();
  expect(views().unresolved()).toMatchObject([{ payment: { id: paymentId }, aside: false }]);
});
