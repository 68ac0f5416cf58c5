import type { LastResult, TerminalOutcome } from '../../electron/terminals/terminal.ts';
import type { Message } from '../../electron/terminals/zvt/message.ts';
import type {
  SessionEffect,
  SessionEvent,
  SessionState,
} from '../../electron/terminals/zvt/session.ts';
import { transition as moveSession } from '../../electron/terminals/zvt/session-machine.ts';
import type {
  TerminalDeadline,
  TerminalEffect,
  TerminalEvent,
  TerminalState,
} from '../../electron/terminals/zvt/terminal-dialogue.ts';
import {
  transition as moveTerminal,
  startTerminal,
} from '../../electron/terminals/zvt/terminal-machine.ts';
import type { PaymentEvent } from '../../electron/till/payments/payment-event.ts';
import { transition as movePayment } from '../../electron/till/payments/payment-machine.ts';
import { paymentRepeats } from '../../electron/till/payments/resend-policy.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { isOpenPayment, type Payment } from '../../shared/payment.ts';

/**
 * One payment at a counter as the pure machines see it: the till's payment and session, the terminal,
 * and what is on the line between them. Time stands still; whatever is armed may run out at any moment.
 */
export interface Counter {
  readonly payment: Payment;
  /** Null while there is no connection. */
  readonly session: SessionState | null;
  readonly sessionDeadline: 'T3' | 'T4' | null;
  readonly terminal: TerminalState;
  readonly terminalDeadlines: readonly TerminalDeadline[];
  readonly toTill: readonly Message[];
  readonly toTerminal: readonly Message[];
  /** The line has gone and the terminal does not know it yet. */
  readonly isUnnoticed: boolean;
}

/** What may happen to the till while it hears the terminal's word. */
export type Hearing = 'kept' | 'disk full' | 'killed before it answers';

const at = 0;

export function toTerminalEvent(counter: Counter, event: TerminalEvent): Counter {
  const step = moveTerminal(counter.terminal, event);
  if (!step) return counter;
  let next: Counter = { ...counter, terminal: step.state };
  for (const effect of step.effects) next = performAtTerminal(next, effect);
  return next;
}

function performAtTerminal(counter: Counter, effect: TerminalEffect): Counter {
  switch (effect.type) {
    case 'send': {
      if (counter.session === null) return counter;
      const said = { ...counter, toTill: [...counter.toTill, effect.message] };
      return effect.tag === 'command'
        ? toTerminalEvent(said, { type: 'acknowledged', tag: effect.tag })
        : said;
    }
    case 'arm':
      return { ...counter, terminalDeadlines: armed(counter, effect.name) };
    case 'disarm':
      return { ...counter, terminalDeadlines: disarmed(counter, effect.name) };
    case 'save':
    case 'presented':
    case 'print':
    case 'show':
      return counter;
    default:
      return assertNever(effect);
  }
}

function armed({ terminalDeadlines }: Counter, name: TerminalDeadline): TerminalDeadline[] {
  return [...new Set([...terminalDeadlines, name])].sort();
}

function disarmed({ terminalDeadlines }: Counter, name: TerminalDeadline): TerminalDeadline[] {
  return terminalDeadlines.filter((each) => each !== name);
}

/** What the session decides, done in order; the till's part of it as in payments.ts. */
export function toSessionEvent(
  counter: Counter,
  event: SessionEvent,
  hearing: Hearing = 'kept',
): Counter {
  if (counter.session === null) return counter;
  const step = moveSession(counter.session, event);
  if (!step) return counter;
  let next: Counter = { ...counter, session: step.state };
  for (const effect of step.effects) {
    if (effect.type !== 'tell_outcome') {
      next = perform(next, effect);
      continue;
    }
    const told = hearing === 'disk full' ? undefined : tellOutcome(next, effect.outcome);
    if (hearing === 'killed before it answers') return killed(told ?? next);
    if (!told) return toSessionEvent({ ...next, session: counter.session }, { type: 'not_kept' });
    next = told;
  }
  return next;
}

function perform(counter: Counter, effect: SessionEffect): Counter {
  switch (effect.type) {
    case 'send': {
      const sent = { ...counter, toTerminal: [...counter.toTerminal, effect.message] };
      const left = toSessionEvent(sent, { type: 'leaving', tag: effect.tag });
      return toSessionEvent(left, { type: 'acknowledged', tag: effect.tag });
    }
    case 'tell_stage':
      return toPaymentEvent(counter, { type: 'stage', stage: effect.stage });
    case 'pay_ended':
      return toPaymentEvent(counter, { type: 'ended', end: effect.end });
    case 'asked':
      return hearLastResult(counter, effect.result);
    case 'arm':
      return { ...counter, sessionDeadline: effect.name };
    case 'disarm':
      return { ...counter, sessionDeadline: null };
    case 'opened':
      return toSessionEvent(counter, { type: 'ask' });
    case 'hang_up':
    case 'open_failed':
      return lineLost(counter);
    default:
      return counter;
  }
}

/** Undefined when an approval is nowhere on disk: then it must not be acknowledged. */
function tellOutcome(counter: Counter, outcome: TerminalOutcome): Counter | undefined {
  const { markBefore } = counter.payment;
  const isAnothers = outcome.type === 'approved' && outcome.receipt.mark === markBefore;
  const next = isAnothers ? counter : toPaymentEvent(counter, { type: 'outcome', outcome });
  if (outcome.type !== 'approved' || isAnothers) return next;
  return next.payment.approval?.mark === outcome.receipt.mark ? next : undefined;
}

/** The transaction before belongs to another payment. */
function hearLastResult(counter: Counter, result: LastResult): Counter {
  const isEarlier = result.type === 'result' && result.mark === counter.payment.markBefore;
  return toPaymentEvent(counter, {
    ...{ type: 'last_result', result, isEarlier, mayArrive: false },
  });
}

export function toPaymentEvent(counter: Counter, event: PaymentEvent): Counter {
  const step = movePayment(counter.payment, event, at);
  if (!step) return counter;
  const next = { ...counter, payment: step.payment };
  return step.effects.includes('abort') ? toSessionEvent(next, { type: 'abort' }) : next;
}

/** The cable is out or the till hung up: what was on the line is lost. */
export function lineLost(counter: Counter): Counter {
  const closed = toSessionEvent(counter, { type: 'closed', reason: 'unplugged' });
  return {
    ...closed,
    session: null,
    sessionDeadline: null,
    toTill: [],
    toTerminal: [],
    isUnnoticed: true,
  };
}

/** The till died and has started again: it finds the payment open. */
export function killed(counter: Counter): Counter {
  const gone: Counter = {
    ...counter,
    session: null,
    sessionDeadline: null,
    toTill: [],
    toTerminal: [],
    isUnnoticed: true,
  };
  return isOpenPayment(gone.payment) ? toPaymentEvent(gone, { type: 'interrupted' }) : gone;
}

export function connected(counter: Counter): Counter {
  const noticed = noticedLoss(counter);
  return toSessionEvent({ ...noticed, session: { name: 'fresh' } }, { type: 'open' });
}

export function noticedLoss(counter: Counter): Counter {
  if (!counter.isUnnoticed) return counter;
  return toTerminalEvent({ ...counter, isUnnoticed: false }, { type: 'line_lost' });
}

export function poweredOff(counter: Counter): Counter {
  const dark = lineLost(counter);
  const { state } = startTerminal(dark.terminal.records);
  return { ...dark, terminal: state, terminalDeadlines: [], isUnnoticed: false };
}

/** The payment is sent, as far as the line has taken it. */
export function sent(counter: Counter): Counter {
  const { payment } = counter;
  return toSessionEvent(counter, {
    type: 'pay',
    command: {
      paymentId: payment.id,
      amount: { minor: payment.amount, currency: payment.currency },
      preferredMethod: null,
      repeats: paymentRepeats,
    },
  });
}
