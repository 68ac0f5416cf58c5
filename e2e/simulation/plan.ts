import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { Random } from './random.ts';

export const lineFaults = [
  'drop',
  'corrupt',
  'delay',
  'duplicate',
  'reorder',
  'stall',
  /** The terminal says again how its last transaction ended, in the middle of something else. */
  'doubled_answer',
] as const;
export type LineFaultName = (typeof lineFaults)[number];

/** A serial cable has no ends; on USB and TCP the terminal sees the till's end go and come back. */
export type LineKind = 'serial' | 'usb' | 'tcp';

/** What goes wrong with one write on the line, counted from the start of the checkout. */
export interface PlannedFault {
  readonly name: LineFaultName;
  /** `far` is the terminal's end. */
  readonly towards: 'near' | 'far';
  readonly write: number;
  readonly milliseconds: number;
  readonly place: number;
}

/** When something happens: after so long, or exactly at a step of the machinery. */
export type Moment =
  | { readonly type: 'time'; readonly at: number }
  | { readonly type: 'write'; readonly towards: 'near' | 'far'; readonly count: number }
  | { readonly type: 'commit'; readonly count: number; readonly side: 'before' | 'after' };

export type Act =
  | { readonly type: 'present' | 'approve'; readonly method: 'card' | 'upi' }
  | { readonly type: 'decline'; readonly code: PaymentFailureCode }
  | { readonly type: 'customer_cancels' | 'cashier_cancels' | 'api_closes' | 'asks' }
  | { readonly type: 'second_checkout'; readonly order: 'same' | 'other' }
  /** `isNoticed`: the terminal sees the line go, as on TCP; a serial line only falls silent. */
  | { readonly type: 'kill'; readonly isNoticed: boolean; readonly down: number }
  | { readonly type: 'power_loss' | 'unplug' | 'silence'; readonly down: number }
  | { readonly type: 'disk_fails'; readonly down: number }
  | { readonly type: 'clock_set'; readonly by: number };

export interface PlannedAct {
  readonly when: Moment;
  readonly act: Act;
}

export interface CheckoutPlan {
  /** The same amount as the order before, so that nothing but the terminal's number tells them apart. */
  readonly repeatsAmount: boolean;
  /** The terminal approves so much more than it was asked for. */
  readonly approvesMore: number | null;
  readonly faults: readonly PlannedFault[];
  readonly acts: readonly PlannedAct[];
  /** When it ended without money the cashier tries the same order again. */
  readonly triesAgain: boolean;
}

/** Shares of all checkouts; a fault that comes too late to hit anything does not count as one. */
const share = {
  lineFault: { serial: 0.17, usb: 0.17, tcp: 0.3 },
  kill: 0.5,
  powerLoss: 0.05,
  unplug: 0.05,
  silence: 0.05,
  diskFails: 0.03,
  clockSet: 0.02,
  approvesMore: 0.02,
  repeatsAmount: 0.25,
  cashierCancels: 0.12,
  apiCloses: 0.1,
  asks: 0.1,
  secondCheckout: 0.12,
  triesAgain: 0.5,
};

/** TCP neither loses, mixes up nor doubles bytes; what it can do is let them wait. */
const faultsOfTcp: readonly LineFaultName[] = ['delay', 'stall', 'doubled_answer'];

export function planCheckout(random: Random, kind: LineKind): CheckoutPlan {
  const faults = lineFaults
    .filter((name) => kind !== 'tcp' || faultsOfTcp.includes(name))
    .filter(() => random.chance(share.lineFault[kind]))
    .map((name) => planFault(random, name));
  const acts: PlannedAct[] = [...planCustomer(random)];
  const maybe = (chance: number, act: () => Act) => {
    if (random.chance(chance)) acts.push({ act: act(), when: planMoment(random) });
  };
  const down = () => random.pick([0, 300, 2_000, 9_000, 40_000]);
  maybe(share.kill, () => ({ type: 'kill', isNoticed: random.chance(0.5), down: down() }));
  maybe(share.powerLoss, () => ({ type: 'power_loss', down: down() }));
  maybe(share.unplug, () => ({ type: 'unplug', down: down() }));
  maybe(share.silence, () => ({ type: 'silence', down: down() }));
  maybe(share.diskFails, () => ({ type: 'disk_fails', down: down() }));
  maybe(share.clockSet, () => ({ type: 'clock_set', by: random.pick([-3_600_000, -90, 70_000]) }));
  maybe(share.cashierCancels, () => ({ type: 'cashier_cancels' }));
  maybe(share.apiCloses, () => ({ type: 'api_closes' }));
  maybe(share.asks, () => ({ type: 'asks' }));
  maybe(share.secondCheckout, () => ({
    type: 'second_checkout',
    order: random.pick(['same', 'other']),
  }));
  return {
    repeatsAmount: random.chance(share.repeatsAmount),
    approvesMore: random.chance(share.approvesMore) ? random.between(1, 50) : null,
    faults,
    acts,
    triesAgain: random.chance(share.triesAgain),
  };
}

function planFault(random: Random, name: LineFaultName): PlannedFault {
  return {
    name,
    towards: name === 'doubled_answer' ? 'near' : random.pick(['near', 'far']),
    write: random.below(10),
    milliseconds: waitOf(random, name),
    place: random.below(64),
  };
}

/** A delay is shorter than what anybody waits for, a stall longer: the answer then comes late. */
function waitOf(random: Random, name: LineFaultName): number {
  switch (name) {
    case 'delay':
      return random.between(20, 4_000);
    case 'stall':
      return random.between(4_000, 90_000);
    case 'duplicate':
    case 'reorder':
      return random.pick([0, 5, 300, 3_000]);
    default:
      return 0;
  }
}

function planMoment(random: Random): Moment {
  switch (random.below(4)) {
    case 0:
      return { type: 'time', at: random.between(0, 6_000) };
    case 1:
      return { type: 'commit', count: random.below(9), side: random.pick(['before', 'after']) };
    default:
      return {
        type: 'write',
        towards: random.pick(['near', 'far']),
        count: random.below(16),
      };
  }
}

/** Somebody comes and pays, mostly; some change their mind, and some never come. */
function planCustomer(random: Random): readonly PlannedAct[] {
  const first = random.between(50, 4_000);
  const second = first + random.between(1, 5_000);
  const method = random.pick<'card' | 'upi'>(['card', 'upi']);
  const at = (time: number, act: Act): PlannedAct => ({ act, when: { type: 'time', at: time } });
  const end = planEnd(random, method);
  switch (random.below(12)) {
    case 0:
      return [];
    case 1:
      return [at(first, { type: 'customer_cancels' })];
    case 2:
    case 3:
      return [at(first, end)];
    case 4:
      return [at(first, { type: 'customer_cancels' }), at(second, end)];
    default:
      return [at(first, { type: 'present', method }), at(second, end)];
  }
}

function planEnd(random: Random, method: 'card' | 'upi'): Act {
  return random.chance(0.8)
    ? { type: 'approve', method }
    : {
        type: 'decline',
        code: random.pick(['CARD_DECLINED', 'INVALID_PIN', 'CARD_READ_ERROR', 'NETWORK_ERROR']),
      };
}
