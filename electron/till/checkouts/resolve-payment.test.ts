import { expect, test } from 'vitest';
import type { Answer } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import { perform } from '../testing/counter-acts.ts';
import { type CounterDay, dayTerminal, openCounterDay } from '../testing/counter-day.ts';
import type { ScriptStep } from '../testing/scripted-terminals.ts';

const staff = { type: 'staff', staffId: 'staff_1' } as const;
const unseen: readonly ScriptStep[] = ['show', 'approve-unheard', 'lose-line'];
const nothing: readonly ScriptStep[] = ['show', 'lose-line'];
const quiet: readonly ScriptStep[] = ['show', 'fall-silent'];

/** A sale at the counter that ends in doubt. */
async function inDoubt(day: CounterDay): Promise<Payment> {
  await perform(day, 'sell');
  await perform(day, 'pass');
  const payment = day.ledger.openPaymentOfTerminal(dayTerminal.id);
  if (payment?.state !== 'in_doubt') throw new Error(`It is ${payment?.state}`);
  return payment;
}

async function resolve(
  day: CounterDay,
  payment: Payment,
  verdict: 'paid' | 'not_paid',
  more: { readonly reference?: string; readonly amount?: number } = {},
): Promise<Answer<Payment>> {
  const given = { paymentId: payment.id, verdict, reference: 'slip 77', ...more };
  const answer = day.till.checkouts.resolve(given, staff);
  await day.clock.advanceAsync(11_000);
  return await answer;
}

function told(answer: Answer<Payment>): Payment {
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.type}`);
  return answer.value;
}

test('where nobody can ask the terminal, a person’s word counts and frees it', async () => {
  const day = await openCounterDay([nothing, ['show', 'approve', 'finish']]);
  const payment = await inDoubt(day);
  const resolved = told(await resolve(day, payment, 'not_paid', { reference: ' no slip ' }));
  expect(resolved).toMatchObject({
    state: 'cancelled',
    evidence: { type: 'person', staffId: 'staff_1', reference: 'no slip' },
  });
  expect(day.ledger.openPaymentOfTerminal(dayTerminal.id)).toBeUndefined();
});

test('the terminal is asked first, and its word is the one that counts', async () => {
  const day = await openCounterDay([['show', 'approve-unheard', 'fall-silent']]);
  day.memory.isDeaf = true;
  const payment = await inDoubt(day);
  day.memory.isDeaf = false;
  expect(told(await resolve(day, payment, 'not_paid'))).toMatchObject({
    state: 'captured',
    evidence: { type: 'terminal' },
  });
});

test('while the terminal is still at work nobody can know, so nobody may say', async () => {
  const day = await openCounterDay([['show', ...new Array<ScriptStep>(300).fill('wait')]]);
  await perform(day, 'sell');
  await day.clock.advanceAsync(160_000);
  const payment = day.ledger.openPaymentOfTerminal(dayTerminal.id);
  expect(payment?.doubt?.reason).toBe('cancel_unanswered');
  if (!payment) return;
  expect(await resolve(day, payment, 'not_paid')).toMatchObject({
    ok: false,
    refusal: { type: 'terminal_busy', inDoubt: true },
  });
});

test('money that the terminal took in spite of a person comes to light with the next line', async () => {
  const day = await openCounterDay([unseen]);
  const payment = await inDoubt(day);
  await resolve(day, payment, 'not_paid');
  expect(day.till.checkouts.activityOfPayment(payment.id)?.status).toBe('failed');
  await perform(day, 'plug');
  expect(day.ledger.payment(payment.id)).toMatchObject({
    state: 'in_doubt',
    doubt: { reason: 'verdict_contradicted' },
    approval: { mark: 'mark-1', amount: 19_900 },
    evidence: null,
  });
  expect(day.till.checkouts.activityOfPayment(payment.id)?.status).toBe('processing');
});

test.each([
  ['paid', 'captured'],
  ['not_paid', 'cancelled'],
] as const)('told of it, a person decides again: %s, and that stands', async (verdict, state) => {
  const day = await openCounterDay([unseen]);
  const payment = await inDoubt(day);
  await resolve(day, payment, 'not_paid');
  await perform(day, 'plug');
  expect(told(await resolve(day, payment, verdict)).state).toBe(state);
  await perform(day, 'plug');
  expect(day.ledger.payment(payment.id)?.state).toBe(state);
});

test('said to be paid, it takes the terminal’s receipt when that comes at last', async () => {
  const day = await openCounterDay([unseen]);
  const payment = await inDoubt(day);
  const paid = told(await resolve(day, payment, 'paid'));
  await perform(day, 'plug');
  expect(day.ledger.payment(payment.id)).toEqual({
    ...paid,
    approval: expect.objectContaining({ mark: 'mark-1' }),
  });
});

test('what the last sale left in a terminal that says nothing is not taken for the next one’s', async () => {
  const day = await openCounterDay([unseen, nothing]);
  await day.clock.advanceAsync(0);
  const first = await inDoubt(day);
  day.memory.isDeaf = true;
  await resolve(day, first, 'not_paid');
  for (let time = 0; time < 3; time += 1) await perform(day, 'plug');
  const second = await inDoubt(day);
  day.memory.isDeaf = false;
  await perform(day, 'plug');
  expect(day.ledger.payment(second.id)).toMatchObject({ state: 'in_doubt', capturedAmount: 0 });
});

test('an answer that proved nothing before the verdict still speaks against it', async () => {
  const day = await openCounterDay([['show', 'approve-unheard', 'fall-silent']]);
  day.memory.isDeaf = true;
  await day.restart();
  for (let time = 0; time < 2; time += 1) await perform(day, 'plug');
  const payment = await inDoubt(day);
  day.memory.isDeaf = false;
  expect(told(await resolve(day, payment, 'not_paid')).doubt?.reason).toBe('verdict_contradicted');
  expect(told(await resolve(day, payment, 'not_paid')).state).toBe('cancelled');
});

test('a slip over less than was asked is counted as what it says', async () => {
  const day = await openCounterDay([nothing]);
  const payment = await inDoubt(day);
  expect(await resolve(day, payment, 'paid', { amount: 19_901 })).toMatchObject({
    refusal: { type: 'amount_invalid' },
  });
  const resolved = told(await resolve(day, payment, 'paid', { amount: 500 }));
  expect(resolved.capturedAmount).toBe(500);
  expect(day.ledger.order(payment.orderId)).toMatchObject({ status: 'attempted', amountPaid: 500 });
});

test('another amount at the terminal is ended by a person and never counted as more', async () => {
  const day = await openCounterDay([['show', 'approve-another-amount', 'finish']]);
  const payment = await inDoubt(day);
  expect(payment.doubt?.reason).toBe('amount_differs');
  expect(told(await resolve(day, payment, 'paid')).capturedAmount).toBe(19_900);
});

test.each([
  ['', 'reference_invalid'],
  ['   ', 'reference_invalid'],
  ['x'.repeat(41), 'reference_invalid'],
  ['two\nlines', 'reference_invalid'],
  [`4${'1'.repeat(15)}`, 'reference_is_card_number'],
])('the reference %j is refused', async (reference, type) => {
  const day = await openCounterDay([quiet]);
  day.memory.isDeaf = true;
  const payment = await inDoubt(day);
  expect(await resolve(day, payment, 'paid', { reference })).toMatchObject({ refusal: { type } });
  expect(day.ledger.payment(payment.id)?.state).toBe('in_doubt');
});

test('what is not in doubt is nobody’s to decide', async () => {
  const day = await openCounterDay([['show', 'approve', 'finish']]);
  await perform(day, 'sell');
  await perform(day, 'pass');
  const [payment] = day.payments();
  if (!payment) throw new Error('Nothing was sold');
  expect(await resolve(day, payment, 'not_paid')).toMatchObject({
    refusal: { type: 'payment_not_in_doubt' },
  });
});
