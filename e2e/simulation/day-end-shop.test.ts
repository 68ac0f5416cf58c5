import { expect, test } from 'vitest';
import { nexo } from '../../electron/terminals/nexo/index.ts';
import type { TerminalProtocol } from '../../electron/terminals/terminal.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import { openOneTerminalShop } from './one-terminal-shop.ts';

/** The end of a terminal's day of which nobody knows whether it happened, and money back after it. */
const languages = [zvt, nexo];
const actor = { type: 'till' } as const;
const manager = { type: 'staff', staffId: 'staff_ravi' } as const;

/** A shop with a sale, whose end of day `lose` keeps from being heard of. */
async function open(
  language: TerminalProtocol,
  lose: (shop: Awaited<ReturnType<typeof openOneTerminalShop>>) => Promise<void>,
) {
  const shop = await openOneTerminalShop(language);
  const paid = await shop.sell('card', () => shop.simulated.approve('card'));
  expect(paid.state).toBe('captured');
  expect(advice().isSettlementUnknown).toBe(false);
  await lose(shop);
  return { ...shop, paid, advice, refund, endDay };

  function advice() {
    const found = shop.till().refunds.advise(paid.id);
    if (!found) throw new Error('The payment is gone');
    return found;
  }

  /** All of it; the customer is there with the card. */
  async function refund(): Promise<Refund> {
    const made = shop.till().refunds.create({ paymentId: paid.id, amount: null }, manager);
    await shop.clock.advanceAsync(2_000);
    const answer = await made;
    if (!answer.ok) throw new Error(answer.refusal.type);
    shop.simulated.approve('card');
    await shop.clock.advanceAsync(5_000);
    return shop.till().refunds.find(answer.value.id) ?? answer.value;
  }

  async function endDay() {
    const ended = shop.settlement().run(shop.terminal.id, actor);
    await shop.clock.advanceAsync(120_000);
    return await ended;
  }
}

/** The terminal ends its day and its answer never arrives. */
async function loseTheAnswer(shop: Awaited<ReturnType<typeof openOneTerminalShop>>) {
  shop.simulated.setSilent(true);
  const ended = shop.settlement().run(shop.terminal.id, actor);
  await shop.clock.advanceAsync(1_000);
  await shop.unplug();
  shop.simulated.setSilent(false);
  expect(await ended).toMatchObject({ ok: false, why: 'no_answer' });
  await shop.plugIn();
}

function givenBack(shop: Awaited<ReturnType<typeof open>>): readonly number[] {
  return shop.simulated
    .transactions()
    .flatMap(({ kind, result, amount }) =>
      (kind === 'refund' || kind === 'reversal') && result === 'approved' ? amount : [],
    );
}

test('ZVT: after an end of day without an answer a refused reversal ends, and a refund is next', async () => {
  const shop = await open(zvt, loseTheAnswer);
  expect(shop.advice()).toMatchObject({ isSettlementUnknown: true, whole: { route: 'reversal' } });
  const batch = await shop.settlement().show(shop.terminal.id);
  expect(batch.unknownSince).not.toBeNull();
  const refused = await shop.refund();
  expect(refused).toMatchObject({ route: 'reversal', state: 'failed' });
  expect(givenBack(shop)).toEqual([]);
  expect(shop.advice()).toMatchObject({ remaining: 19_900, whole: { route: 'terminal' } });
  const given = await shop.refund();
  expect(given).toMatchObject({ route: 'terminal', state: 'processed' });
  expect(givenBack(shop)).toEqual([19_900]);
  expect(shop.payment(shop.paid.id).refundedAmount).toBe(19_900);
  expect(shop.differences()).toEqual([]);
});

// It says "refused" of what is settled and of what a person has taken back at the terminal alike.
test('nexo: a refused reversal ends without money, and no refund is offered that may be the second', async () => {
  const shop = await open(nexo, loseTheAnswer);
  expect(await shop.refund()).toMatchObject({ route: 'reversal', state: 'failed' });
  expect(givenBack(shop)).toEqual([]);
  expect(shop.advice()).toMatchObject({ remaining: 19_900, whole: { route: 'reversal' } });
  expect(shop.ledger.openRefundOfTerminal(shop.terminal.id)).toBeUndefined();
  expect(shop.differences()).toEqual([]);
});

test.each(languages)('$name: the next end of day makes it known', async (language) => {
  const shop = await open(language, loseTheAnswer);
  expect(await shop.endDay()).toMatchObject({ ok: true, record: { settled: 1 } });
  expect(shop.advice()).toMatchObject({ isSettlementUnknown: false, whole: { route: 'terminal' } });
  expect((await shop.settlement().show(shop.terminal.id)).unknownSince).toBeNull();
});

test.each(languages)('$name: a till that dies meanwhile does not know either', async (language) => {
  const shop = await open(language, async (dying) => {
    dying.simulated.setSilent(true);
    void dying.settlement().run(dying.terminal.id, actor);
    await dying.clock.advanceAsync(1_000);
    dying.kill();
    await dying.unplug();
    dying.simulated.setSilent(false);
    await dying.plugIn();
    await dying.start();
  });
  expect(shop.advice().isSettlementUnknown).toBe(true);
});

test.each(languages)('$name: what is sold afterwards is not in doubt', async (language) => {
  const shop = await open(language, loseTheAnswer);
  const later: Payment = await shop.sell('card', () => shop.simulated.approve('card'));
  expect(shop.till().refunds.advise(later.id)).toMatchObject({
    isSettlementUnknown: false,
    whole: { route: 'reversal' },
  });
});
