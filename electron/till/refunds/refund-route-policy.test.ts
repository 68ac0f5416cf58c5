import { expect, test } from 'vitest';
import type { Payment } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';
import { aRefund } from '../../ledger/testing/samples.ts';
import type { TerminalAbility } from '../../terminals/service.ts';
import { samplePayment, sampleReceipt } from '../testing/samples.ts';
import { adviseRefund } from './refund-route-policy.ts';

const day = 24 * 3_600_000;
const paid = samplePayment({
  id: 'pay_1',
  state: 'captured',
  authorisedAmount: 19_900,
  capturedAmount: 19_900,
  approval: sampleReceipt(),
});
const counter = (...abilities: readonly TerminalAbility[]) =>
  ({ id: '2841158834', abilities, isBusy: false }) as const;
const advise = (payment: Payment, abilities: readonly TerminalAbility[], age = 0) =>
  adviseRefund(payment, [], counter(...abilities), payment.createdAt + age);

test('before settlement the whole is reversed and a part refunded', () => {
  const advice = advise(paid, ['reversal', 'refund']);
  expect(advice).toMatchObject({
    remaining: 19_900,
    whole: { route: 'reversal', needsCard: false },
    part: { route: 'terminal', needsCard: true },
    whyNot: null,
  });
});

const reversalThat = (failure: Refund['failure'], state: Refund['state'] = 'failed') =>
  aRefund('rfnd_1', {
    ...{ route: 'reversal', state, failure, amount: 19_900, terminalId: '2841158834' },
    evidence: { type: 'terminal', frame: 'abort', resultCode: 'B5', receipt: null },
  });

test('what its terminal cannot take back is refunded there, where it can', () => {
  const cannot = { code: 'DEVICE_ERROR', reason: 'Reversal not possible', by: 'provider' } as const;
  const after = (refund: Refund, ...abilities: readonly TerminalAbility[]) =>
    adviseRefund(paid, [refund], counter(...abilities), paid.createdAt).whole?.route;
  expect(after(reversalThat(cannot), 'reversal', 'refund')).toBe('terminal');
  expect(after(reversalThat(cannot), 'reversal')).toBe('reversal');
  // Taken back already, stopped by the customer, or never sent: a refund might be the second one.
  for (const code of ['CARD_DECLINED', 'TRANSACTION_CANCELLED', 'NETWORK_ERROR'] as const) {
    const other = reversalThat({ ...cannot, code });
    expect(after(other, 'reversal', 'refund')).toBe('reversal');
  }
  const notSent = { ...reversalThat({ ...cannot, by: 'till' }), evidence: null };
  expect(after(notSent, 'reversal', 'refund')).toBe('reversal');
});

test('an end of day without an answer leaves open what was taken before it, and nothing else', () => {
  const asked = (payment: Payment, dayAskedAt: number) =>
    adviseRefund(payment, [], { ...counter('reversal', 'refund'), dayAskedAt }, paid.createdAt);
  expect(asked(paid, paid.createdAt).isSettlementUnknown).toBe(true);
  expect(asked(paid, paid.createdAt - 1).isSettlementUnknown).toBe(false);
  const settled = { ...paid, settledAt: paid.createdAt };
  expect(asked(settled, paid.createdAt).isSettlementUnknown).toBe(false);
  expect(advise(paid, ['reversal']).isSettlementUnknown).toBe(false);
});

test('once something has gone back, the rest is a refund', () => {
  const gone = aRefund('rfnd_1', { state: 'processed', amount: 9_900 });
  const advice = adviseRefund(paid, [gone], counter('reversal', 'refund'), paid.createdAt);
  expect(advice).toMatchObject({
    refunded: 9_900,
    remaining: 10_000,
    whole: { route: 'terminal' },
  });
});

test('a terminal that only reverses takes the whole back, and nothing once it has settled', () => {
  expect(advise(paid, ['reversal'])).toMatchObject({
    whole: { route: 'reversal' },
    part: null,
    whyNoPart: 'only_whole_before_settlement',
  });
  const settled = advise({ ...paid, settledAt: 2_000 }, ['reversal']);
  expect(settled).toMatchObject({ whole: null, whyNot: 'settled' });
});

test.each([
  ['cash', { method: 'cash' }, 'drawer'],
  ['a UPI code of the till’s own', { method: 'upi', terminalId: null }, 'person'],
] as const)('%s goes back another way', (_what, changes, route) => {
  expect(advise({ ...paid, ...changes }, ['reversal', 'refund']).whole?.route).toBe(route);
});

test.each([
  ['in doubt', { state: 'in_doubt', capturedAmount: 0 }, 'in_doubt'],
  ['never paid', { state: 'declined', capturedAmount: 0 }, 'not_captured'],
  ['paid online', { evidence: { type: 'upstream', reference: 'pay_x' } }, 'upstream_missing'],
  ['paid by netbanking', { method: 'netbanking' }, 'upstream_missing'],
] as const)('what is %s cannot go back, and it is said why', (_what, changes, whyNot) => {
  const advice = advise({ ...paid, ...changes }, ['reversal', 'refund']);
  expect(advice).toMatchObject({ whole: null, part: null, whyNot });
});

test.each([
  ['card', 180, null],
  ['card', 181, 'too_old'],
  ['upi', 90, null],
  ['upi', 91, 'too_old'],
] as const)('%s after %i days: %s', (method, days, whyNot) => {
  expect(advise({ ...paid, method }, ['reversal', 'refund'], days * day).whyNot).toBe(whyNot);
});

test('without its terminal nothing goes back by it', () => {
  expect(adviseRefund(paid, [], null, paid.createdAt)).toMatchObject({ whyNot: 'terminal_gone' });
});

test('a terminal that is at work gives nothing back now, whatever it can do', () => {
  const busy = { ...counter('reversal', 'refund'), isBusy: true };
  expect(adviseRefund(paid, [], busy, paid.createdAt)).toMatchObject({
    whole: null,
    part: null,
    whyNot: 'terminal_busy',
  });
});
