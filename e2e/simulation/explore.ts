import { hash } from 'node:crypto';
import { settleActivity, settleCloses } from '../../electron/till/checkouts/activity-policy.ts';
import type { Activity } from '../../shared/activity.ts';
import { isOpenPayment, type Payment } from '../../shared/payment.ts';
import { type Happening, happenings, startCounter } from './counter-events.ts';
import type { Counter } from './counter-model.ts';

/** Every state that so many faults can lead to, whatever order everything else happens in. */
export interface Exploration {
  readonly faults: number;
  readonly states: number;
  /** The most happenings on the way to any of them. */
  readonly depth: number;
  /** Broken promises, each with the way there; the search ends at the first few. */
  readonly broken: readonly string[];
}

interface Place {
  readonly counter: Counter;
  readonly from: Place | undefined;
  readonly by: string;
  readonly depth: number;
}

const mostBroken = 3;

/**
 * Breadth first: all that follows without a fault, then all that follows one fault more. A state seen
 * before, with fewer faults or as many, is not followed again. `layer` is told after each number of
 * faults.
 */
export function explore(
  faults: number,
  layer: (found: Exploration) => void = () => undefined,
): Exploration {
  const seen = new Set<string>();
  let visited = 0;
  const safe = new Set<string>();
  const broken: string[] = [];
  let depth = 0;
  let frontier: Place[] = [{ counter: startCounter(), from: undefined, by: 'sent', depth: 0 }];
  seen.add(keyOf(startCounter()));
  for (let spent = 0; spent <= faults; spent += 1) {
    const next: Place[] = [];
    for (let index = 0; index < frontier.length && broken.length < mostBroken; index += 1) {
      const place = frontier[index];
      if (place) visit(place, frontier, next, spent < faults);
    }
    layer({ faults: spent, states: visited, depth, broken });
    frontier = next;
  }
  return { faults, states: visited, depth, broken };

  function visit(place: Place, same: Place[], next: Place[], withFaults: boolean): void {
    visited += 1;
    depth = Math.max(depth, place.depth);
    const problem = problemOf(place.counter) ?? stuckOf(place.counter, safe);
    if (problem !== undefined) {
      broken.push([problem, ...wayTo(place)].join('\n  '));
      return;
    }
    for (const happening of happenings(place.counter)) {
      if (happening.isFault && !withFaults) continue;
      follow(place, happening, happening.isFault ? next : same);
    }
  }

  function follow(place: Place, { name, next: counter }: Happening, into: Place[]): void {
    const key = keyOf(counter);
    if (seen.has(key)) return;
    seen.add(key);
    into.push({ counter, from: place, by: name, depth: place.depth + 1 });
  }
}

/** What must hold in every state. */
function problemOf(counter: Counter): string | undefined {
  return moneyProblemOf(counter) ?? activityProblemOf(counter.payment);
}

function moneyProblemOf({ payment, terminal }: Counter): string | undefined {
  const own = terminal.records.transactions.slice(1);
  const kept = own.filter(({ result }) => result === 'approved');
  if (own.length + (terminal.records.open ? 1 : 0) > 1) return 'sent twice';
  if (payment.state === 'captured') {
    return kept.length === 1 && kept[0]?.amount === payment.capturedAmount ? undefined : 'invented';
  }
  if (isOpenPayment(payment)) return undefined;
  if (kept.length > 0) return `lost: the payment is ${payment.state}, the terminal kept the money`;
  return terminal.records.open
    ? `let go: ${payment.state} while the terminal works on it`
    : undefined;
}

const checkout: Activity = {
  id: 'pda_1',
  action: 'initiate_checkout',
  deviceId: '2841158834',
  terminalId: '2841158834',
  orderId: 'order_1',
  paymentId: 'pay_1',
  closes: null,
  status: 'processing',
  failure: null,
  echo: null,
  notes: null,
  leftScreenAt: null,
  createdAt: 0,
  changedAt: 0,
};
const close: Activity = { ...checkout, id: 'pda_2', action: 'close_checkout', closes: checkout.id };

/** What callers are shown: never failed while it may have been paid, and never open for ever. */
function activityProblemOf(payment: Payment): string | undefined {
  const shown = settleActivity(checkout, payment, 0).status;
  const closed = settleCloses(checkout, [close], payment, 0).at(-1)?.status ?? 'processing';
  const isOver = !isOpenPayment(payment);
  const expected = isOver ? (payment.state === 'captured' ? 'completed' : 'failed') : 'processing';
  if (shown !== expected) return `wrong activity: ${payment.state} is shown as ${shown}`;
  const expectedClose = isOver ? 'completed' : 'processing';
  return closed === expectedClose ? undefined : `wrong close: ${payment.state}, close ${closed}`;
}

/** Longer than any way home. */
const patience = 200;

/**
 * From here on nothing goes wrong any more and nobody comes: it must end, or need a person. `safe` are
 * states for which this is known.
 */
function stuckOf(from: Counter, safe: Set<string>): string | undefined {
  let counter = from;
  const way: string[] = [];
  const arrived = () => {
    for (const key of way) safe.add(key);
    return undefined;
  };
  for (let step = 0; step < patience; step += 1) {
    const problem = problemOf(counter);
    if (problem !== undefined) return `${problem} (on the way home)`;
    const key = keyOf(counter);
    if (!isOpenPayment(counter.payment) || safe.has(key)) return arrived();
    way.push(key);
    const next = wayHome(counter);
    if (!next) break;
    counter = next.next;
  }
  const { state, doubt, amount } = counter.payment;
  const last = counter.terminal.records.transactions.slice(1).at(-1);
  const tookAnother = last?.result === 'approved' && last.amount !== amount;
  return state === 'in_doubt' && tookAnother ? undefined : `stuck: ${state} ${doubt?.reason ?? ''}`;
}

/** The line is served first; deadlines run out only when nothing else happens. */
function wayHome(counter: Counter): Happening | undefined {
  const open = happenings(counter).filter(({ isFault }) => !isFault);
  const order = ['till hears', 'terminal hears', 'connect', 'till asks'];
  for (const name of order) {
    const found = open.find((happening) => happening.name === name);
    if (found) return found;
  }
  return open.find(({ name }) => /^(terminal|session|payment) /.test(name));
}

function wayTo(place: Place): readonly string[] {
  return place.from ? [...wayTo(place.from), place.by] : [place.by];
}

/** Two states with one key are one state; a digest, since there are hundreds of thousands. */
function keyOf(counter: Counter): string {
  const text = JSON.stringify(counter, (_, value: unknown) =>
    value instanceof Uint8Array ? value.toString() : value,
  );
  return hash('sha256', text, 'base64');
}
