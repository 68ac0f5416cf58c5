import { expect, test } from 'vitest';
import type { CheckoutView } from '../../shared/ipc.ts';
import type { Story } from '../../shared/story.ts';
import { capturedPayment, sampleCheckout, sampleOrder } from '../testing/samples.ts';
import { createTestWindow } from '../testing/window.ts';
import { selectedUnresolved } from './attention-slice.ts';

function inDoubt(seq: number, different: Partial<CheckoutView> = {}): CheckoutView {
  return sampleCheckout(
    { id: `pay_${seq}`, state: 'in_doubt', doubt: { reason: 'no_answer', since: 1 } },
    { id: `pda_${seq}`, order: sampleOrder({ id: `order_${seq}`, seq }), ...different },
  );
}

const asked = { times: 2, lastAt: 9, said: 'silent' } as const;

function openWith(...unresolved: readonly CheckoutView[]) {
  const window = createTestWindow({ unresolved });
  window.store.setState({ unresolved });
  return { ...window, selected: () => selectedUnresolved(window.state())?.id };
}

test('the oldest is looked at first, and the arrow keys go no further than the ends', () => {
  const { attention, selected } = openWith(inDoubt(1), inDoubt(2), inDoubt(3));
  expect(selected()).toBe('pda_1');
  attention.step(-1);
  expect(selected()).toBe('pda_1');
  attention.step(1);
  attention.step(1);
  attention.step(1);
  expect(selected()).toBe('pda_3');
});

test('one that is resolved meanwhile gives way to the oldest that is left', () => {
  const { attention, bridge, selected } = openWith(inDoubt(1), inDoubt(2));
  attention.select('pda_2');
  bridge.push({ type: 'unresolved', checkouts: [inDoubt(1)] });
  expect(selected()).toBe('pda_1');
  bridge.push({ type: 'unresolved', checkouts: [] });
  expect(selected()).toBeUndefined();
});

test('asking the terminal shows what it said, and that the end is still not known', async () => {
  const { attention, bridge, state } = openWith(inDoubt(1), inDoubt(2));
  bridge.answer('checkout.check', { ok: true, checkout: inDoubt(1, { asked }) });
  await attention.ask();
  expect(bridge.calls.at(-1)).toEqual({
    channel: 'checkout.check',
    request: { paymentId: 'pay_1' },
  });
  expect(state().unresolved.map((view) => view.asked)).toEqual([asked, null]);
  expect(state().notice).toMatchObject({ type: 'still_unknown' });
});

test('a terminal that knows is believed without a remark', async () => {
  const { attention, bridge, state } = openWith(inDoubt(1));
  const paid = inDoubt(1, { payment: capturedPayment({ id: 'pay_1' }) });
  bridge.answer('checkout.check', { ok: true, checkout: paid });
  await attention.ask();
  expect(state().notice).toBeNull();
});

test('a person’s word is told to the till, and what came of it is shown', async () => {
  const { attention, bridge, state } = openWith(inDoubt(7));
  const verdict = { paymentId: 'pay_7', verdict: 'paid', reference: '600509300042' } as const;
  const paid = inDoubt(7, { payment: capturedPayment({ id: 'pay_7' }) });
  bridge.answer('checkout.resolve', { ok: true, checkout: paid });
  expect(await attention.resolve(verdict)).toBe(true);
  expect(bridge.calls.at(-1)?.request).toEqual(verdict);
  expect(state().attention.told).toEqual({ seq: 7, verdict: 'paid' });
});

test('where the terminal said otherwise, its word is the one that is shown', async () => {
  const { attention, bridge, state } = openWith(inDoubt(7));
  const paid = inDoubt(7, { payment: capturedPayment({ id: 'pay_7' }) });
  bridge.answer('checkout.resolve', { ok: true, checkout: paid });
  const verdict = { paymentId: 'pay_7', verdict: 'not_paid', reference: 'not_debited' } as const;
  await attention.resolve(verdict);
  expect(state().attention.told).toEqual({ seq: 7, verdict: 'paid' });
});

test('a refused word changes nothing and says why', async () => {
  const { attention, bridge, state } = openWith(inDoubt(7));
  bridge.answer('checkout.resolve', { ok: false, refusal: { type: 'reference_invalid' } });
  const verdict = { paymentId: 'pay_7', verdict: 'paid', reference: 'x' } as const;
  expect(await attention.resolve(verdict)).toBe(false);
  expect(state()).toMatchObject({
    attention: { told: null },
    notice: { type: 'refusal', refusal: { type: 'reference_invalid' } },
    unresolved: [{ id: 'pda_7' }],
  });
});

test('only what is over can be put away by having seen it', async () => {
  const over = inDoubt(2, { payment: capturedPayment({ id: 'pay_2' }), recovered: true });
  const { attention, bridge } = openWith(inDoubt(1), over);
  bridge.answer('checkout.leave', { ok: true, checkout: over });
  await attention.seen();
  expect(bridge.calls).toEqual([]);
  attention.select('pda_2');
  await attention.seen();
  expect(bridge.calls).toEqual([{ channel: 'checkout.leave', request: { paymentId: 'pay_2' } }]);
  await attention.ask();
  expect(bridge.calls).toHaveLength(1);
});

test('what was done so far comes with the one that is looked at', async () => {
  const { attention, bridge, state } = openWith(inDoubt(1), inDoubt(2));
  const story = (seq: number): Story => ({
    ...{ order: sampleOrder({ id: `order_${seq}`, seq }) },
    ...{ payments: [], lines: [], names: {}, missing: [] },
  });
  bridge.answer('history.story', ({ orderId }) => ({ story: story(Number(orderId.slice(6))) }));
  const first = attention.tell();
  attention.select('pda_2');
  await Promise.all([first, attention.tell()]);
  expect(state().attention.story?.order.seq).toBe(2);
});
