import { isOpenPayment, type Payment } from '../../shared/payment.ts';
import { createRandom } from '../simulation/random.ts';
import { openShop, type Shop } from '../simulation/shop.ts';

export interface ClockReport {
  readonly checkouts: number;
  readonly jumps: number;
  readonly problems: readonly string[];
}

/** When somebody sets the clock: the terminal shows the amount, reads the card, has been answered. */
export const standings = ['shown', 'reading', 'answered'] as const;
export type Standing = (typeof standings)[number];

const hour = 3_600_000;
const actor = { type: 'till' } as const;
/** In virtual time: long enough for messages to go back and forth, too short for any deadline. */
const moment = 2_000;
/** Longer than every deadline of a payment, and than what a doubt may take. */
const untilEveryDeadline = 1_100_000;

/**
 * Sells over the real till, ledger and terminal language while the clock is set by hours, both ways.
 * A payment that goes on is captured, one that nobody ends is over after its time and not at the jump,
 * and ids go on in the order in which they were made.
 */
export async function jumpClock(
  checkouts: number,
  seed: number,
  standing: Standing,
): Promise<ClockReport> {
  const random = createRandom(seed, standings.indexOf(standing));
  const shop = await openShop(random, random.pick(['serial', 'tcp']));
  const problems: string[] = [];
  const ids: string[] = [];
  let jumps = 0;
  shop.start();
  await shop.clock.advanceAsync(moment);
  for (let number = 0; number < checkouts; number += 1) {
    const amount = 10_000 + number;
    const isLeft = standing !== 'answered' && random.chance(0.3);
    const wrong = isLeft ? await leave(amount) : await sell(amount);
    if (wrong !== undefined) problems.push(`checkout ${number}: ${wrong}`);
    // Whatever it was, the next one begins at a calm counter.
    await shop.clock.advanceAsync(untilEveryDeadline);
  }
  problems.push(...shop.audit.problems(), ...shop.checkBook());
  if (ids.toSorted().join() !== ids.join()) problems.push(`ids out of order: ${ids.join(' ')}`);
  shop.kill(true);
  shop.close();
  return { checkouts, jumps, problems };

  /** A sale in the midst of which the clock is set; says what went wrong. */
  async function sell(amount: number): Promise<string | undefined> {
    const { clock, simulated } = shop;
    const orderId = await begin(amount);
    if (standing === 'shown') jump();
    await clock.advanceAsync(moment);
    simulated.present('card');
    await clock.advanceAsync(moment);
    if (standing === 'reading') jump();
    await clock.advanceAsync(moment);
    const early = stateOf(orderId);
    simulated.approve('card');
    if (standing === 'answered') jump();
    await clock.advanceAsync(moment);
    if (early !== 'authorising') return `${early} before the terminal has answered`;
    const state = stateOf(orderId);
    return state === 'captured' ? undefined : `${state}, though it was approved`;
  }

  /** One that everybody walks away from. */
  async function leave(amount: number): Promise<string | undefined> {
    const orderId = await begin(amount);
    jump();
    await shop.clock.advanceAsync(moment);
    const early = stateOf(orderId);
    if (early !== 'presented') return `${early} at the jump`;
    await shop.clock.advanceAsync(untilEveryDeadline);
    const payment = paymentOf(shop, orderId);
    return payment && !isOpenPayment(payment) ? undefined : `${payment?.state} hangs`;
  }

  /** Gives the order's id, empty when there is none. */
  async function begin(amount: number): Promise<string> {
    const before = ids.length;
    const till = shop.till();
    const money = { amount, currency: 'INR' } as const;
    void till?.orders.create(money, actor).then((order) => {
      if (!order.ok) return;
      const { id: orderId } = order.value;
      ids.push(orderId);
      void till.checkouts.initiate(
        {
          ...{ deviceId: null, orderId, ...money, preferredMethod: null },
          ...{ description: null, echo: null, notes: null },
        },
        actor,
      );
    });
    await shop.clock.advanceAsync(moment);
    return ids[before] ?? '';
  }

  function jump(): void {
    jumps += 1;
    const by = random.between(1, 48) * hour;
    shop.clock.jump(random.chance(0.5) ? by : -by);
  }

  function stateOf(orderId: string): string {
    return paymentOf(shop, orderId)?.state ?? 'not there';
  }
}

function paymentOf({ ledger }: Shop, orderId: string): Payment | undefined {
  return ledger().paymentsOfOrder(orderId)[0];
}
