import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Payment } from '../../shared/payment.ts';
import { claimsMoney, isOpenRefund, type Refund } from '../../shared/refund.ts';
import { perform } from './testing/counter-acts.ts';
import { type CounterDay, dayTerminal, openCounterDay, settle } from './testing/counter-day.ts';
import type { ScriptStep } from './testing/scripted-terminals.ts';

/** What happens at the counter; sales and refunds play the same scripts at the terminal. */
const acts = [
  'sell',
  'cash',
  'refund-all',
  'refund-part',
  'refund-sixteen',
  'refund-by-program',
  'stop',
  'cancel',
  'ask',
  'say-refunded',
  'say-not-refunded',
  'pass',
  'plug',
  'kill',
] as const;

type Act = (typeof acts)[number];

const sale: readonly ScriptStep[] = ['show', 'pin', 'approve', 'finish'];
const trouble = fc.array(
  fc.constantFrom<ScriptStep>(
    'show',
    'pin',
    'wait',
    'approve',
    'approve',
    'approve-unheard',
    'approve-another-amount',
    'approve-again',
    'decline',
    'customer-cancels',
    'finish',
    'finish',
    'lose-line',
    'fall-silent',
  ),
  { maxLength: 6 },
);
/** What a terminal says before it has begun. */
const unwilling = fc.constantFrom<readonly ScriptStep[]>(['refuse'], ['not-sent']);
const scripts = fc.array(fc.oneof(fc.constant(sale), trouble, trouble, unwilling), {
  minLength: 1,
  maxLength: 5,
});
const day = fc.tuple(
  scripts.map((others) => [sale, ...others]),
  fc.array(fc.constantFrom<Act>(...acts, 'refund-part', 'refund-part', 'pass', 'pass'), {
    minLength: 4,
    maxLength: 20,
  }),
);
const runs = { numRuns: 60 };

const manager = { type: 'staff', staffId: 'staff_1' } as const;
const program = { type: 'key', keyId: 'key_1' } as const;

async function act(counter: CounterDay, what: Act): Promise<void> {
  const { till, ledger } = counter;
  const paid = ledger.payments({ count: 10, skip: 0 }).find(isPaid);
  const refund = ledger.refunds({ count: 1, skip: 0 })[0];
  const paymentId = paid?.id ?? '';
  const verdict = (said: 'refunded' | 'not_refunded') =>
    till.refunds.settle({ refundId: refund?.id ?? '', verdict: said, reference: '42' }, manager);
  switch (what) {
    case 'sell':
    case 'cash':
    case 'pass':
    case 'plug':
    case 'kill':
      return await perform(counter, what);
    case 'refund-all':
      return void (await till.refunds.create({ paymentId, amount: null }, manager));
    case 'refund-part':
      return void (await till.refunds.create({ paymentId, amount: 700 }, manager));
    case 'refund-sixteen':
      await Promise.all(
        Array.from({ length: 16 }, () =>
          till.refunds.create({ paymentId, amount: 1_300, route: 'drawer' }, manager),
        ),
      );
      return;
    case 'refund-by-program':
      return void (await till.refunds.create({ paymentId, amount: 900 }, program));
    case 'stop':
      return void (refund && (await till.refunds.stop(refund.id, manager)));
    case 'cancel':
      return void (refund && (await till.refunds.cancel(refund.id, manager)));
    case 'ask':
      if (refund) await begun(counter, till.refunds.ask(refund.id, manager));
      return;
    case 'say-refunded':
      return void (refund && (await begun(counter, verdict('refunded'))));
    case 'say-not-refunded':
      return void (refund && (await begun(counter, verdict('not_refunded'))));
  }
}

/** What asks a terminal waits until it is free; the day goes on meanwhile. */
async function begun(counter: CounterDay, answer: Promise<unknown>): Promise<void> {
  await settle();
  await counter.clock.advanceAsync(11_000);
  await answer;
}

function isPaid({ capturedAmount }: Payment): boolean {
  return capturedAmount > 0;
}

async function always(look: (counter: CounterDay) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(day, async ([played, acted]) => {
      const counter = await openCounterDay(played);
      await perform(counter, 'sell');
      await counter.clock.advanceAsync(60_000);
      for (const one of acted) {
        await act(counter, one);
        await settle();
        look(counter);
        // Some steps of a script, so that the next act meets it half way.
        await counter.clock.advanceAsync(25);
      }
      await counter.clock.advanceAsync(1_000_000);
      look(counter);
      expect(counter.broken).toEqual([]);
      await counter.close();
    }),
    runs,
  );
}

function refundsOf({ ledger }: CounterDay): readonly Refund[] {
  return ledger.refunds({ count: 1_000, skip: 0 });
}

function sum(refunds: readonly Refund[]): number {
  return refunds.reduce((total, { amount }) => total + amount, 0);
}

test('what goes back never comes to more than what came in, also when sixteen ask at once (promise 3)', async () => {
  await always((counter) => {
    for (const payment of counter.payments()) {
      const refunds = counter.ledger.refundsOfPayment(payment.id);
      expect(sum(refunds.filter(claimsMoney))).toBeLessThanOrEqual(payment.capturedAmount);
      const through = refunds.filter(({ state }) => state === 'processed');
      expect(payment.refundedAmount).toBe(sum(through));
    }
  });
});

test('a refund is sent once, and only when it is on disk (promises 1 and 2)', async () => {
  await always((counter) => {
    const sent = counter.ports.flatMap((port) => port.moved.map(({ id }) => id));
    expect(new Set(sent).size).toBe(sent.length);
    for (const id of sent) expect(counter.ledger.refund(id)?.terminalId).toBe(dayTerminal.id);
  });
});

test('a terminal has one transaction at a time, be it a payment or a refund (promise 4)', async () => {
  await always(({ ledger }) => {
    const payments = ledger.openPayments().filter(({ terminalId }) => terminalId !== null);
    const refunds = ledger.openRefunds().filter(({ terminalId }) => terminalId !== null);
    expect(payments.length + refunds.length).toBeLessThanOrEqual(1);
  });
});

test('every end of a refund has its evidence, and the terminal’s word is its own list’s (promise 5)', async () => {
  await always((counter) => {
    for (const refund of refundsOf(counter)) {
      if (refund.state === 'cancelled' || isOpenRefund(refund)) continue;
      expect(refund.evidence).not.toBeNull();
      const isByTerminal = refund.terminalId !== null && refund.evidence?.type !== 'person';
      if (!isByTerminal) continue;
      const given = counter.memory.given.get(refund.id) ?? 0;
      expect(given).toBe(refund.state === 'processed' ? refund.amount : 0);
    }
  });
});

test('after every day the journal tells the whole of it (promise 7)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([played, acted]) => {
      const counter = await openCounterDay(played);
      await perform(counter, 'sell');
      await counter.clock.advanceAsync(60_000);
      for (const one of acted) await act(counter, one);
      await settle();
      expect(counter.chain()).toMatchObject({ ok: true });
      expect(counter.differences()).toEqual([]);
      await counter.close();
    }),
    { numRuns: 40 },
  );
});
