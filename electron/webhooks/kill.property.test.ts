import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WebhookOutcome, webhookEventNames } from '../../shared/webhook.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { anOrder, aPayment, orderChange, paymentChange, till } from '../ledger/testing/samples.ts';
import { createTurningClock, openWebhooks, secretsInMemory, settle } from './testing/counter.ts';
import type { Webhooks } from './webhooks.ts';

/** `kill_after`: so many writes of the room later the till is dead in the middle. */
type Act =
  | { readonly type: 'sell' | 'restart' | 'wait' | 'pause' | 'resume' }
  | { readonly type: 'endpoint'; readonly luck: Luck }
  | { readonly type: 'kill_after'; readonly writes: number };

/** What the endpoint does with the next event; `dies`: the till does, with the event taken. */
type Luck = 'takes' | 'refuses' | 'breaks' | 'redirects' | 'dies' | 'disk_full';

const lucks: readonly Luck[] = ['takes', 'refuses', 'breaks', 'redirects', 'dies', 'disk_full'];
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Act>({ type: 'sell' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Act>(
      ...(['restart', 'wait', 'pause', 'resume'] as const).map((type) => ({ type })),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...lucks).map((luck): Act => ({ type: 'endpoint', luck })),
  },
  { weight: 3, arbitrary: fc.nat(3).map((writes): Act => ({ type: 'kill_after', writes })) },
);

const asha = { type: 'staff', staffId: 'staff_asha' } as const;

/** A till that is killed and started again on the same book, with one endpoint. */
async function openTill() {
  const clock = createTurningClock();
  const book = openMemoryLedger(clock.now);
  const secrets = secretsInMemory();
  const taken: { readonly event: string; readonly id: string; readonly order: string }[] = [];
  let luck: Luck = 'takes';
  let sales = 0;
  let life = { isOver: false, writesLeft: Number.POSITIVE_INFINITY, isFull: false };
  let webhooks = start();
  const made = webhooks.desk.make(
    { url: 'https://shop.example/', events: webhookEventNames },
    asha,
  );
  await settle();
  const { endpoint } = (await made) as Extract<Awaited<typeof made>, { type: 'made' }>;

  function start(): Webhooks {
    life = { isOver: false, writesLeft: Number.POSITIVE_INFINITY, isFull: false };
    const mine = life;
    return openWebhooks({
      ...{ clock, secrets, ledger: mortal(mine) },
      answer: (request) => (mine.isOver ? never() : answer(mine, request.body, request.headers)),
      report: () => undefined,
    });
  }

  /** Of a dead till nothing is heard any more, and no write of it begins. */
  function mortal(mine: typeof life): Ledger {
    return {
      ...book,
      async write(change) {
        if (mine.writesLeft <= 0) mine.isOver = true;
        if (mine.isOver) return await never();
        if (mine.isFull) {
          mine.isFull = false;
          throw new Error('The disk is full');
        }
        mine.writesLeft -= 1;
        const result = await book.write(change);
        return mine.isOver ? await never() : result;
      },
      onCommit: (listener) => book.onCommit((entries) => mine.isOver || listener(entries)),
    };
  }

  async function answer(
    mine: typeof life,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<WebhookOutcome> {
    const now = luck;
    luck = 'takes';
    const { event, payload } = JSON.parse(body);
    const order = /order_(\d+)/.exec(body)?.[0] ?? `order_${payload.payment.entity.id.slice(4)}`;
    const take = () => {
      taken.push({ event, id: headers['x-razorpay-event-id'] ?? '', order });
      return { type: 'answered', status: 204, body: '' } as const;
    };
    switch (now) {
      case 'takes':
        return take();
      case 'disk_full':
        mine.isFull = true;
        return take();
      case 'dies':
        take();
        mine.isOver = true;
        return await never();
      case 'refuses':
        return { type: 'failed', trouble: 'refused' };
      case 'breaks':
        return { type: 'answered', status: 500, body: '' };
      case 'redirects':
        return { type: 'answered', status: 302, body: '' };
    }
  }

  async function sell(): Promise<void> {
    sales += 1;
    const order = anOrder(sales);
    const payment = aPayment(`pay_${sales}`, { orderId: order.id, authorisedAmount: 10_000 });
    const steps = [
      [orderChange(order)],
      [paymentChange({ ...payment, authorisedAmount: 0 })],
      [paymentChange({ ...payment, state: 'authorised' })],
      [
        paymentChange({ ...payment, state: 'captured', capturedAmount: 10_000 }),
        orderChange({ ...order, status: 'paid', amountPaid: 10_000 }),
      ],
    ];
    for (const changes of steps) {
      void book.write((now) => changes.map((change) => now.append(change, till)));
      await clock.advanceAsync(30);
    }
  }

  async function perform(each: Act): Promise<void> {
    switch (each.type) {
      case 'sell':
        return await sell();
      case 'restart':
        life.isOver = true;
        webhooks = start();
        return await settle();
      case 'wait':
        return await clock.advanceAsync(20_000);
      case 'pause':
        return await setTo('pause');
      case 'resume':
        return await setTo('resume');
      case 'endpoint':
        luck = each.luck;
        return;
      case 'kill_after':
        life.writesLeft = each.writes;
    }
  }

  async function setTo(state: 'pause' | 'resume'): Promise<void> {
    void webhooks.desk[state](endpoint.id, asha).catch(() => undefined);
    await settle();
  }

  return {
    taken,
    sales: () => sales,
    async play(acts: readonly Act[]) {
      for (const each of acts) await perform(each);
      luck = 'takes';
      await perform({ type: 'restart' });
      await setTo('resume');
      await clock.advanceAsync(600_000);
    },
    async close() {
      await webhooks.stop();
      const closing = book.close();
      await settle();
      await closing;
    },
  };
}

test('whenever the till is killed, every event arrives, in the order of its sale, under one id', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
      const counter = await openTill();
      await counter.play(acts);
      for (let sale = 1; sale <= counter.sales(); sale += 1) {
        const ofSale = counter.taken.filter(({ order }) => order === `order_${sale}`);
        const firsts = [...new Set(ofSale.map(({ event }) => event))];
        expect(firsts).toEqual(['payment.authorized', 'payment.captured', 'order.paid']);
        expect(new Set(ofSale.map(({ id }) => id)).size).toBe(3);
        // Once it was on with the next event it never comes back to an earlier one.
        expect(ofSale.map(({ event }) => firsts.indexOf(event))).toEqual(
          ofSale.map(({ event }) => firsts.indexOf(event)).toSorted(),
        );
      }
      await counter.close();
    }),
    { numRuns: 250 },
  );
}, 120_000);

function never(): Promise<never> {
  return new Promise(() => undefined);
}
