import type { WirePayment } from '../gateway/caller.ts';
import { createRandom } from '../simulation/random.ts';
import { type Course, courses, stepsOf } from './checkout-steps.ts';
import { type Counter, openCounter } from './counter.ts';
import { count, type KillReport, pause, shuffled } from './kill-report.ts';
import { checkBook } from './killed-gateway.ts';

interface Moment {
  readonly course: Course;
  readonly step: number;
  /** Killed while the step runs, or when its effect has been seen. */
  readonly when: 'during' | 'after';
}

type ListedPayment = WirePayment & { readonly metadata?: { readonly in_doubt?: boolean } };

const firstAmount = 10_000;
/** How long a person at the terminal waits before the next key, in milliseconds. */
const betweenKeys = 300;

/**
 * Kills a till at every step of a checkout on a terminal that goes on without it. Each amount is asked
 * once, so that the terminal's own list and the ledger can be compared line by line.
 */
export async function killCheckouts(kills: number, seed: number): Promise<KillReport> {
  const random = createRandom(seed);
  const counter = await openCounter();
  const { mortal, folder } = counter;
  const moments = new Map<string, number>();
  const ends = new Map<string, number>();
  const problems: string[] = [];
  let waiting: readonly Moment[] = [];
  let amount = firstAmount;
  try {
    await counter.calm();
    while (mortal.kills() < kills) {
      if (waiting.length === 0) waiting = shuffled(random, everyMoment(counter));
      const [moment, ...rest] = waiting;
      waiting = rest;
      if (moment) problems.push(...(await killAt(moment)));
      amount += 1;
    }
    await mortal.kill();
    problems.push(...(await checkBook(folder)));
  } finally {
    await counter.close();
  }
  return { kills: mortal.kills(), moments, ends, restarts: mortal.restarts(), problems };

  async function killAt(moment: Moment): Promise<readonly string[]> {
    const name = await liveUntilKilled(moment);
    count(moments, name);
    if (random.chance(0.5)) await pressAKey();
    if (random.chance(0.15)) await mortal.restartAndKill(random.below(600));
    await mortal.restart();
    const found = [...(await compareAtOnce())];
    await settle();
    found.push(...(await compareSettled()));
    return found.map((problem) => `killed ${name}, ${amount}: ${problem}`);
  }

  /** Says what was under way. A step that fails before the kill is a fault of the campaign. */
  async function liveUntilKilled({ course, step, when }: Moment): Promise<string> {
    const steps = stepsOf(course, counter, amount);
    for (const earlier of steps.slice(0, step)) await earlier.run();
    const name = steps[step]?.name ?? '';
    const running = steps[step]?.run();
    if (when === 'after') {
      await running;
    } else {
      // Whatever becomes of it: its till is about to die.
      running?.catch(() => undefined);
      await pause(random.below(25));
    }
    await mortal.kill();
    return `${when} ${name} (${course})`;
  }

  /** What a crash left open is in doubt before anything else happens. */
  async function compareAtOnce(): Promise<readonly string[]> {
    return (await paymentsNow())
      .filter(({ status, metadata }) => status === 'created' && metadata?.in_doubt !== true)
      .map(({ id }) => `${id} is open after the restart and not in doubt`);
  }

  /** A customer and a cashier end at the terminal what the till no longer knows of. */
  async function settle(): Promise<void> {
    const calm = counter.calm();
    let isCalm = false;
    const settled = calm.finally(() => {
      isCalm = true;
    });
    while (!isCalm) {
      await Promise.race([settled, pause(betweenKeys)]);
      if (!isCalm) await pressAKey();
    }
    await settled;
  }

  async function compareSettled(): Promise<readonly string[]> {
    const payments = await paymentsNow();
    for (const { status } of payments) count(ends, status);
    const kept = (await counter.terminal.list()).filter(
      (transaction) => transaction.amount === amount && transaction.result === 'approved',
    );
    const captured = payments.filter(({ status }) => status === 'captured');
    const open = payments.filter(({ status }) => status === 'created');
    return [
      ...(kept.length > 1 ? [`the terminal took it ${kept.length} times`] : []),
      ...(captured.length === kept.length
        ? []
        : [`the ledger has ${captured.length}, the terminal ${kept.length}`]),
      ...open.map(({ id }) => `${id} is still open`),
    ];
  }

  async function paymentsNow(): Promise<readonly ListedPayment[]> {
    const orders = await counter.ordersOf(amount);
    return orders.flatMap(({ payments }) => payments?.items ?? []);
  }

  async function pressAKey(): Promise<void> {
    await counter.terminal.act(random.pick(['approve', 'approve', 'decline', 'cancel']));
  }
}

function everyMoment(counter: Counter): readonly Moment[] {
  return courses.flatMap((course) =>
    stepsOf(course, counter, firstAmount).flatMap((_, step) => [
      { course, step, when: 'during' } as const,
      { course, step, when: 'after' } as const,
    ]),
  );
}
