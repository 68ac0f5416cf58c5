import type { Caller } from '../gateway/caller.ts';
import { until } from '../gateway/headless-gateway.ts';
import { createRandom } from '../simulation/random.ts';
import { openWatchedCounter } from './counter.ts';
import { count, type KillReport, pause, shuffled } from './kill-report.ts';
import { checkBook } from './killed-gateway.ts';
import { commandOf, momentsOf, type RefundCourse, type RefundMoment } from './refund-moments.ts';

interface WireRefund {
  readonly id: string;
  readonly amount: number;
  readonly status: 'pending' | 'processed' | 'failed';
}

interface Killed {
  readonly course: RefundCourse;
  readonly moment: RefundMoment;
}

type Ask = () => Promise<WireRefund | undefined>;

const firstAmount = 20_000;
/** Programs that ask for the same refund under the same name. */
const clients = 2;
const betweenKeys = 60;
/** A sale, a kill and what follows, on a machine with much else to do. */
const overWithin = 60_000;

/**
 * Kills a till at every message of a refund, while its terminal goes on and two programs ask for the same
 * refund again and again under one name. Then the till's book, the terminal's own list and what the
 * programs were told must agree: once, and not lost.
 */
export async function killRefunds(kills: number, seed: number): Promise<KillReport> {
  const random = createRandom(seed);
  const counter = await openWatchedCounter();
  const { mortal, relay, terminal, caller } = counter;
  const moments = new Map<string, number>();
  const ends = new Map<string, number>();
  const problems: string[] = [];
  let waiting: readonly Killed[] = [];
  let amount = firstAmount;
  try {
    await counter.calm();
    while (mortal.kills() < kills) {
      if (waiting.length === 0) waiting = shuffled(random, everyMoment());
      const [killed, ...rest] = waiting;
      waiting = rest;
      if (killed) problems.push(...(await within(overWithin, killAt(killed), 'it never ends')));
      amount += 10;
    }
    await mortal.kill();
    problems.push(...(await checkBook(counter.folder)));
  } finally {
    await counter.close();
  }
  return { kills: mortal.kills(), moments, ends, restarts: mortal.restarts(), problems };

  async function killAt({ course, moment }: Killed): Promise<readonly string[]> {
    const label = `${moment.name} (${course})`;
    count(moments, label);
    try {
      const found = await liveAndCompare(course, moment);
      return found.map((problem) => `killed ${label}, ${amount}: ${problem}`);
    } catch (error) {
      throw new Error(`killed ${label}, ${amount}`, { cause: error });
    }
  }

  async function liveAndCompare(
    course: RefundCourse,
    moment: RefundMoment,
  ): Promise<readonly string[]> {
    const paymentId = await sell();
    // A part is told from everything else in the terminal's list by its amount, as the whole is.
    const back = course === 'reversal' ? amount : amount - 7;
    const name = `refund-of-${paymentId}`;
    const told = await liveUntilKilled(course, moment, () => ask(paymentId, back, name));
    if (random.chance(0.15)) await mortal.restartAndKill(random.below(400));
    await mortal.restart();
    await counter.calm();
    return await compare(paymentId, back, name, told);
  }

  async function sell(): Promise<string> {
    const order = await caller().createOrder(amount);
    const shown = terminal.presented();
    await caller().checkout(order);
    await shown;
    await terminal.act('approve');
    const paid = await until(
      () => caller().order(order.id),
      ({ status }) => status === 'paid',
    );
    await counter.calm();
    return paid.payments?.items[0]?.id ?? '';
  }

  /** Resolves with what the programs were told before the till died. */
  async function liveUntilKilled(
    course: RefundCourse,
    { at }: RefundMoment,
    asking: Ask,
  ): Promise<readonly WireRefund[]> {
    const struck = Promise.withResolvers<void>();
    if (typeof at === 'object') relay.watch([commandOf(course)], at, struck.resolve);
    const pressed = course === 'refund' ? approveWhenShown(struck.promise) : Promise.resolve();
    const answers = Array.from({ length: clients }, () =>
      asking().catch((): undefined => undefined),
    );
    if (at === 'asking') await pause(random.below(15));
    else if (at === 'over') await overNow(answers);
    else await struck.promise;
    // The till may be anywhere between hearing it and having it on disk.
    if (typeof at === 'object' && at.is === 'passed') await pause(random.below(12));
    struck.resolve();
    await mortal.kill();
    await pressed;
    relay.forget();
    return (await Promise.all(answers)).filter((answer) => answer !== undefined);
  }

  /** The customer's card is needed, unless the till dies before anybody is asked for it. */
  async function approveWhenShown(struck: Promise<void>): Promise<void> {
    await Promise.race([terminal.presented(), struck]);
    await terminal.act('approve');
  }

  async function overNow(answers: readonly Promise<WireRefund | undefined>[]): Promise<void> {
    const [refund] = (await Promise.all(answers)).filter((answer) => answer !== undefined);
    if (refund) await over(refund.id);
  }

  /** Presses what a customer would until the refund has ended. */
  async function over(id: string): Promise<WireRefund> {
    return await until(
      async () => {
        await terminal.act('approve');
        await pause(betweenKeys);
        return (await caller().call<WireRefund>('GET', `/v1/refunds/${id}`)).body;
      },
      ({ status }) => status !== 'pending',
      overWithin,
    );
  }

  /** Asked again by all programs at once, until each has been told. */
  async function compare(
    paymentId: string,
    back: number,
    name: string,
    told: readonly WireRefund[],
  ): Promise<readonly string[]> {
    const again = await Promise.all(
      Array.from({ length: clients }, () =>
        until(
          () => ask(paymentId, back, name),
          (answer) => answer !== undefined,
        ),
      ),
    );
    const ids = new Set([...told, ...again].map((answer) => answer?.id));
    const [id = ''] = ids;
    const ended = await over(id);
    count(ends, ended.status);
    const found = ids.size === 1 ? [] : [`one name, ${ids.size} refunds: ${[...ids].join(', ')}`];
    found.push(...(await compareBooks(paymentId, back, 1)));
    if (ended.status !== 'failed') return found;
    // Nothing went back, so the customer is given it now, under another name.
    const second = await until(
      () => ask(paymentId, back, `${name}-again`),
      (answer) => answer !== undefined,
    );
    const { status } = await over(second?.id ?? '');
    if (status !== 'processed') found.push(`given again, it ended ${status}`);
    return [...found, ...(await compareBooks(paymentId, back, 2))];
  }

  /** What the till says went back, and what the terminal says it gave. */
  async function compareBooks(
    paymentId: string,
    back: number,
    asked: number,
  ): Promise<readonly string[]> {
    const path = `/v1/payments/${paymentId}`;
    const { items } = (
      await caller().call<{ items: readonly WireRefund[] }>('GET', `${path}/refunds`)
    ).body;
    const { amount_refunded: counted } = (
      await caller().call<{ amount_refunded: number }>('GET', path)
    ).body;
    const processed = items.filter(({ status }) => status === 'processed').length;
    const given = (await terminal.list()).filter(
      ({ kind, amount: listed, result }) =>
        (kind === 'refund' || kind === 'reversal') && listed === back && result === 'approved',
    ).length;
    return [
      ...(items.length === asked ? [] : [`${asked} asked for, ${items.length} kept`]),
      ...(given <= 1 ? [] : [`the terminal gave it back ${given} times`]),
      ...(given === processed ? [] : [`processed ${processed}, the terminal gave ${given}`]),
      ...(counted === processed * back ? [] : [`${counted} counted for ${processed}`]),
    ];
  }

  /** Undefined while another one asks the same: it is to be asked again. */
  async function ask(
    paymentId: string,
    back: number,
    name: string,
  ): Promise<WireRefund | undefined> {
    const { status, body } = await refund(caller(), paymentId, back, name);
    if (status === 200) return body as WireRefund;
    if (status === 409) return undefined;
    throw new Error(`no refund: ${status} ${JSON.stringify(body)}`);
  }
}

function refund(caller: Caller, paymentId: string, amount: number, name: string) {
  const headers = { 'x-refund-idempotency': name };
  return caller.call<unknown>('POST', `/v1/payments/${paymentId}/refund`, { amount }, headers);
}

function everyMoment(): readonly Killed[] {
  return (['reversal', 'refund'] as const).flatMap((course) =>
    momentsOf(course).map((moment) => ({ course, moment })),
  );
}

async function within<Value>(
  milliseconds: number,
  wanted: Promise<Value>,
  problem: string,
): Promise<Value> {
  const timer = Promise.withResolvers<never>();
  const handle = setTimeout(() => timer.reject(new Error(problem)), milliseconds);
  return await Promise.race([wanted, timer.promise]).finally(() => clearTimeout(handle));
}
