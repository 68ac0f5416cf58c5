import { expect, test } from 'vitest';
import type { MoneyPage } from '../../shared/ipc-payments.ts';
import type { MoneyLine, RefundLine } from '../../shared/money-line.ts';
import type { Refund } from '../../shared/refund.ts';
import { capturedPayment, sampleTime } from '../testing/samples.ts';
import { createTestWindow } from '../testing/window.ts';

const payment = (seq: number): MoneyLine => ({
  type: 'payment',
  seq,
  payment: capturedPayment({ id: `pay_${seq}`, createdAt: sampleTime + 1_000 * seq }),
});

const sampleRefund: Refund = {
  id: 'rfnd_1',
  paymentId: 'pay_2',
  orderId: 'order_Sample00000001',
  terminalId: 'counter-1',
  amount: 5_000,
  currency: 'INR',
  state: 'pending',
  stage: 'card',
  route: 'terminal',
  speed: 'normal',
  notes: {},
  receipt: null,
  requestedBy: null,
  approvedBy: null,
  cancelRequestedBy: null,
  approval: null,
  failure: null,
  doubt: null,
  evidence: null,
  markBefore: null,
  createdAt: sampleTime + 10_000,
  changedAt: sampleTime + 10_000,
};

function refund(different: Partial<Refund> = {}): RefundLine {
  const { seq, payment: paid } = payment(2);
  return { type: 'refund', seq, payment: paid, refund: { ...sampleRefund, ...different } };
}

const page = (lines: readonly MoneyLine[], next: MoneyPage['next'] = null): MoneyPage => ({
  ...{ lines, next, isCut: false },
});
const further = { payments: { to: 1, skip: 1 }, refunds: { to: 1, skip: 0 } };

async function openWindow() {
  const window = createTestWindow();
  await window.follow.load();
  return window;
}

async function open(answer: MoneyPage = page([payment(2), payment(1)])) {
  const window = await openWindow();
  window.bridge.answer('payments.list', answer);
  window.money.look();
  await window.clock.advanceAsync(0);
  const ids = () =>
    window.state().money.lines.map((line) => (line.type === 'refund' ? 'r' : line.seq));
  return { ...window, ids };
}

test('a page that found nothing yet is followed by the next one', async () => {
  const window = await openWindow();
  let asked = 0;
  window.bridge.answer('payments.list', () => {
    asked += 1;
    return asked < 3 ? page([], further) : page([payment(1)]);
  });
  window.money.look();
  await window.clock.advanceAsync(0);
  expect(asked).toBe(3);
  expect(window.state().money).toMatchObject({ search: 'answered', next: null });
  expect(window.state().money.lines).toHaveLength(1);
});

test('a new refund comes first, and goes on being shown as it is', async () => {
  const { bridge, ids, state } = await open();
  bridge.push({ type: 'refund', line: refund() });
  expect(ids()).toEqual(['r', 2, 1]);
  expect(state().openRefunds).toHaveLength(1);
  bridge.push({ type: 'refund', line: refund({ state: 'processed' }) });
  expect(ids()).toEqual(['r', 2, 1]);
  expect(state().openRefunds).toEqual([]);
  expect(state().money.lines[0]).toMatchObject({ refund: { state: 'processed' } });
});

test('an old one that is not in the list stays out of it', async () => {
  const { bridge, ids } = await open();
  bridge.push({ type: 'refund', line: refund({ state: 'processed', createdAt: sampleTime }) });
  expect(ids()).toEqual([2, 1]);
});

test('a list that is narrowed takes no news but of its own lines', async () => {
  const { bridge, ids, money, clock } = await open();
  money.narrow({ standing: 'paid' });
  await clock.advanceAsync(0);
  bridge.push({ type: 'refund', line: refund() });
  expect(ids()).toEqual([2, 1]);
});

test('X54 a refund that was made is followed to its end; one in doubt counts as such', async () => {
  const { bridge, refunds, state } = await open();
  bridge.answer('refunds.create', { ok: true, line: refund() });
  const asked = { paymentId: 'pay_2', amount: 5_000, remaining: 10_000, reason: '' };
  expect(await refunds.create(asked)).toBe(true);
  expect(state().lastRefund?.refund.state).toBe('pending');
  const doubt = { reason: 'line_lost', since: sampleTime } as const;
  bridge.push({ type: 'refund', line: refund({ state: 'in_doubt', doubt }) });
  expect(state().lastRefund?.refund.state).toBe('in_doubt');
  expect(state().openRefunds).toHaveLength(1);
});

test('a refusal is said, and a question without an answer loads everything', async () => {
  const { bridge, refunds, state, clock } = await open();
  const refusal = { type: 'refund_too_much', remaining: 100 } as const;
  bridge.answer('refunds.create', { ok: false, refusal });
  const asked = { paymentId: 'pay_2', amount: 5_000, remaining: 10_000, reason: '' };
  expect(await refunds.create(asked)).toBe(false);
  expect(state().notice).toEqual({ type: 'refusal', refusal });
  bridge.fail('refunds.create', 'hang');
  const loads = bridge.calls.filter(({ channel }) => channel === 'window.load').length;
  const asking = refunds.create(asked);
  expect(await refunds.create(asked)).toBe(false);
  await clock.advanceAsync(10_000);
  expect(await asking).toBe(false);
  expect(state().notice).toEqual({ type: 'no_answer' });
  expect(bridge.calls.filter(({ channel }) => channel === 'window.load')).toHaveLength(loads + 1);
});
