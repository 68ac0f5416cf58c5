import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimOf, isOpenPayment, type Payment, type PaymentState } from '../../shared/payment.ts';
import { type Act, endDay, perform, tenderActs, terminalActs } from './testing/counter-acts.ts';
import { type CounterDay, dayTerminal, openCounterDay } from './testing/counter-day.ts';
import type { ScriptStep } from './testing/scripted-terminals.ts';

/**
 * The promises where a counter is paid in every way at once: parts, cash, codes that a person confirms,
 * people who decide about doubts and are not always right, and terminals that speak late or not at all.
 */
const script: fc.Arbitrary<readonly ScriptStep[]> = fc.oneof(
  fc.constantFrom<readonly ScriptStep[]>(
    ['show', 'approve', 'finish'],
    ['show', 'approve-unheard', 'lose-line'],
    ['show', 'lose-line'],
    ['show', 'fall-silent'],
    ['show', 'decline'],
  ),
  fc.array(
    fc.constantFrom<ScriptStep>(
      'show',
      'pin',
      'wait',
      'approve',
      'approve-unheard',
      'approve-another-amount',
      'decline',
      'customer-cancels',
      'finish',
      'lose-line',
      'fall-silent',
    ),
    { maxLength: 6 },
  ),
);

/** What belongs together at a counter, so that chance gets beyond its beginning; and anything else. */
const scene: fc.Arbitrary<readonly Act[]> = fc.oneof(
  fc.constantFrom<readonly Act[]>(
    ['sell', 'pass'],
    ['part', 'pass'],
    ['sell', 'pass', 'say-not-paid'],
    ['sell', 'pass', 'say-paid'],
    ['part', 'pass', 'say-not-paid', 'cash-rest'],
    ['part', 'pass', 'cash-rest'],
    ['sell', 'switch', 'pass'],
    ['upi', 'confirm-upi', 'upi-rest', 'confirm-upi'],
    ['upi', 'upi', 'confirm-upi', 'confirm-upi'],
    ['turn-deaf', 'plug', 'plug', 'plug', 'sell', 'pass', 'say-not-paid'],
    ['turn-deaf', 'sell', 'pass', 'say-not-paid', 'plug', 'plug', 'plug', 'sell', 'pass'],
  ),
  fc.constantFrom<Act>(...terminalActs, ...tenderActs).map((act) => [act]),
);
const acts = fc.array(scene, { minLength: 1, maxLength: 6 }).map((scenes) => scenes.flat());
const day = fc.tuple(fc.array(script, { minLength: 1, maxLength: 4 }), acts);
const runs = { numRuns: 60 };

const finalStates: readonly PaymentState[] = [
  'captured',
  'declined',
  'failed',
  'cancelled',
  'expired',
];

/** Lives through days of all kinds; looks after every act, and once more when nothing can come. */
async function always(
  look: (counter: CounterDay) => void,
  after: (counter: CounterDay) => void = look,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      const counter = await openCounterDay(scripts);
      for (const act of acted) {
        await perform(counter, act);
        look(counter);
      }
      await endDay(counter);
      after(counter);
      expect(counter.broken).toEqual([]);
      await counter.close();
    }),
    runs,
  );
}

test('no order takes more than it asks, except what a terminal says against a person (promises 3, 4)', async () => {
  await always((counter) => {
    const contradicted = contradictedOrders(counter);
    for (const order of counter.ledger.orders({ count: 1_000, skip: 0 })) {
      const payments = counter.ledger.paymentsOfOrder(order.id);
      const captured = payments.reduce((sum, payment) => sum + payment.capturedAmount, 0);
      expect(order.amountPaid).toBe(captured);
      expect(order.status === 'paid').toBe(captured >= order.amount);
      if (contradicted.has(order.id)) continue;
      const claimed = payments.reduce((sum, payment) => sum + claimOf(payment), 0);
      expect(claimed).toBeLessThanOrEqual(order.amount);
    }
  });
});

test('a terminal has at most one open payment (promise 4)', async () => {
  await always((counter) => {
    const open = counter.payments().filter(isOpenPayment).filter(isAtTerminal);
    expect(open.length).toBeLessThanOrEqual(1);
  });
});

test('every end has its evidence, and cash its change (promise 5)', async () => {
  await always((counter) => {
    for (const payment of counter.payments()) {
      const { evidence, terminalId, method, amount, state } = payment;
      if (!finalStates.includes(state)) continue;
      expect(evidence).not.toBeNull();
      if (method === 'cash') {
        expect(evidence).toEqual({ type: 'cash', tendered: 20_000, change: 20_000 - amount });
      } else if (terminalId === null) {
        expect(evidence?.type).toBe('person');
      }
    }
  });
});

test('what the terminal’s word says was taken was taken, and nothing else', async () => {
  await always((counter) => {
    for (const payment of counter.payments()) {
      if (!isAtTerminal(payment) || payment.evidence?.type !== 'terminal') continue;
      const taken = counter.memory.taken.get(payment.id) ?? 0;
      if (payment.state === 'captured') expect(taken).toBe(payment.capturedAmount);
      else if (finalStates.includes(payment.state)) expect(taken).toBe(0);
    }
  });
});

test('nobody is charged twice: each payment is sent once, each reference pays once (promise 2)', async () => {
  await always((counter) => {
    const sent = counter.ports.flatMap((port) => port.sent.map(({ paymentId }) => paymentId));
    expect(new Set(sent).size).toBe(sent.length);
    for (const id of sent) expect(counter.ledger.payment(id)?.terminalId).toBe(dayTerminal.id);
    const references = counter
      .payments()
      .filter((payment) => !isAtTerminal(payment) && payment.approval !== null)
      .map(({ approval }) => approval?.mark);
    expect(new Set(references).size).toBe(references.length);
  });
});

test('what a terminal took in spite of a person is never lost', async () => {
  await always(
    () => undefined,
    ({ memory, ledger }) => {
      const { last } = memory;
      if (last.type !== 'result' || last.outcome.type !== 'approved') return;
      expect(ledger.paymentOfMark(dayTerminal.id, last.mark)).toBeDefined();
    },
  );
});

test('no payment stays open for ever, and the journal tells the whole day (promise 7)', async () => {
  await always(
    () => undefined,
    (counter) => {
      for (const { state } of counter.payments()) expect(finalStates).toContain(state);
      expect(counter.chain()).toMatchObject({ ok: true });
      expect(counter.differences()).toEqual([]);
    },
  );
});

function isAtTerminal({ terminalId }: Payment): boolean {
  return terminalId !== null;
}

/** Orders of which a payment was ended by a person before the terminal said that it had taken it. */
function contradictedOrders({ ledger }: CounterDay): ReadonlySet<string> {
  const payments = ledger.entriesAfter(0, 100_000).flatMap(({ change }) => {
    return change.type === 'payment' ? [change.payment] : [];
  });
  const contradicted = payments.filter(({ doubt }) => doubt?.reason === 'verdict_contradicted');
  return new Set(contradicted.map(({ orderId }) => orderId));
}
