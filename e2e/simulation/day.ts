import { liveThrough } from './checkout.ts';
import { type LineKind, planCheckout } from './plan.ts';
import { createRandom } from './random.ts';
import { openShop } from './shop.ts';

/** One shop from its first checkout to its last. */
export interface Day {
  readonly seed: number;
  readonly number: number;
  readonly kind: LineKind;
  readonly checkouts: number;
  /** How often each fault or act happened, and how the checkouts ended. */
  readonly happened: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, number>;
  /** Broken promises, in words. The last checkout is the one that broke them. */
  readonly problems: readonly string[];
  readonly digest: string;
  /** Of the last checkout. */
  readonly lines: readonly string[];
}

/** A terminal keeps a thousand transactions; a day has far fewer. */
const checkoutsOfDay = 40;
/** Amounts are told apart by their hundreds, so that one that differs is seen at once. */
const firstAmount = 10_000;
const nextAmount = 100;

/**
 * Lives through a day, at most `most` checkouts. It ends early when a promise is broken, or when a
 * doubt is left that only a person can settle: until then the terminal takes nothing else.
 */
export async function liveDay(seed: number, number: number, most: number): Promise<Day> {
  const random = createRandom(seed, number);
  const kind = random.pick<LineKind>(['serial', 'serial', 'usb', 'usb', 'tcp']);
  const shop = await openShop(random, kind);
  const happened = new Map<string, number>();
  const outcomes = new Map<string, number>();
  let lastLine = 0;
  let amount = firstAmount;
  let checkouts = 0;
  let isOpen = true;
  shop.start();
  await shop.clock.advanceAsync(10_000);
  while (isOpen && checkouts < Math.min(most, checkoutsOfDay)) {
    lastLine = shop.log.lines().length;
    const plan = planCheckout(random, kind);
    if (!plan.repeatsAmount) amount += nextAmount;
    shop.log.note(`checkout ${checkouts} for ${amount}: ${JSON.stringify(plan)}`);
    const lived = await liveThrough(shop, plan, amount);
    checkouts += 1;
    for (const each of lived.happened) count(happened, each);
    for (const each of lived.ended) count(outcomes, each);
    const isStuck = shop.ledger().openPayments().length > 0;
    isOpen = !isStuck && shop.audit.problems().length === 0;
  }
  shop.audit.compare('all');
  const problems = [...shop.audit.problems(), ...shop.checkBook()];
  shop.close();
  return {
    seed,
    number,
    kind,
    checkouts,
    happened,
    outcomes,
    problems,
    digest: shop.log.digest(),
    lines: shop.log.lines().slice(lastLine),
  };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
