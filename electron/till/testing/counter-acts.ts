import { assertNever } from '../../../shared/assert-never.ts';
import type { Order } from '../../../shared/order.ts';
import { isOpenPayment, type Payment } from '../../../shared/payment.ts';
import { unclaimed } from '../orders/order-policy.ts';
import { type CounterDay, dayTerminal, settle } from './counter-day.ts';

/** What callers and the terminal do. */
export const terminalActs = [
  'sell',
  'sell-again',
  'sell-twice',
  'cancel',
  'close',
  'pass',
  'plug',
  'kill',
] as const;

/** What else happens where people take money. */
export const tenderActs = [
  'part',
  'cash',
  'cash-rest',
  'upi',
  'upi-rest',
  'confirm-upi',
  'drop-upi',
  'say-paid',
  'say-not-paid',
  'switch',
  'wait-long',
  'turn-deaf',
] as const;

export type Act = (typeof terminalActs)[number] | (typeof tenderActs)[number];

const orderAmount = 19_900;
const partAmount = 7_000;
const till = { type: 'till' } as const;
const staff = { type: 'staff', staffId: 'staff_1' } as const;
const payee = { address: 'shop@bank', name: 'Shop' };

/** Does one thing at the counter, and lets what follows from it at once happen. */
export async function perform(day: CounterDay, act: Act): Promise<void> {
  await start(day, act);
  await settle();
}

async function start(day: CounterDay, act: Act): Promise<void> {
  const { clock, ledger, memory } = day;
  const { checkouts } = day.till;
  const latest = ledger.orders({ count: 1, skip: 0 })[0];
  const atTerminal = ledger.openPaymentOfTerminal(dayTerminal.id);
  const open = ledger.openPayments();
  const code = open.findLast(({ terminalId }) => terminalId === null);
  const doubt = open.findLast(({ state }) => state === 'in_doubt');
  switch (act) {
    case 'sell':
      return await sell(day, await newOrder(day));
    case 'sell-again':
      if (latest) await sell(day, latest);
      return;
    case 'sell-twice': {
      const order = await newOrder(day);
      await Promise.all([
        sell(day, order),
        sell(day, order),
        newOrder(day).then((other) => sell(day, other)),
      ]);
      return;
    }
    case 'part':
      return await sell(day, latest ?? (await newOrder(day)), partAmount);
    case 'cash':
      return await takeCash(day, await newOrder(day), partAmount);
    case 'cash-rest':
      if (latest) await takeCash(day, latest, rest(day, latest));
      return;
    case 'upi':
      return await takeUpi(day, await newOrder(day), partAmount);
    case 'upi-rest':
      if (latest) await takeUpi(day, latest, rest(day, latest));
      return;
    case 'confirm-upi':
      // A few references only, so that one is typed twice.
      if (code) await checkouts.confirmUpi(code.id, `43210000000${open.length % 3}`, staff);
      return;
    case 'drop-upi':
      if (code) await checkouts.cancel(code.id, staff);
      return;
    case 'say-paid':
    case 'say-not-paid':
      if (doubt) await say(day, doubt, act === 'say-paid' ? 'paid' : 'not_paid');
      return;
    case 'switch':
      if (atTerminal) await inTime(day, checkouts.switchMethod(atTerminal.id, 'upi', staff));
      return;
    case 'cancel':
      if (atTerminal) await checkouts.cancel(atTerminal.id, till);
      return;
    case 'close':
      return await inTime(day, checkouts.close({ deviceId: null, notes: null }, till));
    case 'pass':
      return await clock.advanceAsync(2_500);
    case 'wait-long':
      return await clock.advanceAsync(310_000);
    case 'plug':
      return await day.port.connect();
    case 'turn-deaf':
      memory.isDeaf = !memory.isDeaf;
      return;
    case 'kill':
      return await day.restart();
    default:
      assertNever(act);
  }
}

/** What a person says of a payment in doubt, true or not. */
export async function say(
  day: CounterDay,
  { id: paymentId, terminalId }: Payment,
  verdict: 'paid' | 'not_paid',
): Promise<void> {
  const utr = `98760000${String(day.payments().length).padStart(4, '0')}`;
  const reference = terminalId === null ? utr : 'slip 77';
  await inTime(day, day.till.checkouts.resolve({ paymentId, verdict, reference }, staff));
}

/** Lets as much time pass as the longest of these waits. */
async function inTime(day: CounterDay, done: Promise<unknown>): Promise<void> {
  await day.clock.advanceAsync(11_000);
  await done;
}

async function newOrder(day: CounterDay): Promise<Order> {
  const order = await day.till.orders.create({ amount: orderAmount, currency: 'INR' }, till);
  if (!order.ok) throw new Error('The order was refused');
  return order.value;
}

async function sell(day: CounterDay, order: Order, part?: number): Promise<void> {
  const asked = {
    ...{ deviceId: null, orderId: order.id, currency: 'INR', preferredMethod: null },
    ...{ description: null, echo: null, notes: null },
  };
  await day.till.checkouts.initiate(
    part === undefined ? { ...asked, amount: orderAmount } : { ...asked, amount: part, part: true },
    till,
  );
}

async function takeCash(day: CounterDay, { id: orderId }: Order, amount: number): Promise<void> {
  await day.till.checkouts.takeCash({ orderId, amount, tendered: 20_000 }, staff);
}

async function takeUpi(day: CounterDay, { id: orderId }: Order, amount: number): Promise<void> {
  await day.till.checkouts.takeUpi({ orderId, amount, payee }, staff);
}

function rest(day: CounterDay, order: Order): number {
  return unclaimed(order, day.ledger.paymentsOfOrder(order.id));
}

/** Nothing more comes by itself: every wait is over, the terminal hears, and people have spoken. */
export async function endDay(day: CounterDay): Promise<void> {
  day.memory.isDeaf = false;
  // One doubt is ended in each round, and a terminal may open one of them again.
  const rounds = day.ledger.openPayments().length + 6;
  for (let round = 0; round < rounds; round += 1) {
    await day.clock.advanceAsync(1_000_000);
    await day.port.connect();
    await settle();
    const doubt = day.ledger.openPayments().find(isOpenPayment);
    if (doubt) await say(day, doubt, 'not_paid');
    await settle();
  }
}
