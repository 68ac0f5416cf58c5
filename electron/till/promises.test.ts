import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIds } from '../../shared/ids.ts';
import { createManualClock, type ManualClock } from '../../shared/manual-clock.ts';
import { isOpenPayment, type Payment, type PaymentState } from '../../shared/payment.ts';
import type { Terminal } from '../../shared/terminal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { createTill, type RunningTill } from './create-till.ts';
import {
  createScriptedTerminals,
  freshMemory,
  type ScriptedTerminals,
  type ScriptStep,
  type TerminalMemory,
} from './testing/scripted-terminals.ts';

/** A day at the counter with everything that can go wrong, in virtual time over a real ledger. */
const terminal: Terminal = {
  id: '2841158834',
  name: 'Counter',
  protocol: 'scripted',
  link: { type: 'memory', name: 'scripted' },
  route: 'local',
  placeId: null,
  simulated: true,
};

const script: fc.Arbitrary<readonly ScriptStep[]> = fc.array(
  fc.constantFrom<ScriptStep>(
    'show',
    'pin',
    'wait',
    'approve',
    'approve',
    'approve-another-amount',
    'approve-again',
    'decline',
    'customer-cancels',
    'finish',
    'lose-line',
    'fall-silent',
    'refuse',
    'not-sent',
  ),
  { maxLength: 6 },
);

type Act = 'sell' | 'sell-again' | 'sell-twice' | 'cancel' | 'close' | 'pass' | 'plug' | 'kill';
const acts = fc.array(
  fc.constantFrom<Act>(
    'sell',
    'sell-again',
    'sell-twice',
    'cancel',
    'close',
    'pass',
    'plug',
    'kill',
  ),
  { minLength: 1, maxLength: 12 },
);

const finalStates: readonly PaymentState[] = [
  'captured',
  'declined',
  'failed',
  'cancelled',
  'expired',
  'voided',
];

interface Counter {
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  readonly memory: TerminalMemory;
  readonly ports: ScriptedTerminals[];
  /** Broken promises, in words. */
  readonly broken: string[];
  till: RunningTill;
  port: ScriptedTerminals;
}

async function openCounter(scripts: readonly (readonly ScriptStep[])[]): Promise<Counter> {
  const clock = createManualClock(undefined, settle);
  const ledger = openMemoryLedger(clock.now);
  const memory = freshMemory();
  const broken: string[] = [];
  let played = 0;
  const nextScript = () => scripts[played++ % Math.max(1, scripts.length)] ?? [];
  const ids = createIds(clock.now, (length) => new Uint8Array(length));
  function start(): { till: RunningTill; port: ScriptedTerminals } {
    const port = createScriptedTerminals({
      terminal,
      clock,
      memory,
      nextScript,
      onSend: ({ paymentId }) => {
        if (!ledger.payment(paymentId)) broken.push(`${paymentId} was sent before it was on disk`);
      },
    });
    const till = createTill({ ledger, terminals: port, clock, ids, report: () => undefined });
    return { till, port };
  }
  await ledger.write((book) => book.append({ type: 'terminal', terminal }, { type: 'till' }));
  const first = start();
  const counter: Counter = { ledger, clock, memory, broken, ports: [first.port], ...first };
  await counter.till.recover();
  await counter.port.connect();
  return Object.assign(counter, { restart: start });
}

/** Lets the ledger's commits and everything that waits for them happen. */
async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function perform(counter: Counter & { restart?: () => object }, act: Act): Promise<void> {
  const { ledger, clock } = counter;
  const actor = { type: 'till' } as const;
  const sell = async (orderId: string) => {
    await counter.till.checkouts.initiate(
      {
        deviceId: null,
        orderId,
        amount: 19_900,
        currency: 'INR',
        preferredMethod: null,
        description: null,
        echo: null,
        notes: null,
      },
      actor,
    );
  };
  const newOrder = async () => {
    const order = await counter.till.orders.create({ amount: 19_900, currency: 'INR' }, actor);
    if (!order.ok) throw new Error('the order was refused');
    return order.value.id;
  };
  const latest = ledger.orders({ count: 1, skip: 0 })[0]?.id;
  const open = ledger.openPaymentOfTerminal(terminal.id);
  switch (act) {
    case 'sell':
      await sell(await newOrder());
      break;
    case 'sell-again':
      if (latest) await sell(latest);
      break;
    case 'sell-twice': {
      const id = await newOrder();
      await Promise.all([sell(id), sell(id), newOrder().then(sell)]);
      break;
    }
    case 'cancel':
      if (open) await counter.till.checkouts.cancel(open.id, actor);
      break;
    case 'close': {
      const closed = counter.till.checkouts.close({ deviceId: null, notes: null }, actor);
      await clock.advanceAsync(9_000);
      await closed;
      break;
    }
    case 'pass':
      await clock.advanceAsync(2_500);
      break;
    case 'plug':
      await counter.port.connect();
      break;
    case 'kill':
      counter.till.stop();
      counter.port.abandon();
      Object.assign(counter, counter.restart?.());
      counter.ports.push(counter.port);
      await counter.till.recover();
      await counter.port.connect();
      break;
  }
  await settle();
}

async function liveThrough(
  scripts: readonly (readonly ScriptStep[])[],
  day: readonly Act[],
  check: (counter: Counter) => void,
): Promise<void> {
  const counter = await openCounter(scripts);
  for (const act of day) {
    await perform(counter, act);
    check(counter);
  }
  await counter.clock.advanceAsync(1_000_000);
  check(counter);
  counter.till.stop();
  await counter.ledger.close();
}

function allPayments({ ledger }: Counter): readonly Payment[] {
  const orders = ledger.orders({ count: 1_000, skip: 0 });
  return orders.flatMap((order) => ledger.paymentsOfOrder(order.id));
}

const day = fc.tuple(fc.array(script, { minLength: 1, maxLength: 4 }), acts);
const runs = { numRuns: 200 };

test('nothing reaches a terminal before its intent is on disk (promise 1)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, acted, ({ broken }) => expect(broken).toEqual([]));
    }),
    runs,
  );
});

test('after a crash the terminal is asked before it takes a new sale (promise 1)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, [...acted, 'kill', 'sell'], ({ ports }) => {
        for (const { calls } of ports) if (calls.length > 0) expect(calls[0]).toBe('ask');
      });
    }),
    runs,
  );
});

test('a payment is never sent twice (promise 2)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, acted, ({ ports }) => {
        const sent = ports.flatMap((port) => port.sent.map(({ paymentId }) => paymentId));
        expect(new Set(sent).size).toBe(sent.length);
      });
    }),
    runs,
  );
});

test('a terminal has at most one open payment, an order never more than its amount (promise 4)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, acted, (counter) => {
        const payments = allPayments(counter);
        expect(payments.filter(isOpenPayment).length).toBeLessThanOrEqual(1);
        for (const order of counter.ledger.orders({ count: 1_000, skip: 0 })) {
          const bound = payments
            .filter(({ orderId }) => orderId === order.id)
            .filter((payment) => isOpenPayment(payment) || payment.state === 'captured')
            .reduce((sum, { amount }) => sum + amount, 0);
          expect(bound).toBeLessThanOrEqual(order.amount);
        }
      });
    }),
    runs,
  );
});

test('every final state carries its evidence (promise 5), and money is never counted wrongly', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      await liveThrough(scripts, acted, (counter) => {
        for (const payment of allPayments(counter)) {
          if (!finalStates.includes(payment.state)) continue;
          expect(payment.evidence).not.toBeNull();
          const taken = counter.memory.taken.get(payment.id) ?? 0;
          expect(payment.capturedAmount).toBe(payment.state === 'captured' ? taken : 0);
          if (payment.state !== 'captured') expect(taken).toBe(0);
        }
      });
    }),
    runs,
  );
});

test('no checkout stays open for ever: each is over or in doubt (every wait has an end)', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ([scripts, acted]) => {
      const counter = await openCounter(scripts);
      for (const act of acted) await perform(counter, act);
      await counter.clock.advanceAsync(1_000_000);
      for (const payment of allPayments(counter)) {
        expect([...finalStates, 'in_doubt']).toContain(payment.state);
      }
      counter.till.stop();
      await counter.ledger.close();
    }),
    runs,
  );
});
