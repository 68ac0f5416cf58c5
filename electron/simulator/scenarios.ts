import { assertNever } from '../../shared/assert-never.ts';
import type { AnswerManner, SimulatorDetails } from '../../shared/pinpad.ts';
import type { SimulatorAction } from '../../shared/terminal.ts';
import {
  asAmountSays,
  type CustomerEffect,
  customerActs,
  type Moment,
  refusalOf,
} from './customer-acts.ts';

/** How a simulated terminal stands on the counter. */
export interface Stand {
  readonly plugged: boolean;
  readonly powered: boolean;
  readonly silent: boolean;
  /** How its next answer is given. */
  readonly answer: AnswerManner;
  /** How late that is, where it is late, in milliseconds. */
  readonly lateness: number;
}

/** What a person does to a terminal or at it, one thing each. */
export type StandEffect =
  | CustomerEffect
  | { readonly type: 'set_silent'; readonly silent: boolean }
  /** Speaks again by itself, unless that has happened by then. */
  | { readonly type: 'speak_in'; readonly milliseconds: number }
  /** Whatever it says from now on arrives so much later. */
  | { readonly type: 'hold_line'; readonly milliseconds: number }
  /** Whatever it says from now on it says again after so long. */
  | { readonly type: 'say_again'; readonly milliseconds: number }
  /** The next approval is for this amount. */
  | { readonly type: 'approve_amount'; readonly minor: number }
  | { readonly type: 'power_off' | 'call_till' }
  | { readonly type: 'connect' | 'disconnect' };

export interface NextStand {
  readonly stand: Stand;
  readonly effects: readonly StandEffect[];
}

/** Late, but in time for every language's own deadlines, where nobody says how late. */
export const usualLateness = 4_000;

export const firstStand: Stand = {
  plugged: true,
  powered: true,
  silent: false,
  answer: 'usual',
  lateness: usualLateness,
};

/** Milliseconds after which the simulated customer of the auto mode pays. */
export const autoApproveAfter = 700;

/** Long enough for the till to have given up waiting for the bank; nobody has to end it. */
export const silenceOfNoReply = 90_000;

/** In the middle of whatever the till does next. */
export const sayAgainAfter = 2_000;

const nothingRuns: Moment = { step: 'idle', amount: null };

/** What an action does to the stand, or `undefined` when it is not the time for it. */
export function actOn(
  stand: Stand,
  action: SimulatorAction,
  moment: Moment = nothingRuns,
  details: SimulatorDetails = {},
): NextStand | undefined {
  switch (action) {
    case 'unplug':
      if (!stand.plugged) return undefined;
      return { stand: { ...stand, plugged: false }, effects: stand.powered ? disconnect : [] };
    case 'plug':
      return plug(stand);
    case 'silence':
      if (stand.silent || !stand.powered) return undefined;
      return { stand: { ...stand, silent: true }, effects: [{ type: 'set_silent', silent: true }] };
    case 'power-off':
      return powerOff(stand);
    case 'power-on':
      if (stand.powered) return undefined;
      return { stand: { ...stand, powered: true }, effects: stand.plugged ? connect : [] };
    case 'call-till':
      if (!stand.powered || !stand.plugged || moment.step !== 'idle') return undefined;
      return { stand, effects: [{ type: 'call_till' }] };
    case 'late':
      return answerNext(stand, 'late', secondsToMilliseconds(details.seconds));
    case 'twice':
      return answerNext(stand, 'twice');
    case 'other-amount':
      return answerNext(stand, 'other_amount');
    case 'as-usual':
      return answerNext(stand, 'usual');
    case 'pay':
      return stand.powered ? pay(stand, moment) : undefined;
    default: {
      const acts = stand.powered ? customerActs(action, moment, details.address) : undefined;
      return acts && inManner(stand, acts, moment);
    }
  }
}

const connect: readonly StandEffect[] = [{ type: 'connect' }];
const disconnect: readonly StandEffect[] = [{ type: 'disconnect' }];
const speakAgain: StandEffect = { type: 'set_silent', silent: false };

/** Also ends a silence: to a person, pulling and putting back the cable is what helps. */
function plug(stand: Stand): NextStand | undefined {
  if (stand.plugged && !stand.silent) return undefined;
  const effects = [
    ...(stand.silent ? [speakAgain] : []),
    ...(!stand.plugged && stand.powered ? connect : []),
  ];
  return { stand: { ...stand, plugged: true, silent: false }, effects };
}

function powerOff(stand: Stand): NextStand | undefined {
  if (!stand.powered) return undefined;
  const effects: readonly StandEffect[] = [
    { type: 'power_off' },
    ...(stand.silent ? [speakAgain] : []),
    ...(stand.plugged ? disconnect : []),
  ];
  return { stand: { ...stand, powered: false, silent: false }, effects };
}

function answerNext(
  stand: Stand,
  answer: AnswerManner,
  lateness = usualLateness,
): NextStand | undefined {
  if (stand.answer === answer && stand.lateness === lateness) return undefined;
  return { stand: { ...stand, answer, lateness }, effects: [] };
}

function secondsToMilliseconds(seconds: number | undefined): number {
  return seconds === undefined ? usualLateness : Math.round(seconds * 1_000);
}

const approve: CustomerEffect = { type: 'approve', method: 'any' };

/** As the ending of the amount says. */
function pay(stand: Stand, moment: Moment): NextStand {
  const meaning = asAmountSays(moment);
  switch (meaning) {
    case 'approved':
      return inManner(stand, [approve], moment);
    case 'late_reply':
      return { stand, effects: [{ type: 'hold_line', milliseconds: usualLateness }, approve] };
    case 'no_reply':
      return fallSilent(stand, moment);
    default:
      return inManner(stand, [refusalOf(meaning)], moment);
  }
}

/** The till sees that the bank is asked, and hears nothing more. */
function fallSilent(stand: Stand, { step }: Moment): NextStand {
  return {
    stand: { ...stand, silent: true },
    effects: [
      ...(step === 'waiting' ? [{ type: 'present', method: 'any' } as const] : []),
      { type: 'set_silent', silent: true },
      approve,
      { type: 'speak_in', milliseconds: silenceOfNoReply },
    ],
  };
}

/** An act that ends the payment is answered in the manner that was chosen for the next answer. */
function inManner(stand: Stand, acts: readonly CustomerEffect[], moment: Moment): NextStand {
  const asUsual: NextStand = { stand, effects: acts };
  const next: Stand = { ...stand, answer: 'usual', lateness: usualLateness };
  if (!acts.some((act) => endsPayment(act, moment))) return asUsual;
  switch (stand.answer) {
    case 'usual':
      return asUsual;
    case 'late':
      return {
        stand: next,
        effects: [{ type: 'hold_line', milliseconds: stand.lateness }, ...acts],
      };
    case 'twice':
      return {
        stand: next,
        effects: [{ type: 'say_again', milliseconds: sayAgainAfter }, ...acts],
      };
    case 'other_amount': {
      // A refusal has no amount that could differ.
      if (!moment.amount || !acts.some(({ type }) => type === 'approve')) return asUsual;
      const minor = otherThan(moment.amount.minor);
      return { stand: next, effects: [{ type: 'approve_amount', minor }, ...acts] };
    }
    default:
      return assertNever(stand.answer);
  }
}

function endsPayment({ type }: CustomerEffect, { step }: Moment): boolean {
  if (type === 'present') return false;
  return step === 'waiting' || (step === 'asking' && type !== 'cancel');
}

/** One rupee less, or more where there is no less. */
function otherThan(minor: number): number {
  return minor > 100 ? minor - 100 : minor + 100;
}
